import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { BilingualName, Channel, ChannelTerm, OnlineLevel, ProcedureStatus } from '#contracts';
import type { SettlingLevel, StatedTerm } from '#contracts';

/** This service's own copy of a version of a procedure. */
@Entity('procedure_copy')
export class ProcedureCopy {
  @PrimaryColumn('uuid', { name: 'procedure_id' }) procedureId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text') code!: string;
  @Column('jsonb') name!: BilingualName;
  @Column('text', { nullable: true }) field!: string | null;
  @Column('text', { array: true }) levels!: SettlingLevel[];
  @Column('text') status!: ProcedureStatus;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
  @Column('jsonb') terms!: ChannelTerm[];
  /** In force by the centre from that day, not yet published by the province. */
  @Column('date', { name: 'awaiting_from', nullable: true }) awaitingFrom!: string | null;
}

/** Every code a procedure has or had. */
@Entity('procedure_code_copy')
export class ProcedureCodeCopy {
  @PrimaryColumn('text') code!: string;
  @Index('procedure_code_copy_procedure') @Column('uuid', { name: 'procedure_id' }) procedureId!: string;
}

/** A term cut for one agency by a decision; those of the whole province are versions of the procedure. */
@Entity('shortening_copy')
@Index('shortening_copy_of', ['procedureId', 'agencyId', 'from'])
export class ShorteningCopy {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'procedure_id' }) procedureId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  /** Null: every channel. */
  @Column('text', { nullable: true }) channel!: Channel | null;
  @Column('jsonb') local!: StatedTerm;
  @Column('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
}

@Entity('offering_copy')
@Index('offering_copy_of', ['procedureId', 'agencyId', 'from'])
export class OfferingCopy {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'procedure_id' }) procedureId!: string;
  @Column('text', { name: 'procedure_code' }) procedureCode!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @Column('smallint') level!: OnlineLevel;
  @Column('boolean', { name: 'one_stop' }) oneStop!: boolean;
  @Column('boolean') post!: boolean;
}

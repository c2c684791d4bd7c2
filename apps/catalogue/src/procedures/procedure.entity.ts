import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import type {
  LegalSource,
  OnlineLevel,
  ProcedurePart,
  ProcedureParts,
  ProcedureStatus,
  PublicationKind,
} from '#contracts';
import { Agency } from '../agencies/agency.entity.js';

/** Identity is the national code. `shown` is the version in force or repealed, else the draft. */
@Entity('procedure')
@Unique('procedure_code_key', ['code'])
@Index('procedure_search', { synchronize: false })
@Index('procedure_field_search', { synchronize: false })
export class Procedure {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', collation: 'C' }) code!: string;
  @Column('text') status!: ProcedureStatus;
  @Column('integer') shown!: number;
  @Column('integer', { nullable: true }) draft!: number | null;
  /** Name, code and aliases folded: no accents, small letters. */
  @Column('text') search!: string;
  @Column('text', { name: 'field_search' }) fieldSearch!: string;
  @Column('text', { array: true }) sources!: string[];
  @Column('date', { name: 'awaiting_from', nullable: true }) awaitingFrom!: string | null;
  @Column('integer', { default: 1 }) revision!: number;
}

@Entity('procedure_version')
export class ProcedureVersion {
  @ForeignKey(() => Procedure, { name: 'procedure_version_procedure_id_fkey' })
  @PrimaryColumn('uuid', { name: 'procedure_id' })
  procedureId!: string;
  @PrimaryColumn('integer') version!: number;
  @Column('text') status!: ProcedureStatus;
  @Column('text', { nullable: true }) kind!: PublicationKind | null;
  @Column('text', { nullable: true }) decision!: string | null;
  @Column('date', { name: 'decided_on', nullable: true }) decidedOn!: string | null;
  @Column('date', { name: 'valid_from', nullable: true }) validFrom!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) validTo!: string | null;
  @Column('text') source!: string;
  @Column('jsonb') parts!: ProcedureParts;
  @Column('text', { array: true }) missing!: ProcedurePart[];
  @Column('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
}

/** What was known of a version before it was written again: the other axis of time. */
@Entity('procedure_version_past')
export class ProcedureVersionPast {
  @ForeignKey(() => Procedure, { name: 'procedure_version_past_procedure_id_fkey' })
  @PrimaryColumn('uuid', { name: 'procedure_id' })
  procedureId!: string;
  @PrimaryColumn('integer') version!: number;
  @PrimaryColumn('timestamptz', { name: 'recorded_at' }) recordedAt!: Date;
  @PrimaryColumn('timestamptz', { name: 'replaced_at' }) replacedAt!: Date;
  @Column('jsonb') state!: object;
}

@Entity('procedure_alias')
export class ProcedureAlias {
  @PrimaryColumn('text') code!: string;
  @Index('procedure_alias_procedure')
  @ForeignKey(() => Procedure, { name: 'procedure_alias_procedure_id_fkey' })
  @Column('uuid', { name: 'procedure_id' })
  procedureId!: string;
  @Column('date', { name: 'valid_from', nullable: true }) from!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
}

/** What each source said last, as a digest: the same content again is `unchanged`. */
@Entity('procedure_source')
export class ProcedureSource {
  @ForeignKey(() => Procedure, { name: 'procedure_source_procedure_id_fkey' })
  @PrimaryColumn('uuid', { name: 'procedure_id' })
  procedureId!: string;
  @PrimaryColumn('text') source!: string;
  @Column('text') digest!: string;
}

@Entity('offering')
@Index('offering_of', ['procedureId', 'agencyId'])
@Index('offering_agency', ['agencyId'])
export class Offering {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Procedure, { name: 'offering_procedure_id_fkey' })
  @Column('uuid', { name: 'procedure_id' })
  procedureId!: string;
  @ForeignKey(() => Agency, { name: 'offering_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id' })
  agencyId!: string;
  @Column('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @Column('smallint') level!: OnlineLevel;
  @Column('boolean', { name: 'one_stop' }) oneStop!: boolean;
  @Column('boolean') post!: boolean;
  @Column('text', { nullable: true }) decision!: string | null;
  @Column('text', { nullable: true }) exclusion!: string | null;
  @Column('jsonb', { nullable: true }) basis!: LegalSource | null;
}

import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Channel, LegalSource, StatedTerm, TermComparison } from '#contracts';
import { Agency } from '../agencies/agency.entity.js';
import { Procedure } from '../procedures/procedure.entity.js';

/** A local term below the central one, by decision. */
@Entity('shortening')
export class Shortening {
  @PrimaryColumn('uuid') id!: string;
  @Index('shortening_procedure')
  @ForeignKey(() => Procedure, { name: 'shortening_procedure_id_fkey' })
  @Column('uuid', { name: 'procedure_id' })
  procedureId!: string;
  @ForeignKey(() => Agency, { name: 'shortening_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id', nullable: true })
  agencyId!: string | null;
  @Column('text', { nullable: true }) channel!: Channel | null;
  @Column('jsonb') central!: StatedTerm;
  @Column('jsonb') local!: StatedTerm;
  @Column('text') decision!: string;
  @Index('shortening_decided') @Column('date', { name: 'decided_on' }) decidedOn!: string;
  @Column('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @Column('text') comparison!: TermComparison;
  @Column('text', { name: 'days_saved', nullable: true }) daysSaved!: string | null;
  @Column('text', { name: 'share_saved', nullable: true }) shareSaved!: string | null;
  @Column('jsonb', { nullable: true }) basis!: LegalSource | null;
}

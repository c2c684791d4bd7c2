import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { LegalSource, ListedProcedure, ListPurpose } from '#contracts';
import { Agency } from '../agencies/agency.entity.js';
import { Procedure } from '../procedures/procedure.entity.js';

/** A list of procedures ordered by decision. */
@Entity('decision_list')
export class DecisionList {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') purpose!: ListPurpose;
  @ForeignKey(() => Agency, { name: 'decision_list_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id', nullable: true })
  agencyId!: string | null;
  @Column('text') decision!: string;
  @Column('date', { name: 'decided_on' }) decidedOn!: string;
  @Column('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @Column('jsonb') procedures!: ListedProcedure[];
}

/** An entry of the approved linked list. */
@Entity('linked_procedure')
export class LinkedProcedure {
  @PrimaryColumn('uuid') id!: string;
  @Index('linked_procedure_procedure')
  @ForeignKey(() => Procedure, { name: 'linked_procedure_procedure_id_fkey' })
  @Column('uuid', { name: 'procedure_id' })
  procedureId!: string;
  @ForeignKey(() => Agency, { name: 'linked_procedure_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id' })
  agencyId!: string;
  @Column('uuid', { array: true }) participants!: string[];
  @Column('text') decision!: string;
  @Column('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @Column('jsonb', { nullable: true }) basis!: LegalSource | null;
}

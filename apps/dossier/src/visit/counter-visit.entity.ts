import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { VisitForm } from '#contracts';

/** Someone came and left without a receipt. */
@Entity('counter_visit')
@Index('counter_visit_of_agency', ['agencyId', 'id'])
@Index('counter_visit_of_case', ['caseId'])
export class CounterVisit {
  @PrimaryColumn('uuid') id!: string;
  /** Of the first visit about the matter. */
  @Column('uuid', { name: 'case_id' }) caseId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('uuid', { name: 'receiving_unit_id', nullable: true }) receivingUnitId!: string | null;
  @Column('text', { name: 'procedure_code' }) procedureCode!: string;
  @Column('uuid', { name: 'procedure_id', nullable: true }) procedureId!: string | null;
  @Column('text') form!: VisitForm;
  @Column('timestamptz') at!: Date;
  @Column('date', { name: 'visited_on' }) visitedOn!: string;
  @Column('boolean', { name: 'own_fault' }) ownFault!: boolean;
  @Column('uuid', { name: 'dossier_id', nullable: true }) dossierId!: string | null;
  @Column('bytea') digest!: Buffer;
}

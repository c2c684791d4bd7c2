import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A procedure in force that a counter took in before anybody listed it. */
@Entity('provisional_procedure')
export class ProvisionalProcedureRow {
  @PrimaryColumn('text') code!: string;
  @Column('text') name!: string;
  @Column('text', { name: 'legal_basis' }) legalBasis!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('date', { name: 'first_day' }) from!: string;
  /** When the catalogue had it. */
  @Column('timestamptz', { name: 'told_at', nullable: true }) toldAt!: Date | null;
}

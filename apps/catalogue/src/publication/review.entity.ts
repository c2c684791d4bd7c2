import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { Agency } from '../agencies/agency.entity.js';

/** A review of procedures that an agency owes for a period. */
@Entity('periodic_review')
export class PeriodicReview {
  @PrimaryColumn('uuid') id!: string;
  @ForeignKey(() => Agency, { name: 'periodic_review_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id' })
  agencyId!: string;
  @Column('text') period!: string;
  @Index('periodic_review_due') @Column('date', { name: 'due_on' }) dueOn!: string;
  @Column('date', { name: 'held_on', nullable: true }) heldOn!: string | null;
  @Column('text', { nullable: true }) document!: string | null;
  @Column('integer', { nullable: true }) reviewed!: number | null;
  @Column('integer', { nullable: true }) proposals!: number | null;
  @Column('boolean', { name: 'taken_back', default: false }) takenBack!: boolean;
}

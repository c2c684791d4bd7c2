import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { CooperatingState, DocumentNamed, TaskSource } from '#contracts';

/** A task that a document gives an agency, with others beside it. */
@Entity('task')
@Index('task_of_lead', { synchronize: false })
@Index('task_of_cooperating', { synchronize: false })
export class Task {
  @PrimaryColumn('uuid') id!: string;
  @Column('jsonb') document!: DocumentNamed;
  @Column('text') source!: TaskSource;
  @Column('text', { nullable: true }) clause!: string | null;
  @Column('uuid', { name: 'lead_agency_id' }) leadAgencyId!: string;
  @Column('jsonb') cooperating!: CooperatingState[];
  @Column('uuid', { name: 'cooperating_ids', array: true }) cooperatingIds!: string[];
  @Column('text') title!: string;
  @Column('text', { nullable: true }) product!: string | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('date', { name: 'completed_on', nullable: true }) completedOn!: string | null;
  @Column('jsonb') evidence!: DocumentNamed[];
  @Column('timestamptz', { name: 'assigned_at' }) assignedAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { OutboxState } from '#contracts';

/** A status on its way back to the exchange. */
@Entity('outgoing_message')
@Index('outgoing_message_waiting', ['nextAt'], { where: `state = 'queued'` })
export class OutgoingStatus {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'document_id' }) documentId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') status!: string;
  @Column('text') body!: string;
  @Column('text') state!: OutboxState;
  @Column('integer', { default: 0 }) attempts!: number;
  @Column('timestamptz', { name: 'next_at' }) nextAt!: Date;
  @Column('text', { nullable: true }) error!: string | null;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

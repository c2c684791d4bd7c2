import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { RecallState, TransferStatus } from '#contracts';
import { ExchangedDocument } from './exchanged-document.entity.js';

/** A document on its way to one recipient. `said` decides; the columns beside it are derived, for lists and sums. */
@Entity('transfer')
export class Transfer {
  @PrimaryColumn('uuid')
  @ForeignKey(() => ExchangedDocument, { name: 'transfer_document_fkey' })
  document!: string;
  @PrimaryColumn('text', { name: 'recipient_code' }) recipientCode!: string;
  @Column('uuid', { name: 'recipient_id', nullable: true }) recipientId!: string | null;
  @Column('boolean') listed!: boolean;
  @Column('jsonb') said!: Record<string, string>;
  @Column('text') status!: TransferStatus;
  @Column('text') recall!: RecallState;
  @Column('boolean') contradictory!: boolean;
  @Column('timestamptz', { name: 'confirmed_at', nullable: true }) confirmedAt!: Date | null;
  @Column('boolean', { name: 'confirmed_in_time', nullable: true }) confirmedInTime!: boolean | null;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentStanding } from '#contracts';

/** A document that was exchanged, one a DocumentId. Its words (subject, signer) stay in its message: they name people. */
@Entity('exchanged_document')
@Index('exchanged_document_once', ['documentId'], { unique: true })
@Index('exchanged_document_by_time', ['sentAt'])
export class ExchangedDocument {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'document_id' }) documentId!: string;
  @Column('boolean', { default: false }) known!: boolean;
  @Column('text', { name: 'sender_code', nullable: true }) senderCode!: string | null;
  @Column('uuid', { name: 'sender_id', nullable: true }) senderId!: string | null;
  @Column('text', { nullable: true }) number!: string | null;
  @Column('text', { nullable: true }) notation!: string | null;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn!: string | null;
  @Column('text', { nullable: true }) type!: string | null;
  @Column('integer', { default: 0 }) priority!: number;
  @Column('boolean', { default: false }) paper!: boolean;
  @Column('boolean', { nullable: true }) signed!: boolean | null;
  @Column('text', { default: 'in-force' }) standing!: DocumentStanding;
  @Column('timestamptz', { name: 'sent_at', nullable: true }) sentAt!: Date | null;
  @Column('timestamptz', { name: 'stated_at', nullable: true }) statedAt!: Date | null;
  @Column('boolean', { name: 'sent_in_time', nullable: true }) sentInTime!: boolean | null;
}

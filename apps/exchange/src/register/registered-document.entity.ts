import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentClass, DocumentDirection, PaperReason } from '#contracts';

/** A line of an agency's register of outgoing or incoming documents. */
@Entity('registered_document')
@Index('registered_document_once', ['agencyId', 'direction', 'documentId'], { unique: true })
@Index('registered_document_of_agency', ['agencyId', 'issuedOn', 'id'])
@Index('registered_document_by_day', ['issuedOn', 'id'])
export class RegisteredDocument {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'document_id' }) documentId!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') direction!: DocumentDirection;
  @Column('integer') number!: number;
  @Column('text') notation!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('text', { name: 'sender_code' }) senderCode!: string;
  @Column('text', { array: true }) recipients!: string[];
  @Column('text') class!: DocumentClass;
  @Column('text', { name: 'paper_reason', nullable: true }) paperReason!: PaperReason | null;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
}

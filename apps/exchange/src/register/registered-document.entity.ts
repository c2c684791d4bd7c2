import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { DocumentClass, DocumentDirection, DocumentStanding, PaperReason } from '#contracts';

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
  /** Null where the code of a message is no number. */
  @Column('integer', { nullable: true }) number!: number | null;
  @Column('text') notation!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: string;
  @Column('text', { name: 'sender_code' }) senderCode!: string;
  @Column('text', { array: true }) recipients!: string[];
  @Column('text') class!: DocumentClass;
  @Column('text', { name: 'paper_reason', nullable: true }) paperReason!: PaperReason | null;
  @Column('timestamptz', { name: 'registered_at' }) registeredAt!: Date;
  @Column('integer', { default: 1 }) version!: number;
  @Column('text', { name: 'paper_recipients', array: true, default: [] }) paperRecipients!: string[];
  /** Receiving agencies, and those of them that got it electronically. */
  @Column('integer', { default: 0 }) agencies!: number;
  @Column('integer', { default: 0 }) electronic!: number;
  @Column('integer', { default: 0 }) citizens!: number;
  @Column('integer', { default: 0 }) enterprises!: number;
  @Column('integer', { default: 0 }) internal!: number;
  @Column('boolean', { nullable: true }) signed!: boolean | null;
  @Column('text', { default: 'in-force' }) standing!: DocumentStanding;
  /** Numbers run by agency, year and kind of document. */
  @Column('text', { default: 'CV' }) series!: string;
  @Column('integer', { name: 'arrival_number', nullable: true }) arrivalNumber!: number | null;
  @Column('date', { name: 'arrived_on', nullable: true }) arrivedOn!: string | null;
}

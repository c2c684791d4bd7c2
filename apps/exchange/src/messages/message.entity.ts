import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { KeptAttachment } from '#contracts';
import { ExchangedDocument } from './exchanged-document.entity.js';

/** A message as it came: its digest, and the event that chains it. */
@Entity('message')
@Index('message_once', ['digest'], { unique: true })
@Index('message_of_document', ['document', 'receivedAt'])
export class Message {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') digest!: string;
  @Column('bigint') size!: string;
  @Column('text') kind!: 'document' | 'status';
  @Column('uuid')
  @ForeignKey(() => ExchangedDocument, { name: 'message_document_fkey' })
  document!: string;
  @Column('text', { name: 'from_code' }) fromCode!: string;
  @Column('text', { name: 'to_codes', array: true }) toCodes!: string[];
  @Column('text', { nullable: true }) status!: string | null;
  @Column('integer', { nullable: true }) business!: number | null;
  @Column('jsonb') attachments!: KeptAttachment[];
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('uuid', { name: 'event_id' }) eventId!: string;
}

/** A part of a large message until it is whole. */
@Entity('message_part')
@Index('message_part_stored_at', ['storedAt'])
export class MessagePiece {
  @PrimaryColumn('uuid') upload!: string;
  @PrimaryColumn('integer') n!: number;
  @Column('bytea') bytes!: Buffer;
  @Column('text') owner!: string;
  @Column('timestamptz', { name: 'stored_at' }) storedAt!: Date;
}

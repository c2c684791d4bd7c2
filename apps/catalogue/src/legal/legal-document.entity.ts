import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

/** A legal or administrative document; its identity is its number and day of issue. */
@Entity('legal_document')
@Index('legal_document_number', ['number', 'id'])
@Index('legal_document_search', { synchronize: false })
export class LegalDocument {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'text', collation: 'C' }) number!: string;
  @Column('text', { nullable: true }) title!: string | null;
  @Column('text', { nullable: true }) issuer!: string | null;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn!: string | null;
  @Column('date', { name: 'valid_from', nullable: true }) from!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @Column('text') source!: string;
  /** Number and title folded. */
  @Column('text') search!: string;
  @Column('integer', { default: 1 }) revision!: number;
}

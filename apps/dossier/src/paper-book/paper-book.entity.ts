import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

/** The number of dossiers an agency's paper book has for a month. */
@Entity('paper_book')
@Unique('paper_book_month', ['agencyId', 'month'])
export class PaperBook {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') month!: string;
  @Column('date', { name: 'last_day' }) lastDay!: string;
  @Column('integer') dossiers!: number;
  @Column('text') source!: string;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { PartDifference } from '#contracts';

/** What a row of an import changes in a procedure that was known; of a dry run too. */
@Entity('import_difference')
export class ImportDifferenceRow {
  @PrimaryColumn('text', { name: 'import_id' }) importId!: string;
  @PrimaryColumn('integer') line!: number;
  @Column('text') code!: string;
  @Column('jsonb') parts!: PartDifference[];
  @Index('import_difference_created') @Column('timestamptz', { name: 'created_at' }) createdAt!: Date;
}

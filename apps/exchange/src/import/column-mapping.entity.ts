import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { MappedField } from '#contracts';

/** How the files of an agency's document-management system name what we know. */
@Entity('column_mapping')
export class ColumnMapping {
  @PrimaryColumn('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('jsonb') fields!: MappedField[];
}

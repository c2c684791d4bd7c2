import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { AgencyKind, AgencyLevel, BilingualName, DatedCode } from '#contracts';

/** This service's own copy of an agency, from the catalogue's events. */
@Entity('agency_copy')
export class AgencyCopy {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('text') kind!: AgencyKind;
  @Column('text') level!: AgencyLevel;
  @Column('jsonb') name!: BilingualName;
  @Column('jsonb') codes!: DatedCode[];
  @Column('date', { name: 'valid_from', nullable: true }) from!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
  @Column('boolean') demonstration!: boolean;
}

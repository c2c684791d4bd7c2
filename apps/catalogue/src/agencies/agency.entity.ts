import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { AgencyKind, AgencyLevel, BilingualName } from '#contracts';

@Entity('agency')
export class Agency {
  @PrimaryColumn('uuid') id!: string;
  @Index('agency_parent')
  @ForeignKey(() => Agency, { name: 'agency_parent_id_fkey' })
  @Column('uuid', { name: 'parent_id', nullable: true })
  parentId!: string | null;
  @Column('text') kind!: AgencyKind;
  @Column('text') level!: AgencyLevel;
  @Column('jsonb') name!: BilingualName;
  @Column('date', { name: 'valid_from', nullable: true }) from!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
  @ForeignKey(() => Agency, { name: 'agency_merged_into_fkey' })
  @Column('uuid', { name: 'merged_into', nullable: true })
  mergedInto!: string | null;
  @ForeignKey(() => Agency, { name: 'agency_split_from_fkey' })
  @Column('uuid', { name: 'split_from', nullable: true })
  splitFrom!: string | null;
  @Column('text', { name: 'gso_code', nullable: true }) gsoCode!: string | null;
  @Column('boolean') demonstration!: boolean;
  @Column('integer', { default: 1 }) revision!: number;
}

/** A code belongs to one agency for ever; place 0 is the code to show. */
@Entity('agency_code')
export class AgencyCode {
  @PrimaryColumn('text') code!: string;
  @Index('agency_code_agency')
  @ForeignKey(() => Agency, { name: 'agency_code_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id' })
  agencyId!: string;
  @Column('integer') place!: number;
  @Column('date', { name: 'valid_from', nullable: true }) from!: string | null;
  @Column('date', { name: 'valid_to', nullable: true }) to!: string | null;
}

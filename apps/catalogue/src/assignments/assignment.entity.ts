import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { Role } from '#contracts';
import { Agency } from '../agencies/agency.entity.js';

@Entity('assignment')
@Index('assignment_person', ['issuer', 'subject'])
export class Assignment {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') issuer!: string;
  @Column('text') subject!: string;
  @Column('text') role!: Role;
  @Index('assignment_agency')
  @ForeignKey(() => Agency, { name: 'assignment_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id' })
  agencyId!: string;
  @Column('timestamptz', { name: 'valid_from' }) from!: Date;
  @Column('timestamptz', { name: 'valid_to', nullable: true }) to!: Date | null;
  @Column('text', { name: 'granted_by' }) grantedBy!: string;
  @Column('integer', { default: 1 }) revision!: number;
}

import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import type { CalendarEntry, OfficeHours } from '#calendar';
import { Agency } from '../agencies/agency.entity.js';

/** An act about a year's days off; never changed, never deleted. */
@Entity('calendar_decision')
export class CalendarDecisionRow {
  @PrimaryColumn('text') id!: string;
  @Column('text') number!: string;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn!: string | null;
  @Column('text') issuer!: string;
  @ForeignKey(() => Agency, { name: 'calendar_decision_agency_id_fkey' })
  @Column('uuid', { name: 'agency_id', nullable: true })
  agencyId!: string | null;
  @Column('integer') year!: number;
  @Column('jsonb') entries!: CalendarEntry[];
  @Column('jsonb', { name: 'office_hours', nullable: true }) officeHours!: OfficeHours | null;
}

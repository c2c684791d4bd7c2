import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDecision } from '#calendar';

/** This service's own copy of a decision on days off. */
@Entity('calendar_copy')
export class CalendarCopy {
  @PrimaryColumn('text') id!: string;
  @Column('jsonb') decision!: CalendarDecision;
}

import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { ShareReminderStatus, ShareReading } from '#contracts';

/** A letter that urges an agency below the target (letter 600, I.10). */
@Entity('reminder')
@Index('reminder_once', ['agencyId', 'from', 'to', 'reading'], { unique: true })
export class Reminder {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('date', { name: 'period_from' }) from!: string;
  @Column('date', { name: 'period_to' }) to!: string;
  @Column('text') reading!: ShareReading;
  @Column('integer') numerator!: number;
  @Column('integer') denominator!: number;
  @Column('integer') target!: number;
  @Column('text') status!: ShareReminderStatus;
  @Column('text', { name: 'letter_number', nullable: true }) letterNumber!: string | null;
  @Column('date', { name: 'issued_on', nullable: true }) issuedOn!: string | null;
  @Column('text', { name: 'reply_number', nullable: true }) replyNumber!: string | null;
  @Column('date', { name: 'replied_on', nullable: true }) repliedOn!: string | null;
  @Column('timestamptz', { name: 'drafted_at' }) draftedAt!: Date;
}

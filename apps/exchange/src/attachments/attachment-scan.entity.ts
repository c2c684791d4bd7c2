import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { AttachmentState } from '#contracts';

/** What a virus scanner said of a content, once whatever number of messages carry it; no row: none was configured. */
@Entity('attachment_scan')
@Index('attachment_scan_waiting', ['scanAfter'], { where: `state = 'waiting'` })
export class AttachmentScan {
  @PrimaryColumn('text') digest!: string;
  @Column('text') state!: AttachmentState;
  @Column('text', { nullable: true }) finding!: string | null;
  @Column('timestamptz', { name: 'scan_after' }) scanAfter!: Date;
}

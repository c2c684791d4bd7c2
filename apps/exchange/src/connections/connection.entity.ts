import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { SystemKind } from '#contracts';

/** A linked system of an agency. `alive` is what was last announced; `silentAfter` says until when it holds. */
@Entity('connection')
@Index('connection_once', ['agencyId', 'kind'], { unique: true, where: 'ended_on IS NULL' })
@Index('connection_watched', ['silentAfter'], { where: 'alive' })
export class Connection {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') kind!: SystemKind;
  @Column('text') product!: string;
  @Column('text', { nullable: true }) version!: string | null;
  @Column('date', { name: 'connected_on' }) connectedOn!: string;
  @Column('date', { name: 'ended_on', nullable: true }) endedOn!: string | null;
  @Column('boolean', { default: false }) alive!: boolean;
  @Column('timestamptz', { nullable: true }) since!: Date | null;
  @Column('timestamptz', { name: 'last_seen_at', nullable: true }) lastSeenAt!: Date | null;
  @Column('timestamptz', { name: 'last_message_at', nullable: true }) lastMessageAt!: Date | null;
  @Column('timestamptz', { name: 'silent_after', nullable: true }) silentAfter!: Date | null;
}

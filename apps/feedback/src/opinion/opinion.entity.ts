import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import type { NotAcceptedReason, OpinionChannel, OpinionKind, OpinionStatus } from '#contracts';

/** A line of the register of opinions, without what is said and who says it (those are in `opinion_person`). */
@Entity('opinion')
@Index('opinion_published', ['answeredOn', 'id'])
export class Opinion {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { unique: true }) number!: string;
  @Column('uuid', { name: 'agency_id' }) agencyId!: string;
  @Column('text') channel!: OpinionChannel;
  @Column('text') kind!: OpinionKind;
  @Column('text') status!: OpinionStatus;
  @Column('text', { name: 'not_accepted_reasons', array: true }) notAcceptedReasons!: NotAcceptedReason[];
  @Column('timestamptz', { name: 'received_at' }) receivedAt!: Date;
  @Column('date', { name: 'received_on' }) receivedOn!: string;
  @Column('timestamptz', { name: 'due_at', nullable: true }) dueAt!: Date | null;
  @Column('date', { name: 'due_on', nullable: true }) dueOn!: string | null;
  @Column('boolean') provisional!: boolean;
  @Column('timestamptz', { name: 'answered_at', nullable: true }) answeredAt!: Date | null;
  @Column('date', { name: 'answered_on', nullable: true }) answeredOn!: string | null;
  @Column('integer', { default: 1 }) version!: number;
}

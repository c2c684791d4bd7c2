import { Column, Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import type { CalendarDecisionView } from '#contracts';

/** A decision on days off being carried through the running dossiers; `reached` is the last one looked at. */
@Entity('redating')
@Index('redating_running', { synchronize: false })
export class Redating {
  @PrimaryColumn('text', { name: 'decision_id' }) decisionId!: string;
  @Column('jsonb') decision!: CalendarDecisionView;
  @Column('timestamptz', { name: 'queued_at' }) queuedAt!: Date;
  @Column('uuid', { nullable: true }) reached!: string | null;
  @Column('timestamptz', { name: 'done_at', nullable: true }) doneAt!: Date | null;
}

/** What a decision did to a dossier, once: the same decision again moves nothing. */
@Entity('redating_move')
export class RedatingMove {
  @ForeignKey(() => Redating, { name: 'redating_move_decision_id_fkey' })
  @PrimaryColumn('text', { name: 'decision_id' })
  decisionId!: string;
  @PrimaryColumn('uuid', { name: 'dossier_id' }) dossierId!: string;
  @Column('date') before!: string;
  @Column('date') after!: string;
  @Column('boolean') applied!: boolean;
}

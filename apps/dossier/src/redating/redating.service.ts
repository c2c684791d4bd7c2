import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { CalendarBook } from '#calendar';
import { calendarDecided, deadlineMoved, systemActor, type CalendarDecisionView, type Recorded } from '#contracts';
import { CLOCK, EventLog, OnEvents, type Clock } from '#messaging';
import type { AgencyTree } from '#directory';
import { CatalogueCopy } from '../catalogue-copy.js';
import { Dossier } from '../dossier.entity.js';
import { stateOf, type Facts } from '../dossier.rules.js';
import { OfficerNotices } from '../notices/officer-notices.service.js';
import { nextAlarm } from '../watch/alarm.rules.js';
import { Redating } from './redating.entity.js';
import { bookOf, concerned, movedBefore, movedOfHandlers, nextRedating } from './redating.queries.js';
import { queue, saveMoves, type Move } from './redating.queries.js';
import { directionOf, redated } from './redating.rules.js';

/** Dossiers a transaction. */
const CHUNK = 200;

interface Ground {
  decision: CalendarDecisionView;
  book: CalendarBook;
  tree: AgencyTree;
}

/**
 * Carries a decision on days off through the running dossiers, a chunk a transaction, each dossier once (domain rule 85). Due days
 * move later by themselves; earlier ones are listed. What is settled, finished or given by another system never moves.
 */
@Injectable()
export class RedatingService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    private readonly officers: OfficerNotices,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OnEvents([calendarDecided])
  async decided(events: Recorded[], tx: EntityManager): Promise<void> {
    const decisions = events.map(({ event }) => event.data as CalendarDecisionView);
    await queue(tx, decisions, this.clock.now());
  }

  /** Does everything that waits, so many dossiers a transaction; answers how many due days moved. */
  async run(size = CHUNK): Promise<number> {
    let moved = 0;
    for (let done = await this.chunk(size); done; done = await this.chunk(size)) moved += done.moved;
    return moved;
  }

  /** The next chunk; null where nothing waits or another replica is at it. */
  chunk(size = CHUNK): Promise<{ moved: number } | null> {
    return this.db.transaction(async (tx) => {
      const redating = await nextRedating(tx);
      if (!redating) return null;
      const { decision, reached } = redating;
      const tree = await this.catalogue.tree();
      const agencies = decision.agencyId ? tree.subtree(decision.agencyId) : null;
      const dossiers = await concerned(tx, decision, { after: reached, agencies, limit: size, lock: true });
      const moved = await this.move(tx, dossiers, { decision, tree, book: await bookOf(tx, [decision as never]) });
      const last = dossiers.length < size;
      if (last) await this.tellOfficers(tx, decision);
      const { decisionId } = redating;
      const now = this.clock.now();
      const progress = { reached: dossiers.at(-1)?.id ?? reached, doneAt: last ? now : null };
      await tx.getRepository(Redating).update({ decisionId }, progress);
      return { moved };
    });
  }

  private async move(tx: EntityManager, dossiers: readonly Dossier[], ground: Ground): Promise<number> {
    const { decision, book, tree } = ground;
    const ids = dossiers.map(({ id }) => id);
    const before = await movedBefore(tx, decision.id, ids);
    const moves: Move[] = [];
    for (const dossier of dossiers.filter(({ id }) => !before.has(id))) {
      const calendar = book.of(tree.chain(dossier.agencyId), this.clock.now());
      const after = redated(dossier, calendar);
      if (!after) continue;
      const parameters = await this.catalogue.parametersOf(
        dossier.procedureCode,
        dossier.receivedOn!,
        dossier.procedureVersion,
      );
      const later = directionOf(dossier.lawfulDueAt, after.lawfulDueAt) === 'later';
      const applied = later || parameters.appliesEarlier;
      moves.push({ dossierId: dossier.id, before: dossier.lawfulDueOn!, after: after.lawfulDueOn!, applied });
      const alarmAt = nextAlarm(after, calendar, parameters);
      if (applied) await this.save(tx, dossier, { ...after, alarmAt }, decision);
    }
    if (moves.length > 0) await saveMoves(tx, decision.id, moves);
    return moves.filter(({ applied }) => applied).length;
  }

  /** Once the last dossier is done, each officer is told of all of theirs in one message. */
  private async tellOfficers(tx: EntityManager, { id, number }: CalendarDecisionView): Promise<void> {
    const moved = await movedOfHandlers(tx, id);
    for (const handler of new Set(moved.map((one) => one.handler))) {
      const own = moved.filter((one) => one.handler === handler);
      const lines = own.map(({ code, before, after }) => `${code}: hạn ${before} chuyển thành ${after}`);
      const subject = `Hạn của ${own.length} hồ sơ thay đổi theo ${number}`;
      await this.officers.tell(tx, { key: `redating ${id} ${handler}`, handler, subject, lines });
    }
  }

  /** The applicant is told from the event; it names the decision. */
  private async save(tx: EntityManager, before: Dossier, after: Facts, decision: CalendarDecisionView): Promise<void> {
    await tx.getRepository(Dossier).save({ ...before, ...after, version: before.version + 1 }, { reload: false });
    const days = { before: before.lawfulDueOn!, after: after.lawfulDueOn! };
    const moved = { state: stateOf(after), decisionId: decision.id, decisionNumber: decision.number, ...days };
    const about = { time: this.clock.now(), reasonCode: 'calendar-decision' };
    await this.log.announce(tx, deadlineMoved.of(before.id, moved, systemActor('dossier'), about));
  }
}

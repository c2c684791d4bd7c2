import { Inject, Injectable, Logger } from '@nestjs/common';
import { In, IsNull, MoreThanOrEqual, Not, type EntityManager } from 'typeorm';
import { CalendarBook, vietnamDecisions, type CalendarDecision } from '#calendar';
import { calendarDecided, dossierRevised, systemActor, type CalendarDecisionView, type Recorded } from '#contracts';
import { CLOCK, EventLog, OnEvents, rowsOf, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { Dossier } from '../dossier.entity.js';
import { stateOf } from '../dossier.rules.js';
import { redated } from './redating.rules.js';

/** A decision on days off moves the due dates of running dossiers only, each move an event (domain rule 85). */
@Injectable()
export class RedatingService {
  private readonly logger = new Logger(RedatingService.name);

  constructor(
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OnEvents([calendarDecided])
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    const decided = events.map(({ event }) => event.data as CalendarDecisionView);
    const first = Math.min(...decided.map(({ year }) => year));
    // A decision may swap a day at the end of the year before.
    const running = await this.running(tx, `${first - 1}-12-01`);
    if (running.length === 0) return;
    const book = await bookOf(tx, decided);
    const tree = await this.catalogue.tree();
    let moved = 0;
    for (const dossier of running) {
      if (await this.redate(tx, dossier, book.of(tree.chain(dossier.agencyId), this.clock.now()))) moved += 1;
    }
    this.logger.log(`${moved} of ${running.length} running dossiers have another due date`);
  }

  private running(tx: EntityManager, from: string): Promise<Dossier[]> {
    return tx.getRepository(Dossier).find({
      where: {
        completedOn: IsNull(),
        pausedAt: IsNull(),
        status: In([2, 4, 6]),
        termUnit: Not(IsNull()),
        lawfulDueOn: MoreThanOrEqual(from),
      },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
  }

  private async redate(
    tx: EntityManager,
    dossier: Dossier,
    calendar: ReturnType<CalendarBook['of']>,
  ): Promise<boolean> {
    const after = redated(dossier, calendar);
    if (!after) return false;
    await tx.getRepository(Dossier).save({ ...dossier, ...after, version: dossier.version + 1 }, { reload: false });
    const about = { time: this.clock.now(), reasonCode: 'calendar-decision' };
    await this.log.announce(
      tx,
      dossierRevised.of(dossier.id, { state: stateOf(after) }, systemActor('dossier'), about),
    );
    return true;
  }
}

/** Built from this very transaction; those of the country always count, so that half a replay can't open an office on Tết. */
async function bookOf(tx: EntityManager, decided: readonly CalendarDecision[]): Promise<CalendarBook> {
  const stored: unknown = await tx.query('SELECT decision FROM calendar_copy');
  const known = rowsOf<{ decision: CalendarDecision }>(stored).map(({ decision }) => decision);
  const byId = new Map([...vietnamDecisions, ...known, ...decided].map((decision) => [decision.id, decision]));
  return new CalendarBook([...byId.values()]);
}

import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, instantOf, vietnamDay } from '#calendar';
import { counterDayClosed, Problem, v7, type Actor, type CounterDayRef, type CounterDayView } from '#contracts';
import { answer, CLOCK, EventLog, type Answer, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { closingOf, givenOut, insertClosing, takenIn, visitsOf } from './counter-day.queries.js';

/** The day of a counter: what came in and went out, and the list both sides sign when it closes. */
@Injectable()
export class CounterDayService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async read({ day, agency }: CounterDayRef, by: Actor): Promise<CounterDayView> {
    const agencyId = await this.catalogue.unitOf(agency);
    await this.catalogue.assertWithin(by, agencyId, null);
    return this.view(agencyId, day);
  }

  /** Closed once: the list as it was then stays signed by its digest; what is entered later shows. */
  async close({ day, agency }: CounterDayRef, by: Actor): Promise<Answer<CounterDayView>> {
    const now = this.clock.now();
    if (day > vietnamDay(now)) throw new Problem('refused', 'dossier.in-the-future', { field: 'day' });
    const agencyId = await this.catalogue.unitOf(agency);
    await this.catalogue.assertWithin(by, agencyId, null);
    const { taken, given, visits, digest } = await this.view(agencyId, day);
    const position = await this.db.transaction(async (tx) => {
      const closing = { closedAt: now, closedBy: by.subject, digest };
      if (!(await insertClosing(tx, agencyId, day, closing))) return undefined;
      const counts = { taken: taken.length, given: given.length, visits: visits.length };
      return this.log.announce(
        tx,
        counterDayClosed.of(v7(now), { agencyId, day, ...counts, digest }, by, { time: now }),
      );
    });
    return answer(await this.view(agencyId, day), { position, status: 201 });
  }

  private async view(agencyId: string, day: string): Promise<CounterDayView> {
    const bounds = { from: instantOf(day, '00:00'), to: instantOf(addDays(day, 1), '00:00') };
    const taken = await takenIn(this.db, agencyId, bounds);
    const given = await givenOut(this.db, agencyId, bounds);
    const visits = await visitsOf(this.db, agencyId, day);
    const digest = createHash('sha256').update(JSON.stringify({ taken, given, visits })).digest('hex');
    const closed = await closingOf(this.db, agencyId, day);
    return {
      agencyCode: (await this.catalogue.tree()).get(agencyId)?.codes[0]?.code ?? agencyId,
      day,
      taken,
      given,
      visits,
      digest,
      closing: closed ? { at: closed.closedAt.toISOString(), by: closed.closedBy, digest: closed.digest } : null,
      changedSince: closed !== undefined && closed.digest !== digest,
    };
  }
}

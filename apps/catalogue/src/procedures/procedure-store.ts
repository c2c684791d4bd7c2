import { Inject, Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { Actor, ChangeKind, ProcedureParts } from '#contracts';
import { CLOCK, EventLog, type Clock } from '#messaging';
import { CalendarService } from '../calendar/calendar.service.js';
import { rulesOn, saveDuties, undecided } from '../publication/publication.queries.js';
import { decidedDuty } from '../publication/publication.rules.js';
import { dutyEvent } from '../register.events.js';
import { assertDocuments } from '../legal/legal-document.queries.js';
import { documentsOf } from '../legal/legal-source.rules.js';
import { assertNoLongerTerm } from '../shortenings/term-comparison.rules.js';
import { saveOfferings } from './offering.queries.js';
import type { OfferingState } from './offering.rules.js';
import { offeringEvent, procedureEvent } from './procedure.events.js';
import { currentVersions, saveProcedures, type Stored } from './procedure.queries.js';
import { shownOf, type Written } from './version.rules.js';

export interface Decided {
  kind: ChangeKind;
  decision: string;
  decidedOn: string;
}

/** Writes what was decided about a procedure, each with its event. */
@Injectable()
export class ProcedureStore {
  constructor(
    private readonly log: EventLog,
    private readonly calendars: CalendarService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async save(tx: EntityManager, stored: Stored, { standing, versions }: Written, by: Actor): Promise<number> {
    const now = this.clock.now();
    const before = await currentVersions(tx, [stored.id]);
    const shown = shownOf(standing, [...versions, ...before]);
    await saveProcedures(tx, [{ ...stored, standing, versions, shown }], now);
    return this.log.announce(tx, procedureEvent({ ...stored, standing }, shown, by, now));
  }

  /** No local term longer than the central one (NĐ 61/2018 Art.5.1đ), no source that the register of documents does not have. */
  async assertTerms(tx: EntityManager, parts: ProcedureParts): Promise<void> {
    await assertDocuments(tx, documentsOf(parts));
    const calendar = await this.calendars.working(tx);
    assertNoLongerTerm(parts, calendar, this.clock.now().getUTCFullYear());
  }

  async offered(tx: EntityManager, code: string, states: readonly OfferingState[], by: Actor): Promise<number> {
    await assertDocuments(
      tx,
      states.flatMap(({ basis }) => (basis ? [basis.document] : [])),
    );
    await saveOfferings(tx, states);
    const now = this.clock.now();
    return this.log.announce(tx, ...states.map((state) => offeringEvent(state, code, by, now)));
  }

  /** The province's decision ends the duty to publish what the centre announced (NĐ 63/2010 Art.15). */
  async decided(tx: EntityManager, stored: Stored, decision: Decided, by: Actor): Promise<void> {
    const codes = [stored.code, ...stored.aliases.map(({ code }) => code)];
    const kinds = decision.kind === 'repealed' ? (['repealed'] as const) : (['new', 'amended'] as const);
    const duties = await undecided(tx, codes, kinds);
    if (duties.length === 0) return;
    const rules = await rulesOn(tx, decision.decidedOn);
    const calendar = await this.calendars.working(tx);
    const done = duties.map((duty) => decidedDuty({ ...duty, procedureId: stored.id }, decision, rules, calendar));
    await saveDuties(tx, done);
    const now = this.clock.now();
    await this.log.announce(tx, ...done.map((duty) => dutyEvent({ ...duty, takenBack: false }, by, now)));
  }
}

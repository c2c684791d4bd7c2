import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import {
  CalendarBook,
  daysBetween,
  deadline,
  difference,
  vietnamDay,
  type CalendarDay,
  type CalendarDecision,
  type WorkingCalendar,
} from '#calendar';
import { namedId, calendarDecided, previewRedating, Problem, type Actor } from '#contracts';
import type {
  CalendarDayView,
  CalendarDays,
  CalendarDeadline,
  CalendarDecisionView,
  DaysQuery,
  DeadlineQuery,
  DecideCalendar,
  DecisionList,
  DecisionQuery,
  DecisionResult,
  NewEvent,
  RedatingPreview,
} from '#contracts';
import { answer, Bus, CLOCK, EventLog, type Answer, type Clock, type Queryable } from '#messaging';
import { AgencyAccess } from '../agencies/agency-access.js';
import { known } from '../agencies/agency.rules.js';
import { alreadyDecided, assertEffect, assertRange, counted, newDecision } from './calendar.rules.js';
import { decisionCount, decisionsOf, insertDecisions } from './calendar.queries.js';

@Injectable()
export class CalendarService {
  private book?: CalendarBook;

  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly access: AgencyAccess,
    private readonly bus: Bus,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async days({ from, to, agency }: DaysQuery): Promise<CalendarDays> {
    assertRange(from, to);
    const calendar = await this.calendarOf(agency);
    return { items: counted(() => daysBetween(from, to, calendar)).map(dayView) };
  }

  async deadline({ from, length, unit, agency }: DeadlineQuery): Promise<CalendarDeadline> {
    const calendar = await this.calendarOf(agency);
    return counted(() => deadline({ from, length, unit }, calendar)) as unknown as CalendarDeadline;
  }

  async decisions({ year }: DecisionQuery): Promise<DecisionList> {
    return { items: (await decisionsOf(this.db, year ?? null)) as unknown as CalendarDecisionView[] };
  }

  /** Adds a decision; a dry run answers only what it would change, dossiers too. The same decision again changes nothing. */
  async decide(command: DecideCalendar, by: Actor): Promise<Answer<DecisionResult>> {
    const decided = await this.db.transaction((tx) => this.decided(tx, command, by));
    const { decision, dryRun, changed } = decided.value;
    if (!dryRun || changed.length === 0) return decided;
    return answer({ ...decided.value, moves: await this.moves(decision) }, {});
  }

  private async decided(tx: EntityManager, command: DecideCalendar, by: Actor): Promise<Answer<DecisionResult>> {
    await tx.query('LOCK TABLE calendar_decision IN SHARE ROW EXCLUSIVE MODE');
    const { agencyId, chain } = await this.place(tx, command.agency, by);
    const decision = newDecision(command, agencyId, this.clock.now());
    const before = await decisionsOf(tx);
    const known = alreadyDecided(decision, before);
    const changed = known ? [] : this.changedBy(before, decision, chain);
    assertEffect(decision, known ? null : changed.length);
    const view = decision as unknown as CalendarDecisionView;
    const result = { decision: view, dryRun: command.dryRun ?? false, changed, moves: null };
    if (result.dryRun || known) return answer(result, {});
    await insertDecisions(tx, [decision]);
    return answer(result, { status: 201, position: await this.log.announce(tx, this.event(view, by)) });
  }

  /** A dry run is worth something without the dossiers too. */
  private async moves(decision: CalendarDecisionView): Promise<RedatingPreview | null> {
    try {
      return (await this.bus.ask(previewRedating, { decision })).value;
    } catch (error) {
      if (error instanceof Problem && error.kind === 'unavailable') return null;
      throw error;
    }
  }

  /** For whom a decision is: one agency within the actor's own, or the province. */
  private async place(tx: Queryable, ref: string | null | undefined, by: Actor) {
    const tree = await this.access.tree(tx);
    if (!ref) {
      this.access.assertProvince(tree, by);
      return { agencyId: null, chain: [] };
    }
    const { id } = this.access.within(tree, ref, by);
    return { agencyId: id, chain: tree.chain(id) };
  }

  event(decision: CalendarDecisionView, by: Actor): NewEvent {
    const { id } = decision;
    return calendarDecided.of(namedId('calendar-decision', id), decision, by, { time: this.clock.now() });
  }

  private changedBy(
    before: CalendarDecision[],
    decision: CalendarDecision,
    chain: readonly string[],
  ): CalendarDayView[] {
    const now = this.clock.now();
    const book = (decisions: CalendarDecision[]) => new CalendarBook(decisions).of(chain, now);
    const [was, is] = counted(() => [book(before), book([...before, decision])] as const);
    const days = difference(was, is, `${is.firstYear}-01-01`, `${is.lastYear}-12-31`);
    return days.flatMap(({ date }) => daysBetween(date, date, is).map(dayView));
  }

  /** The day it is in Vietnam. */
  today(): string {
    return vietnamDay(this.clock.now());
  }

  /** The province's calendar as a transaction sees it. */
  async working(db: Queryable): Promise<WorkingCalendar> {
    return new CalendarBook(await decisionsOf(db)).of([], this.clock.now());
  }

  /** The agency's own calendar over what it inherits; the province's where none is named. */
  private async calendarOf(agency: string | undefined): Promise<WorkingCalendar> {
    const book = await this.current();
    if (!agency) return book.of([], this.clock.now());
    const tree = await this.access.tree(this.db);
    return book.of(tree.chain(known(tree, agency).id), this.clock.now());
  }

  private async current(): Promise<CalendarBook> {
    if (this.book?.decisions.length !== (await decisionCount(this.db))) {
      this.book = new CalendarBook(await decisionsOf(this.db));
    }
    return this.book;
  }
}

const dayView = ({ date, working, reason, source, provisional }: CalendarDay): CalendarDayView => ({
  date,
  working,
  reason: { ...reason },
  source,
  provisional: provisional ?? false,
});

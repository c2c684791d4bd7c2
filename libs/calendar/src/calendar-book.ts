import { yearOf } from './day.js';
import { vietnamDay, type Instant } from './instant.js';
import type { CalendarDecision } from './decision.js';
import { applicable, buildCalendar, type WorkingCalendar } from './working-calendar.js';

/** All calendars of one set of decisions, built when first asked for; agencies without decisions of their own share one. */
export class CalendarBook {
  private readonly calendars = new Map<string, WorkingCalendar>();
  private readonly deciding: ReadonlySet<string | null>;

  constructor(readonly decisions: readonly CalendarDecision[]) {
    this.deciding = new Set(decisions.map(({ agencyId }) => agencyId));
  }

  /** The calendar of an agency; `agencyIds` nearest first. Built anew when the year turns, which moves its last year. */
  of(agencyIds: readonly string[], now: Instant): WorkingCalendar {
    const chain = agencyIds.filter((id) => this.deciding.has(id));
    const key = `${yearOf(vietnamDay(now))} ${chain.join(' ')}`;
    const known = this.calendars.get(key);
    if (known) return known;
    const calendar = buildCalendar(applicable(this.decisions, chain), { agencyIds: chain, now });
    this.calendars.set(key, calendar);
    return calendar;
  }
}

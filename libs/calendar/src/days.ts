import { CalendarError } from './calendar-error.js';
import { compareDays, dayNumber, dayOfNumber, yearOf, type Day, type Text } from './day.js';
import { reasonOf, type DayReason } from './reasons.js';
import type { WorkingCalendar } from './working-calendar.js';

export interface CalendarDay extends DayReason {
  readonly date: Day;
  /** Set on days of a year nobody has decided yet. */
  readonly provisional?: true;
}

/** Every day of a range, both ends included; throws `calendar.range-invalid`, `calendar.year-out-of-range`. */
export function daysBetween(from: Day, to: Day, calendar: WorkingCalendar): CalendarDay[] {
  return datesBetween(from, to).map((date) => ({
    date,
    ...reasonOf(calendar, date),
    ...(calendar.provisionalYears.has(yearOf(date)) && { provisional: true as const }),
  }));
}

/** Every date of a range, both ends included; throws `calendar.range-invalid`. */
export function datesBetween(from: Day, to: Day): Day[] {
  const first = dayNumber(from);
  const length = dayNumber(to) - first + 1;
  if (compareDays(from, to) > 0) throw new CalendarError('calendar.range-invalid', { from, to });
  return Array.from({ length }, (_, n) => dayOfNumber(first + n));
}

export interface ChangedDay {
  readonly date: Day;
  readonly before: { readonly working: boolean; readonly reason: Text };
  readonly after: { readonly working: boolean; readonly reason: Text };
}

/** The days on which one calendar works and the other rests: what a new decision changes, for its dry run. */
export function difference(before: WorkingCalendar, after: WorkingCalendar, from: Day, to: Day): ChangedDay[] {
  return datesBetween(from, to)
    .map((date) => ({ date, before: reasonOf(before, date), after: reasonOf(after, date) }))
    .filter((day) => day.before.working !== day.after.working)
    .map(({ date, before: was, after: is }) => ({
      date,
      before: { working: was.working, reason: was.reason },
      after: { working: is.working, reason: is.reason },
    }));
}

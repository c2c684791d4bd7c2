import { CalendarError } from './calendar-error.js';
import { addMonths, dayOfNumber, partsOf, type Day } from './day.js';
import { instantText, vietnamMoment, type Instant, type VietnamMoment } from './instant.js';
import { momentAfter, remainingFrom } from './office-hours.js';
import { isWorking, offsetOf, outOfRange, type WorkingCalendar } from './working-calendar.js';

export type TermUnit = 'working-day' | 'day' | 'hour' | 'month' | 'year';

/** How long an agency has: whole numbers, working days also in halves, hours in whole minutes. */
export interface Term {
  readonly length: number;
  readonly unit: TermUnit;
}
export interface RunningTerm extends Term {
  /** The event that starts the term: reception, a full dossier, signed minutes. */
  readonly from: Instant;
}

export interface Due {
  /** RFC 3339 with +07:00; for terms of days the end of office hours of `dueOn` (the law: 24:00, BLDS 2015 Art.148.6). */
  readonly dueAt: string;
  readonly dueOn: Day;
  /** True where the term crosses a year whose days off nobody has decided yet. */
  readonly provisional: boolean;
}

const STEPS_PER_UNIT: Record<TermUnit, number> = { 'working-day': 2, day: 1, hour: 60, month: 1, year: 1 };
/** Beyond any term of a procedure; keeps arithmetic within real dates. */
const LONGEST = 4000;

/** Throws `calendar.term-invalid` where a term can't be counted: no positive multiple of its unit's step, or above 4,000. */
export function checkTerm({ length, unit }: Term): void {
  const steps = length * ((STEPS_PER_UNIT[unit] as number | undefined) ?? NaN);
  if (!(length <= LONGEST && steps >= 1 && Math.abs(steps - Math.round(steps)) < 1e-6)) {
    throw new CalendarError('calendar.term-invalid', { length, unit });
  }
}

/** Whether the term runs by the office clock: hours, and working days with a half, which become hours of the agency's day. */
export function runsByClock({ length, unit }: Term): boolean {
  return unit === 'hour' || (unit === 'working-day' && !Number.isInteger(length));
}

/** Office milliseconds of a term that runs by the clock, in whole minutes of the hours of the year it starts in. */
export function officeMilliseconds({ length, unit }: Term, calendar: WorkingCalendar, start: number): number {
  const minutes = unit === 'hour' ? length * 60 : (length * hoursOn(calendar, start).length) / 60_000;
  return Math.round(minutes) * 60_000;
}

/** The last day of a term of days, months or years, before rest moves it (Art.148.1, 3, 4). */
export function lastDayOf({ length, unit }: Term, start: number): number {
  return unit === 'day' ? start + length : addMonths(start, unit === 'year' ? length * 12 : length);
}

/**
 * The due date alone, for the hot path (about a microsecond): the same as `deadline`, without the explanation.
 * BLDS 2015 Art.147–148. Throws `calendar.term-invalid`, `calendar.instant-invalid`, `calendar.year-out-of-range`.
 */
export function dueDate(term: RunningTerm, calendar: WorkingCalendar): Due {
  checkTerm(term);
  const start = vietnamMoment(term.from);
  offsetOf(calendar, start.number);
  if (runsByClock(term)) return dueByClock(term, calendar, start);
  const number =
    term.unit === 'working-day'
      ? nthWorkingDay(calendar, start.number, term.length)
      : workingDayFrom(calendar, lastDayOf(term, start.number));
  return due(calendar, start.number, number, hoursOn(calendar, number).closing);
}

/** The n-th working day after a day, which itself is not counted (Art.147.3). */
function nthWorkingDay(calendar: WorkingCalendar, start: number, count: number): number {
  const { index } = calendar;
  const offset = index.nth[index.count[offsetOf(calendar, start)]! + count - 1];
  if (offset === undefined) throw outOfRange(calendar, index.end);
  return index.first + offset;
}

/** The day itself, or the next working day after a day of rest (Art.148.5). */
function workingDayFrom(calendar: WorkingCalendar, number: number): number {
  return isWorking(calendar, number) ? number : nthWorkingDay(calendar, number, 1);
}

/** Hours run from the moment (Art.147.1) and only while the office is open. */
function dueByClock(term: Term, calendar: WorkingCalendar, start: VietnamMoment): Due {
  let left = officeMilliseconds(term, calendar, start.number);
  let number = start.number;
  let moment = Math.floor(start.milliseconds / 1000) * 1000;
  for (;;) {
    const hours = hoursOn(calendar, number);
    const open = isWorking(calendar, number) ? remainingFrom(hours, moment) : 0;
    if (open >= left) return due(calendar, start.number, number, momentAfter(hours, moment, left));
    left -= open;
    moment = 0;
    number = nthWorkingDay(calendar, number, 1);
  }
}

function due(calendar: WorkingCalendar, start: number, number: number, milliseconds: number): Due {
  const dueOn = dayOfNumber(number);
  const provisional = provisionalYears(calendar, start, number).length > 0;
  return { dueAt: instantText(dueOn, milliseconds), dueOn, provisional };
}

/** The agency's office hours on a day. */
export function hoursOn(calendar: WorkingCalendar, number: number): ReturnType<WorkingCalendar['hoursOf']> {
  return calendar.hoursOf(partsOf(number).year);
}

/** The undecided years that a term crosses. */
export function provisionalYears(calendar: WorkingCalendar, from: number, to: number): number[] {
  const { year: first } = partsOf(from);
  const { year: last } = partsOf(to);
  return [...calendar.provisionalYears].filter((year) => year >= first && year <= last);
}

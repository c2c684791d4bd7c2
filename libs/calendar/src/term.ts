import { CalendarError } from './calendar-error.js';
import { addMonths, dayOfNumber, instantText, vietnamMoment, yearOf, type Day, type Instant } from './day.js';
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

const STEP: Record<TermUnit, number> = { 'working-day': 0.5, day: 1, hour: 1 / 60, month: 1, year: 1 };

/** Beyond any term of a procedure; keeps arithmetic within real dates. */
const LONGEST = 4000;

/** Throws `calendar.term-invalid` where a term can't be counted: no positive multiple of its unit's step, or above 4,000. */
export function checkTerm({ length, unit }: Term): void {
  const step = STEP[unit] as number | undefined;
  const steps = step ? length / step : NaN;
  if (!(length <= LONGEST && steps >= 1 && Math.abs(steps - Math.round(steps)) < 1e-6)) {
    throw new CalendarError('calendar.term-invalid', { length, unit });
  }
}

/** Whether the term runs by the office clock: hours, and working days with a half, which become hours of the agency's day. */
export function runsByClock({ length, unit }: Term): boolean {
  return unit === 'hour' || (unit === 'working-day' && !Number.isInteger(length));
}

/** Office milliseconds of a term that runs by the clock, in the hours of the year it starts in. */
export function officeMilliseconds({ length, unit }: Term, calendar: WorkingCalendar, year: number): number {
  return Math.round(unit === 'hour' ? length * 60 : (length * calendar.hoursOf(year).length) / 60_000) * 60_000;
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
      : dueDay(term, calendar, start.number);
  return due(calendar, start.number, number, calendar.hoursOf(yearOf(dayOfNumber(number))).closing);
}

/** The n-th working day after a day, which itself is not counted (Art.147.3). */
function nthWorkingDay(calendar: WorkingCalendar, start: number, count: number): number {
  const { index } = calendar;
  const offset = index.nth[index.count[offsetOf(calendar, start)]! + count - 1];
  if (offset === undefined) throw outOfRange(calendar, dayOfNumber(index.end));
  return index.first + offset;
}

/** The last day of days, months or years; a day of rest moves it to the next working day (Art.148.1, 3, 4, 5). */
function dueDay({ length, unit }: Term, calendar: WorkingCalendar, start: number): number {
  const last = unit === 'day' ? start + length : addMonths(start, unit === 'year' ? length * 12 : length);
  return isWorking(calendar, last) ? last : nthWorkingDay(calendar, last, 1);
}

/** Hours run from the moment (Art.147.1) and only while the office is open. */
function dueByClock(term: RunningTerm, calendar: WorkingCalendar, start: ReturnType<typeof vietnamMoment>): Due {
  let left = officeMilliseconds(term, calendar, yearOf(dayOfNumber(start.number)));
  let number = start.number;
  let moment = Math.floor(start.milliseconds / 1000) * 1000;
  for (;;) {
    const hours = calendar.hoursOf(yearOf(dayOfNumber(number)));
    const open = isWorking(calendar, number) ? remainingFrom(hours, moment) : 0;
    if (open >= left) return due(calendar, start.number, number, momentAfter(hours, moment, left));
    left -= open;
    moment = 0;
    number = nthWorkingDay(calendar, number, 1);
  }
}

function due(calendar: WorkingCalendar, start: number, number: number, milliseconds: number): Due {
  const dueOn = dayOfNumber(number);
  const provisional = provisionalYears(calendar, dayOfNumber(start), dueOn).length > 0;
  return { dueAt: instantText(number, milliseconds), dueOn, provisional };
}

/** The undecided years that a term crosses. */
export function provisionalYears(calendar: WorkingCalendar, from: Day, to: Day): number[] {
  if (calendar.provisionalYears.size === 0) return [];
  return [...calendar.provisionalYears].filter((year) => year >= yearOf(from) && year <= yearOf(to));
}

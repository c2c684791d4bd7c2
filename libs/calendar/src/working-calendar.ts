import { createHash } from 'node:crypto';
import { CalendarError } from './calendar-error.js';
import { dayNumber, dayOfNumber, partsOf, weekdayOf, yearOf, type Day } from './day.js';
import { vietnamDay, type Instant } from './instant.js';
import { inOrder, settlesYear, stillHolding, type CalendarDecision, type CalendarEntry } from './decision.js';
import { dayHours, DEFAULT_OFFICE_HOURS, type DayHours } from './office-hours.js';
import { statutoryDays } from './statutory.js';

/** The first year whose days off are known here. */
export const FIRST_YEAR = 2018;
const YEARS_AHEAD = 2;

/** One agency's calendar: immutable, from 1 January of `firstYear` to 31 December of `lastYear`. */
export interface WorkingCalendar {
  /** Hash of the decisions it is made of: equal versions date every term equally. */
  readonly version: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** Years whose days off nobody has decided yet. */
  readonly provisionalYears: ReadonlySet<number>;
  /** Days that differ from the plain week. */
  readonly entries: ReadonlyMap<Day, CalendarEntry>;
  readonly decisions: readonly CalendarDecision[];
  hoursOf(year: number): DayHours;
  readonly index: WorkingDays;
}

/** Working days counted ahead, so that a due date costs two array reads. Offsets are days since `first`. */
export interface WorkingDays {
  /** Day number of 1 January of the first year, and of the day after the last year. */
  readonly first: number;
  readonly end: number;
  /** Working days up to and including each offset. */
  readonly count: Int32Array;
  /** Offset of the n-th working day. */
  readonly nth: Int32Array;
}

export interface CalendarOptions {
  /** The agency and those above it, nearest first, without the province; an agency's own entries win over what it inherits. */
  readonly agencyIds: readonly string[];
  /** Decides the last year answered: two after the year it is now in Vietnam. */
  readonly now: Instant;
}

/** A calendar from decisions; those of agencies outside the chain are left aside. Throws on office hours out of order. */
export function buildCalendar(decisions: readonly CalendarDecision[], options: CalendarOptions): WorkingCalendar {
  const lastYear = Math.max(FIRST_YEAR, yearOf(vietnamDay(options.now)) + YEARS_AHEAD);
  const held = applicable(decisions, options.agencyIds);
  const settled = new Set(held.filter(settlesYear).map(({ year }) => year));
  const years = Array.from({ length: lastYear - FIRST_YEAR + 1 }, (_, n) => FIRST_YEAR + n);
  const provisionalYears = new Set(years.filter((year) => !settled.has(year)));
  const base = [...provisionalYears].flatMap(statutoryDays);
  const all = [...base, ...held.flatMap(({ entries }) => entries)];
  const entries = new Map(all.map((entry) => [entry.date, entry]));
  const hours = hoursByYear(held, years);
  const index = indexOf(entries, lastYear);
  const hoursOf = (year: number): DayHours => hours.get(year) ?? hours.get(lastYear)!;
  const version = versionOf(held);
  return { version, firstYear: FIRST_YEAR, lastYear, provisionalYears, entries, decisions: held, hoursOf, index };
}

/** The decisions that make an agency's calendar, from the province down, in the order in which they lie over each other. */
export function applicable(decisions: readonly CalendarDecision[], agencyIds: readonly string[]): CalendarDecision[] {
  const own = agencyIds.toReversed().flatMap((id) => inOrder(decisions.filter(({ agencyId }) => agencyId === id)));
  return [...stillHolding(decisions), ...own];
}

/** Values in a fixed order, so that the same decisions read back from a database give the same version. */
function versionOf(held: readonly CalendarDecision[]): string {
  const values = held.map(({ id, number, issuedOn, issuer, agencyId, year, entries, officeHours }) => {
    const days = entries.map(({ date, kind, name, source }) => [date, kind, name.vi, name.en, source]);
    const hours = officeHours?.map(({ from, to }) => [from, to]) ?? null;
    return [id, number, issuedOn, issuer, agencyId, year, days, hours];
  });
  return createHash('sha256').update(JSON.stringify(values)).digest('hex').slice(0, 32);
}

function hoursByYear(held: readonly CalendarDecision[], years: readonly number[]): Map<number, DayHours> {
  const standard = dayHours(DEFAULT_OFFICE_HOURS);
  const stated = held.flatMap(({ year, officeHours }) => (officeHours ? [{ year, hours: dayHours(officeHours) }] : []));
  return new Map(years.map((year) => [year, stated.findLast((own) => own.year <= year)?.hours ?? standard]));
}

function indexOf(entries: ReadonlyMap<Day, CalendarEntry>, lastYear: number): WorkingDays {
  const first = dayNumber(`${FIRST_YEAR}-01-01`);
  const end = dayNumber(`${lastYear + 1}-01-01`);
  const count = new Int32Array(end - first);
  const nth: number[] = [];
  for (let offset = 0; offset < count.length; offset += 1) {
    const number = first + offset;
    if (worksOn(number, entries.get(dayOfNumber(number)))) nth.push(offset);
    count[offset] = nth.length;
  }
  return { first, end, count, nth: Int32Array.from(nth) };
}

/** State offices rest on Saturday and Sunday (QĐ 188/1999/QĐ-TTg) unless an entry says otherwise. */
function worksOn(number: number, entry: CalendarEntry | undefined): boolean {
  return entry ? entry.kind === 'swapped-working-day' : weekdayOf(number) % 6 !== 0;
}

/** Offset of a day number in the index; throws `calendar.year-out-of-range`. */
export function offsetOf(calendar: WorkingCalendar, number: number): number {
  const { first, end } = calendar.index;
  if (number >= first && number < end) return number - first;
  throw outOfRange(calendar, number);
}

export function outOfRange({ firstYear, lastYear }: WorkingCalendar, number: number): CalendarError {
  return new CalendarError('calendar.year-out-of-range', { year: partsOf(number).year, firstYear, lastYear });
}

/** Whether the agency works on that day; throws `calendar.year-out-of-range`. */
export function isWorking(calendar: WorkingCalendar, number: number): boolean {
  const offset = offsetOf(calendar, number);
  return calendar.index.count[offset] !== (offset === 0 ? 0 : calendar.index.count[offset - 1]);
}

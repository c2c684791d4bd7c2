import { addDays, isDay, weekdayOf, dayNumber, yearOf, type Day, type Text } from './day.js';
import type { OfficeHours } from './office-hours.js';

/** `closing-day`: a day on which one agency alone is closed. */
export type EntryKind = 'statutory' | 'in-lieu' | 'swapped-day-off' | 'swapped-working-day' | 'closing-day';

/** A day that differs from the plain week, with the text it rests on. */
export interface CalendarEntry {
  readonly date: Day;
  readonly kind: EntryKind;
  readonly name: Text;
  readonly source: string;
  /** The other day of a swap. */
  readonly swappedWith?: Day | null;
}

/** One act about a year's days off. Never changed: a later one replaces it or adds to it. */
export interface CalendarDecision {
  readonly id: string;
  readonly number: string;
  /** Null where the day of issue is not known. */
  readonly issuedOn: Day | null;
  readonly issuer: string;
  /** Null = the province and so every agency. */
  readonly agencyId: string | null;
  readonly year: number;
  readonly entries: readonly CalendarEntry[];
  /** From 1 January of `year` on, until another decision says otherwise. */
  readonly officeHours?: OfficeHours | null;
}

export interface DecisionFault {
  readonly path: string;
  readonly code: 'date-invalid' | 'year-wrong' | 'date-twice' | 'weekday-wrong' | 'partner-missing';
}

const FIXED = ['01-01', '04-30', '05-01', '09-02'];

/**
 * Whether a decision says all of its year: it is the province's, and names the fixed days of the Labour Code and Tết.
 * One that says less (a swap alone) lies over the rule and leaves the year provisional: it can't open the offices on 1 May.
 */
export function settlesYear(decision: CalendarDecision): boolean {
  if (decision.agencyId !== null) return false;
  const statutory = decision.entries.filter(({ kind }) => kind === 'statutory').map(({ date }) => date);
  const tet = statutory.some((date) => date > `${decision.year}-01-15` && date < `${decision.year}-03-01`);
  return tet && FIXED.every((day) => statutory.includes(`${decision.year}-${day}`));
}

/** What is wrong with a decision before it is loaded: an empty list is a good one. */
export function checkDecision(decision: CalendarDecision): DecisionFault[] {
  const seen = new Set<Day>();
  return decision.entries.flatMap((entry, n) => {
    const code = faultOf(entry, decision, seen);
    seen.add(entry.date);
    return code ? [{ path: `entries[${n}]`, code }] : [];
  });
}

function faultOf(entry: CalendarEntry, decision: CalendarDecision, seen: Set<Day>): DecisionFault['code'] | null {
  if (!isDay(entry.date)) return 'date-invalid';
  if (Math.abs(yearOf(entry.date) - decision.year) > 1) return 'year-wrong';
  if (seen.has(entry.date)) return 'date-twice';
  if (!fitsWeekday(entry)) return 'weekday-wrong';
  return hasPartner(entry, decision) ? null : 'partner-missing';
}

/** Only a working weekday can be given in lieu or swapped away, and only a day of weekly rest can be worked instead. */
function fitsWeekday({ date, kind }: CalendarEntry): boolean {
  if (kind === 'statutory' || kind === 'closing-day') return true;
  const resting = [0, 6].includes(weekdayOf(dayNumber(date)));
  return resting === (kind === 'swapped-working-day');
}

/** A swap of the province has two halves; else a working day is lost or won for everybody. */
function hasPartner(entry: CalendarEntry, decision: CalendarDecision): boolean {
  if (decision.agencyId !== null || !entry.kind.startsWith('swapped')) return true;
  return decision.entries.some(({ date, kind }) => {
    return date === entry.swappedWith && kind !== entry.kind && kind.startsWith('swapped');
  });
}

/** By year, then by issue (unknown first), so that what comes later lies over what came before. */
export function inOrder(decisions: readonly CalendarDecision[]): CalendarDecision[] {
  const key = (decision: CalendarDecision): string =>
    `${decision.year} ${decision.issuedOn ?? ''.padEnd(10)} ${decision.number} ${decision.id}`;
  return decisions.toSorted((a, b) => (key(a) < key(b) ? -1 : 1));
}

/** The province's decisions that still hold: of a year settled more than once, the last and what followed it. */
export function stillHolding(decisions: readonly CalendarDecision[]): CalendarDecision[] {
  const ordered = inOrder(decisions.filter(({ agencyId }) => agencyId === null));
  return ordered.filter((decision, n) => {
    return !ordered.slice(n + 1).some((later) => later.year === decision.year && settlesYear(later));
  });
}

/** An entry of a swap and its other half: the weekday off and the Saturday worked for it. */
export function swap(dayOff: Day, workedOn: Day, source: string): CalendarEntry[] {
  const vi = (day: Day): string => day.split('-').reverse().join('/');
  const off = { vi: `Nghỉ hoán đổi, làm bù ngày ${vi(workedOn)}`, en: `Day off, made up on ${workedOn}` };
  const on = { vi: `Làm bù cho ngày nghỉ ${vi(dayOff)}`, en: `Make-up working day for ${dayOff}` };
  return [
    { date: dayOff, kind: 'swapped-day-off', name: off, source, swappedWith: workedOn },
    { date: workedOn, kind: 'swapped-working-day', name: on, source, swappedWith: dayOff },
  ];
}

/** The next day that no predicate calls a rest day. */
export function nextFree(day: Day, resting: (day: Day) => boolean): Day {
  let next = addDays(day, 1);
  while (resting(next)) next = addDays(next, 1);
  return next;
}

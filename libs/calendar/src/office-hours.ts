import { CalendarError } from './calendar-error.js';
import { clockMilliseconds } from './instant.js';

/** One sitting of the office, 'HH:MM' each. */
export interface Session {
  readonly from: string;
  readonly to: string;
}
export type OfficeHours = readonly Session[];

/** Eight hours in two sittings, the default of running one-stop systems (domain.md 1.7). */
export const DEFAULT_OFFICE_HOURS: OfficeHours = [
  { from: '07:00', to: '11:30' },
  { from: '13:30', to: '17:00' },
];

/** Office hours as milliseconds after midnight. */
export interface DayHours {
  readonly sessions: readonly { readonly from: number; readonly to: number }[];
  readonly opening: number;
  readonly closing: number;
  readonly length: number;
}

/** Checked hours; throws `calendar.hours-invalid` unless the sittings are in order and do not overlap. */
export function dayHours(hours: OfficeHours): DayHours {
  const sessions = hours.map((session) => ({
    from: clockMilliseconds(session.from),
    to: clockMilliseconds(session.to),
  }));
  const inOrder = sessions.every(({ from, to }, n) => from < to && (n === 0 || sessions[n - 1]!.to <= from));
  const first = sessions[0];
  const last = sessions[sessions.length - 1];
  if (!first || !last || !inOrder) throw new CalendarError('calendar.hours-invalid', { hours: JSON.stringify(hours) });
  const length = sessions.reduce((sum, { from, to }) => sum + to - from, 0);
  return { sessions, opening: first.from, closing: last.to, length };
}

/** Office milliseconds left of a day from a moment of it (0 opening … 24 h). */
export function remainingFrom(hours: DayHours, moment: number): number {
  return hours.sessions.reduce((sum, { from, to }) => sum + Math.max(0, to - Math.max(from, moment)), 0);
}

/** The moment of the day at which `length` office milliseconds after `moment` have passed; the day must have that many left. */
export function momentAfter(hours: DayHours, moment: number, length: number): number {
  let left = length;
  for (const { from, to } of hours.sessions) {
    const start = Math.max(from, moment);
    if (start < to && left <= to - start) return start + left;
    left -= Math.max(0, to - start);
  }
  return hours.closing;
}

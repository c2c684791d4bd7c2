import { addDays, daysBetween, type WorkingCalendar } from '#calendar';
import type { Random } from './random.js';

const MONDAY = 1;
const FRIDAY = 5;
const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay();

/** How busy counters are: full Mondays, thin Fridays, nothing much around Tết (14–20/2/2018). */
function busyness(day: string): number {
  const week = weekday(day) === MONDAY ? 1.35 : weekday(day) === FRIDAY ? 0.8 : 1;
  if (day >= '2018-02-05' && day <= '2018-02-13') return week * 0.45;
  if (day >= '2018-02-21' && day <= '2018-02-28') return week * 0.35;
  return week;
}

/** Working days of 2018 with their weight as days of reception. */
export const receptionDays = (calendar: WorkingCalendar): (readonly [string, number])[] =>
  daysBetween('2018-01-01', '2018-12-31', calendar)
    .filter((day) => day.working)
    .map((day) => [day.date, busyness(day.date)] as const);

const two = (n: number) => String(n).padStart(2, '0');

/** A moment within office hours of that day. */
export function officeMoment(random: Random, day: string): string {
  const minute = random.chance(0.6) ? random.whole(7 * 60, 11 * 60 + 25) : random.whole(13 * 60 + 30, 16 * 60 + 50);
  return `${day}T${two(Math.floor(minute / 60))}:${two(minute % 60)}:${two(random.whole(0, 59))}+07:00`;
}

const known = new WeakMap<WorkingCalendar, ReadonlySet<string>>();

function workingDays(calendar: WorkingCalendar): ReadonlySet<string> {
  const found =
    known.get(calendar) ??
    new Set(daysBetween('2018-01-01', '2019-12-31', calendar).flatMap((day) => (day.working ? day.date : [])));
  known.set(calendar, found);
  return found;
}

/** The working day that many working days after (or before) a day. */
export function shift(day: string, by: number, calendar: WorkingCalendar): string {
  const working = workingDays(calendar);
  let at = day;
  for (let left = Math.abs(by); left > 0;) {
    at = addDays(at, Math.sign(by));
    if (working.has(at) || at < '2018-01-01') left--;
  }
  return at;
}

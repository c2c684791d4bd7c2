import { CalendarError } from './calendar-error.js';
import { DAY_MS, dayNumber, dayOfNumber, isDay, twoDigits, type Day } from './day.js';

/** A moment: a Date, or RFC 3339 text with its offset. */
export type Instant = Date | string;

/** A moment as Vietnam's clocks show it: the day's number and the milliseconds since its midnight. */
export interface VietnamMoment {
  readonly number: number;
  readonly milliseconds: number;
}

/** Asia/Ho_Chi_Minh is UTC+7 all the year: no daylight saving since 1975. */
const OFFSET_MS = 7 * 3_600_000;
const RFC3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Milliseconds since 1970 UTC; throws `calendar.instant-invalid` where the text is no RFC 3339 instant. */
function millisecondsOf(instant: Instant): number {
  const milliseconds = typeof instant === 'string' ? parsed(instant) : instant.getTime();
  if (Number.isNaN(milliseconds)) throw new CalendarError('calendar.instant-invalid', { instant: String(instant) });
  return milliseconds;
}

function parsed(text: string): number {
  return isDay(RFC3339.exec(text)?.[1]) ? Date.parse(text) : NaN;
}

export function vietnamMoment(instant: Instant): VietnamMoment {
  const local = millisecondsOf(instant) + OFFSET_MS;
  const number = Math.floor(local / DAY_MS);
  return { number, milliseconds: local - number * DAY_MS };
}

/** The day it is in Vietnam at that instant; throws `calendar.instant-invalid`. */
export function vietnamDay(instant: Instant): Day {
  return dayOfNumber(vietnamMoment(instant).number);
}

/** Milliseconds after midnight of 'HH:MM', or NaN. */
export function clockMilliseconds(clock: string): number {
  const match = CLOCK.exec(clock);
  return match ? (Number(match[1]) * 60 + Number(match[2])) * 60_000 : NaN;
}

/** RFC 3339 text with +07:00 of a moment of a day in Vietnam, to the second. */
export function instantText(day: Day, milliseconds: number): string {
  const seconds = Math.floor(milliseconds / 1000);
  const minutes = Math.floor(seconds / 60);
  const clock = `${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}:${twoDigits(seconds % 60)}`;
  return `${day}T${clock}+07:00`;
}

/** RFC 3339 text of a clock time of a day in Vietnam: instantOf('2018-08-20', '17:00'). */
export function instantOf(day: Day, clock: string): string {
  const milliseconds = clockMilliseconds(clock);
  if (Number.isNaN(milliseconds)) throw new CalendarError('calendar.instant-invalid', { day, clock });
  return instantText(dayOfNumber(dayNumber(day)), milliseconds);
}

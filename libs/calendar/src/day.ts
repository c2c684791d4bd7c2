import { CalendarError } from './calendar-error.js';

/** A day of the solar calendar in Vietnam, 'YYYY-MM-DD' (BLDS 2015 Art.145.2). */
export type Day = string;
/** A moment: a Date, or RFC 3339 text with its offset. */
export type Instant = Date | string;
/** What people read, in both languages of the platform. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

export const DAY_MS = 86_400_000;
/** Asia/Ho_Chi_Minh is UTC+7 all the year: no daylight saving since 1975. */
const OFFSET_MS = 7 * 3_600_000;
const RFC3339 = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d+)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/i;
const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/** Whether the text is a day that exists ('2018-02-29' is none). */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const number = Date.UTC(Number(text.slice(0, 4)), Number(text.slice(5, 7)) - 1, Number(text.slice(8))) / DAY_MS;
  return dayOfNumber(number) === text;
}

/** Days since 1970-01-01; throws `calendar.day-invalid`. */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new CalendarError('calendar.day-invalid', { day: String(day) });
  return Date.parse(day) / DAY_MS;
}

/** The inverse of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  return new Date(number * DAY_MS).toISOString().slice(0, 10);
}

/** Milliseconds since 1970 UTC; throws `calendar.instant-invalid` where the text is no RFC 3339 instant. */
export function millisecondsOf(instant: Instant): number {
  const text = typeof instant === 'string' ? RFC3339.exec(instant) : null;
  const milliseconds = instant instanceof Date ? instant.getTime() : text && isDay(text[1]) ? Date.parse(instant) : NaN;
  if (Number.isNaN(milliseconds)) throw new CalendarError('calendar.instant-invalid', { instant: String(instant) });
  return milliseconds;
}

/** The Vietnamese day as a number and the milliseconds passed of it. */
export function vietnamMoment(instant: Instant): { number: number; milliseconds: number } {
  const local = millisecondsOf(instant) + OFFSET_MS;
  const number = Math.floor(local / DAY_MS);
  return { number, milliseconds: local - number * DAY_MS };
}

/** The day it is in Vietnam at that instant; throws `calendar.instant-invalid`. */
export function vietnamDay(instant: Instant): Day {
  return dayOfNumber(vietnamMoment(instant).number);
}

/** The day `count` days later (earlier when negative); throws `calendar.day-invalid`. */
export function addDays(day: Day, count: number): Day {
  return dayOfNumber(dayNumber(day) + count);
}

/** Days from a to b: negative when b is earlier; throws `calendar.day-invalid`. */
export function countDays(a: Day, b: Day): number {
  return dayNumber(b) - dayNumber(a);
}

/** -1, 0 or 1, for sorting; the text order of days is their order in time. */
export function compareDays(a: Day, b: Day): -1 | 0 | 1 {
  return a < b ? -1 : a > b ? 1 : 0;
}

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** 0 Sunday … 6 Saturday of a day number (1970-01-01 was a Thursday). */
export function weekdayOf(number: number): number {
  return (((number + 4) % 7) + 7) % 7;
}

/** Milliseconds after midnight of 'HH:MM', or NaN. */
export function clockMilliseconds(clock: string): number {
  const match = CLOCK.exec(clock);
  return match ? (Number(match[1]) * 60 + Number(match[2])) * 60_000 : NaN;
}

/** RFC 3339 text with +07:00 of a moment of a Vietnamese day, to the second. */
export function instantText(number: number, milliseconds: number): string {
  return new Date(number * DAY_MS + milliseconds).toISOString().slice(0, 19) + '+07:00';
}

/** RFC 3339 text of a clock time of a day in Vietnam: instantOf('2018-08-20', '17:00'). */
export function instantOf(day: Day, clock: string): string {
  const milliseconds = clockMilliseconds(clock);
  if (Number.isNaN(milliseconds)) throw new CalendarError('calendar.instant-invalid', { day, clock });
  return instantText(dayNumber(day), milliseconds);
}

/** The same day number `months` later, or the last day of a month that has no such day (BLDS 2015 Art.148.3). */
export function addMonths(number: number, months: number): number {
  const date = new Date(number * DAY_MS);
  const month = date.getUTCFullYear() * 12 + date.getUTCMonth() + months;
  const last = new Date(Date.UTC(Math.floor(month / 12), (month % 12) + 1, 0)).getUTCDate();
  return Date.UTC(Math.floor(month / 12), month % 12, Math.min(date.getUTCDate(), last)) / DAY_MS;
}

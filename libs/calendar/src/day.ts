import { CalendarError } from './calendar-error.js';

/** A day of the solar calendar in Vietnam, 'YYYY-MM-DD' (BLDS 2015 Art.145.2), of the years 1000–9999. */
export type Day = string;
/** What people read, in both languages of the platform. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}
/** A day taken apart; `month` 1–12. */
export interface DayParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const DAY_MS = 86_400_000;
const FORM = /^[1-9]\d{3}-\d{2}-\d{2}$/;

/** Whether the text is a day that exists ('2018-02-29' is none). */
export function isDay(text: unknown): text is Day {
  if (typeof text !== 'string' || !FORM.test(text)) return false;
  const { year, month, day } = partsOfText(text);
  return month >= 1 && month <= 12 && day >= 1 && day <= lengthOfMonth(year, month);
}

/** Days since 1970-01-01; throws `calendar.day-invalid`. */
export function dayNumber(day: Day): number {
  if (!isDay(day)) throw new CalendarError('calendar.day-invalid', { day: String(day) });
  return numberOf(partsOfText(day));
}

/** The inverse of `dayNumber`. */
export function dayOfNumber(number: number): Day {
  const { year, month, day } = partsOf(number);
  return `${year}-${twoDigits(month)}-${twoDigits(day)}`;
}

function partsOfText(text: Day): DayParts {
  return { year: Number(text.slice(0, 4)), month: Number(text.slice(5, 7)), day: Number(text.slice(8)) };
}

// Plain arithmetic on years that begin in March, so that the leap day is the last: due dates are counted a million at a time,
// and Date objects cost ten times as much.
const DAYS_OF_400_YEARS = 146_097;
const MARCH_YEAR_ZERO = 719_468;

/** Day number of a day taken apart. */
export function numberOf({ year, month, day }: DayParts): number {
  const shifted = month > 2 ? year : year - 1;
  const century = Math.floor(shifted / 400);
  const yearOfCentury = shifted - century * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const leapDays = Math.floor(yearOfCentury / 4) - Math.floor(yearOfCentury / 100);
  return century * DAYS_OF_400_YEARS + yearOfCentury * 365 + leapDays + dayOfYear - MARCH_YEAR_ZERO;
}

/** A day number taken apart. */
export function partsOf(number: number): DayParts {
  const since = number + MARCH_YEAR_ZERO;
  const century = Math.floor(since / DAYS_OF_400_YEARS);
  const dayOfCentury = since - century * DAYS_OF_400_YEARS;
  const passed = dayOfCentury - Math.floor(dayOfCentury / 1460) + Math.floor(dayOfCentury / 36_524);
  const yearOfCentury = Math.floor((passed - Math.floor(dayOfCentury / 146_096)) / 365);
  const leapDays = Math.floor(yearOfCentury / 4) - Math.floor(yearOfCentury / 100);
  const dayOfYear = dayOfCentury - (365 * yearOfCentury + leapDays);
  const marchMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
  const day = dayOfYear - Math.floor((153 * marchMonth + 2) / 5) + 1;
  return { year: yearOfCentury + century * 400 + (month <= 2 ? 1 : 0), month, day };
}

/** Days of a month: 28–31. */
export function lengthOfMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The same day number `months` later, or the last day of a month that has no such day (BLDS 2015 Art.148.3). */
export function addMonths(number: number, months: number): number {
  const { year, month, day } = partsOf(number);
  const total = year * 12 + month - 1 + months;
  const then = { year: Math.floor(total / 12), month: (((total % 12) + 12) % 12) + 1 };
  return numberOf({ ...then, day: Math.min(day, lengthOfMonth(then.year, then.month)) });
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

export function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

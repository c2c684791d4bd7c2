import { dayNumber, dayOfNumber, type Day } from './day.js';
import { instantText, vietnamMoment, type Instant } from './instant.js';
import { momentAfter, remainingFrom } from './office-hours.js';
import { hoursOn } from './term.js';
import { isWorking, offsetOf, outOfRange, type WorkingCalendar } from './working-calendar.js';

/** Number of the n-th working day after (n > 0) or before (n < 0) a day, which itself is not counted. */
function shifted(calendar: WorkingCalendar, number: number, count: number): number {
  const { index } = calendar;
  const offset = offsetOf(calendar, number);
  const upTo = index.count[offset]!;
  const own = isWorking(calendar, number) ? 1 : 0;
  const found = count > 0 ? index.nth[upTo + count - 1] : index.nth[upTo - own + count];
  if (found === undefined) throw outOfRange(calendar, count > 0 ? index.end : index.first - 1);
  return index.first + found;
}

/** The n-th working day after a day, before it when `count` is negative, the day itself for 0; throws `calendar.year-out-of-range`. */
export function shiftWorkingDays(day: Day, count: number, calendar: WorkingCalendar): Day {
  return count === 0 ? day : dayOfNumber(shifted(calendar, dayNumber(day), count));
}

/** Working days after `from` up to and including `to`; 0 where `to` is not later. Throws `calendar.year-out-of-range`. */
export function countWorkingDays(from: Day, to: Day, calendar: WorkingCalendar): number {
  if (to <= from) return 0;
  const { count } = calendar.index;
  return count[offsetOf(calendar, dayNumber(to))]! - count[offsetOf(calendar, dayNumber(from))]!;
}

/** Milliseconds of office hours between two instants; 0 where `to` is not later. Throws `calendar.year-out-of-range`. */
export function officeTimeBetween(from: Instant, to: Instant, calendar: WorkingCalendar): number {
  const start = vietnamMoment(from);
  const end = vietnamMoment(to);
  let sum = 0;
  for (let number = start.number; number <= end.number; number += 1) {
    if (!isWorking(calendar, number)) continue;
    const hours = hoursOn(calendar, number);
    const opened = number === start.number ? remainingFrom(hours, start.milliseconds) : hours.length;
    sum += number === end.number ? opened - remainingFrom(hours, end.milliseconds) : opened;
  }
  return Math.max(0, sum);
}

/** The instant at which so many milliseconds of office hours have passed since `from`, to the second; RFC 3339 with +07:00. */
export function officeInstantAfter(from: Instant, milliseconds: number, calendar: WorkingCalendar): string {
  const start = vietnamMoment(from);
  let left = milliseconds;
  let moment = start.milliseconds;
  for (let number = start.number; ; number = shifted(calendar, number, 1)) {
    const hours = hoursOn(calendar, number);
    const open = isWorking(calendar, number) ? remainingFrom(hours, moment) : 0;
    if (open >= left && open > 0) return instantText(dayOfNumber(number), momentAfter(hours, moment, left));
    left -= open;
    moment = 0;
  }
}

/** When the office closes on a day; RFC 3339 with +07:00. */
export function closingOf(day: Day, calendar: WorkingCalendar): string {
  return instantText(day, hoursOn(calendar, dayNumber(day)).closing);
}

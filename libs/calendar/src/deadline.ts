import { addMonths, dayNumber, dayOfNumber, instantText, vietnamMoment, yearOf, type Day, type Text } from './day.js';
import { basisOf, type LegalBasis } from './basis.js';
import { momentAfter, remainingFrom } from './office-hours.js';
import { provisionalReason, reasonOf } from './reasons.js';
import { checkTerm, officeMilliseconds, provisionalYears, runsByClock, type Due, type RunningTerm } from './term.js';
import * as say from './wording.js';
import { offsetOf, type WorkingCalendar } from './working-calendar.js';

export type { LegalBasis } from './basis.js';

/** A date between the event and the due date, and why it counts or not. */
export interface ExplainedDay {
  readonly date: Day;
  readonly counted: boolean;
  readonly reason: Text;
}

export interface Deadline extends Due {
  readonly days: readonly ExplainedDay[];
  /** Why the answer may still change; null where it is final. */
  readonly provisionalReason: Text | null;
  /** The articles the answer rests on, and the acts behind every day off it crossed. */
  readonly basis: readonly LegalBasis[];
  /** The calendar it was counted on. */
  readonly calendarVersion: string;
}

interface Walk {
  readonly days: ExplainedDay[];
  readonly dueOn: Day;
  /** Milliseconds after midnight of `dueOn`. */
  readonly moment: number;
}

/**
 * The due date with a reason for every date from the event to it. It walks day by day, apart from the arithmetic of `dueDate`,
 * which a property test holds equal. BLDS 2015 Art.147–148; throws as `dueDate` does.
 */
export function deadline(term: RunningTerm, calendar: WorkingCalendar): Deadline {
  checkTerm(term);
  const start = vietnamMoment(term.from);
  offsetOf(calendar, start.number);
  const from = dayOfNumber(start.number);
  const { days, dueOn, moment } = walkOf(term, calendar, start);
  const years = provisionalYears(calendar, from, dueOn);
  return {
    dueAt: instantText(dayNumber(dueOn), moment),
    dueOn,
    days,
    provisional: years.length > 0,
    provisionalReason: years.length > 0 ? provisionalReason(years) : null,
    basis: basisOf(term, calendar, days),
    calendarVersion: calendar.version,
  };
}

function walkOf(term: RunningTerm, calendar: WorkingCalendar, start: ReturnType<typeof vietnamMoment>): Walk {
  if (runsByClock(term)) return walkHours(term, calendar, start);
  const days = term.unit === 'working-day' ? walkWorkingDays : walkDays;
  const walked = days(term, calendar, start.number);
  const dueOn = walked[walked.length - 1]!.date;
  return { days: walked, dueOn, moment: calendar.hoursOf(yearOf(dueOn)).closing };
}

/** Working days: the event's day is not counted, days off are passed over (domain rule 19). */
function walkWorkingDays({ length }: RunningTerm, calendar: WorkingCalendar, start: number): ExplainedDay[] {
  const days = [eventDay(calendar, start)];
  for (let counted = 0, number = start + 1; counted < length; number += 1) {
    const date = dayOfNumber(number);
    const { working, reason } = reasonOf(calendar, date);
    if (working) counted += 1;
    const made = calendar.entries.has(date) ? reason : null;
    days.push({ date, counted: working, reason: working ? say.workingDay(counted, length, made) : reason });
  }
  return days;
}

/** Days, months, years: every day counts; a last day of rest moves the end to the next working day (Art.148.5). */
function walkDays(term: RunningTerm, calendar: WorkingCalendar, start: number): ExplainedDay[] {
  const { length, unit } = term;
  const last = unit === 'day' ? start + length : addMonths(start, unit === 'year' ? length * 12 : length);
  const days = [eventDay(calendar, start)];
  for (let number = start + 1; number < last; number += 1) {
    days.push(countedDay(calendar, number, say.ordinaryDay(number - start, term)));
  }
  let open = reasonOf(calendar, dayOfNumber(last));
  days.push(
    countedDay(calendar, last, open.working ? say.lastDay(last - start, term) : say.lastDayAtRest(open.reason)),
  );
  for (let number = last + 1; !open.working; number += 1) {
    const date = dayOfNumber(number);
    open = reasonOf(calendar, date);
    days.push({ date, counted: false, reason: open.working ? say.nextWorkingDay() : open.reason });
  }
  return days;
}

function countedDay(calendar: WorkingCalendar, number: number, reason: Text): ExplainedDay {
  offsetOf(calendar, number);
  return { date: dayOfNumber(number), counted: true, reason };
}

function eventDay(calendar: WorkingCalendar, number: number): ExplainedDay {
  const date = dayOfNumber(number);
  const { working, reason } = reasonOf(calendar, date);
  return { date, counted: false, reason: say.eventDay(working ? null : reason) };
}

/** Hours: from the moment on (Art.147.1), while the office is open. */
function walkHours(term: RunningTerm, calendar: WorkingCalendar, start: ReturnType<typeof vietnamMoment>): Walk {
  let left = officeMilliseconds(term, calendar, yearOf(dayOfNumber(start.number)));
  let moment = Math.floor(start.milliseconds / 1000) * 1000;
  const days: ExplainedDay[] = [];
  for (let number = start.number; ; number += 1, moment = 0) {
    const date = dayOfNumber(number);
    const { working, reason } = reasonOf(calendar, date);
    const hours = calendar.hoursOf(yearOf(date));
    const used = working ? Math.min(left, remainingFrom(hours, moment)) : 0;
    days.push({
      date,
      counted: used > 0,
      reason: used > 0 ? say.hoursCounted(used) : working ? say.afterHours() : reason,
    });
    if (used === left) return { days, dueOn: date, moment: momentAfter(hours, moment, left) };
    left -= used;
  }
}

import { basisOf, type LegalBasis } from './basis.js';
import { dayOfNumber, type Day, type Text } from './day.js';
import { instantText, vietnamMoment, type VietnamMoment } from './instant.js';
import { momentAfter, remainingFrom } from './office-hours.js';
import { provisionalReason, reasonOf } from './reasons.js';
import {
  checkTerm,
  hoursOn,
  lastDayOf,
  officeMilliseconds,
  provisionalYears,
  runsByClock,
  type Due,
  type RunningTerm,
  type Term,
} from './term.js';
import * as say from './wording.js';
import { offsetOf, type WorkingCalendar } from './working-calendar.js';

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
  /** The articles the answer rests on, and the acts behind every special day it crossed. */
  readonly basis: readonly LegalBasis[];
  /** The calendar it was counted on. */
  readonly calendarVersion: string;
}

interface Walk {
  readonly days: readonly ExplainedDay[];
  /** Number of the due date. */
  readonly end: number;
  /** Milliseconds after its midnight. */
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
  const { days, end, moment } = runsByClock(term) ? walkHours(term, calendar, start) : walkDates(term, calendar, start);
  const dueOn = dayOfNumber(end);
  const years = provisionalYears(calendar, start.number, end);
  return {
    dueAt: instantText(dueOn, moment),
    dueOn,
    days,
    provisional: years.length > 0,
    provisionalReason: years.length > 0 ? provisionalReason(years) : null,
    basis: basisOf(term, calendar, days),
    calendarVersion: calendar.version,
  };
}

function walkDates(term: Term, calendar: WorkingCalendar, { number: start }: VietnamMoment): Walk {
  const following = term.unit === 'working-day' ? walkWorkingDays : walkDays;
  const days = [eventDay(calendar, start), ...following(term, calendar, start)];
  const end = start + days.length - 1;
  return { days, end, moment: hoursOn(calendar, end).closing };
}

/** Working days: days off are passed over, make-up Saturdays count (domain rule 19). */
function walkWorkingDays({ length }: Term, calendar: WorkingCalendar, start: number): ExplainedDay[] {
  const days: ExplainedDay[] = [];
  for (let counted = 0, number = start + 1; counted < length; number += 1) {
    const date = dayOfNumber(number);
    const { working, reason } = reasonOf(calendar, date);
    if (working) counted += 1;
    const special = calendar.entries.has(date) ? reason : null;
    days.push({ date, counted: working, reason: working ? say.workingDay(counted, length, special) : reason });
  }
  return days;
}

/** Days, months, years: every day counts; a last day of rest moves the end to the next working day (Art.148.5). */
function walkDays(term: Term, calendar: WorkingCalendar, start: number): ExplainedDay[] {
  const last = lastDayOf(term, start);
  offsetOf(calendar, last);
  const days: ExplainedDay[] = [];
  for (let number = start + 1; number < last; number += 1) {
    days.push({ date: dayOfNumber(number), counted: true, reason: say.ordinaryDay(number - start, term) });
  }
  const end = reasonOf(calendar, dayOfNumber(last));
  const reason = end.working ? say.lastDay(last - start, term) : say.lastDayAtRest(end.reason);
  days.push({ date: dayOfNumber(last), counted: true, reason });
  return end.working ? days : [...days, ...untilWorkingDay(calendar, last)];
}

function untilWorkingDay(calendar: WorkingCalendar, last: number): ExplainedDay[] {
  const days: ExplainedDay[] = [];
  for (let number = last + 1; ; number += 1) {
    const date = dayOfNumber(number);
    const { working, reason } = reasonOf(calendar, date);
    days.push({ date, counted: false, reason: working ? say.nextWorkingDay() : reason });
    if (working) return days;
  }
}

/** The day of the event is not counted (Art.147.3). */
function eventDay(calendar: WorkingCalendar, number: number): ExplainedDay {
  const date = dayOfNumber(number);
  const { working, reason } = reasonOf(calendar, date);
  return { date, counted: false, reason: say.eventDay(working ? null : reason) };
}

/** Hours: from the moment on (Art.147.1), while the office is open. */
function walkHours(term: Term, calendar: WorkingCalendar, start: VietnamMoment): Walk {
  let left = officeMilliseconds(term, calendar, start.number);
  let moment = Math.floor(start.milliseconds / 1000) * 1000;
  const days: ExplainedDay[] = [];
  for (let number = start.number; ; number += 1, moment = 0) {
    const date = dayOfNumber(number);
    const { working, reason } = reasonOf(calendar, date);
    const hours = hoursOn(calendar, number);
    const used = working ? Math.min(left, remainingFrom(hours, moment)) : 0;
    const why = used > 0 ? say.hoursCounted(used) : working ? say.afterHours() : reason;
    days.push({ date, counted: used > 0, reason: why });
    if (used === left) return { days, end: number, moment: momentAfter(hours, moment, left) };
    left -= used;
  }
}

import {
  addDays,
  closingOf,
  countDays,
  countWorkingDays,
  dueDate,
  officeInstantAfter,
  officeTimeBetween,
} from '#calendar';
import { shiftWorkingDays, vietnamDay, type WorkingCalendar } from '#calendar';
import type { TermUnit } from '#contracts';
import type { Facts } from '../dossier.rules.js';
import { dueOf } from '../reception/reception.rules.js';

interface Due {
  lawfulDueAt: Date | null;
  lawfulDueOn: string | null;
  termFrom: Date | null;
}

/** The whole term again (NĐ 61/2018 Art.19.4). Of an imported dossier without a term the date stays as its system gave it. */
export function restarted(dossier: Facts, at: Date, calendar: WorkingCalendar): Due {
  const { termLength: length, termUnit: unit, lawfulDueAt, lawfulDueOn, termFrom } = dossier;
  if (!length || !unit) return { lawfulDueAt, lawfulDueOn, termFrom };
  const { dueAt, dueOn } = dueOf({ length, unit }, at, calendar);
  return { lawfulDueAt: new Date(dueAt), lawfulDueOn: dueOn, termFrom: at };
}

/**
 * What was left of the term when it stood still, from now on. A term that had run out stays run out: a pause repairs no
 * lateness. `termFrom` becomes null: the due date no longer is a plain term from an instant.
 */
export function resumed(dossier: Facts, at: Date, calendar: WorkingCalendar): Due {
  const { pausedAt, lawfulDueAt, lawfulDueOn, termUnit } = dossier;
  if (!pausedAt || !lawfulDueAt || !lawfulDueOn) return { lawfulDueAt, lawfulDueOn, termFrom: dossier.termFrom };
  const paused = vietnamDay(pausedAt);
  if (runsByClock(dossier)) return byClock(pausedAt, lawfulDueAt, at, calendar);
  if (paused > lawfulDueOn) return { lawfulDueAt, lawfulDueOn, termFrom: null };
  const due = byDays({ paused, dueOn: lawfulDueOn, day: vietnamDay(at), unit: termUnit }, calendar);
  return { lawfulDueAt: new Date(closingOf(due, calendar)), lawfulDueOn: due, termFrom: null };
}

const runsByClock = ({ termUnit, termLength }: Facts): boolean =>
  termUnit === 'hour' || (termUnit === 'working-day' && !Number.isInteger(Number(termLength)));

function byClock(pausedAt: Date, dueAt: Date, at: Date, calendar: WorkingCalendar): Due {
  const left = officeTimeBetween(pausedAt, dueAt, calendar);
  if (left === 0) return { lawfulDueAt: dueAt, lawfulDueOn: vietnamDay(dueAt), termFrom: null };
  const due = new Date(officeInstantAfter(at, left, calendar));
  return { lawfulDueAt: due, lawfulDueOn: vietnamDay(due), termFrom: null };
}

interface Left {
  paused: string;
  dueOn: string;
  day: string;
  unit: TermUnit | null;
}

/** Working days are counted as such; other days as they come, moved off days of rest (BLDS 2015 Art.148.5). */
function byDays({ paused, dueOn, day, unit }: Left, calendar: WorkingCalendar): string {
  if (unit === 'working-day') return shiftWorkingDays(day, countWorkingDays(paused, dueOn, calendar), calendar);
  const dayBefore = addDays(day, countDays(paused, dueOn) - 1);
  const from = `${dayBefore}T12:00:00+07:00`;
  return dueDate({ length: 1, unit: 'day', from }, calendar).dueOn;
}

import { addDays, closingOf, countDays, countWorkingDays, dueDate, officeInstantAfter } from '#calendar';
import { officeTimeBetween, shiftWorkingDays, vietnamDay, type WorkingCalendar } from '#calendar';
import type { Resumption } from '../dossier.entity.js';
import type { Facts } from '../dossier.rules.js';
import { dueOf } from '../reception/reception.rules.js';

export interface Due {
  lawfulDueAt: Date | null;
  lawfulDueOn: string | null;
  termFrom: Date | null;
  resumption: Resumption | null;
}

/** The whole term again (NĐ 61/2018 Art.19.4). Of an imported dossier without a term the date stays as its system gave it. */
export function restarted(dossier: Facts, at: Date, calendar: WorkingCalendar): Due {
  const { termLength: length, termUnit: unit } = dossier;
  if (!length || !unit) return asItWas(dossier);
  const { dueAt, dueOn } = dueOf({ length, unit }, at, calendar);
  return { lawfulDueAt: new Date(dueAt), lawfulDueOn: dueOn, termFrom: at, resumption: null };
}

const asItWas = ({ lawfulDueAt, lawfulDueOn, termFrom, resumption }: Facts): Due => ({
  ...{ lawfulDueAt, lawfulDueOn },
  ...{ termFrom, resumption },
});

/**
 * What was left of the term when it stood still, from now on. A term that had run out stays run out: a pause repairs no
 * lateness. `termFrom` becomes null: the due date no longer is a plain term from an instant.
 */
export function resumed(dossier: Facts, at: Date, calendar: WorkingCalendar): Due {
  const { pausedAt, lawfulDueAt, lawfulDueOn } = dossier;
  if (!pausedAt || !lawfulDueAt || !lawfulDueOn) return asItWas(dossier);
  const resumption = resumptionOf({ dossier, pausedAt, lawfulDueAt, lawfulDueOn }, at, calendar);
  if (!resumption) return { lawfulDueAt, lawfulDueOn, termFrom: null, resumption };
  return { ...goingOn(resumption, calendar), termFrom: null, resumption };
}

/** Due date of the rest of a term, by a calendar. */
export function goingOn({ at, left, unit }: Resumption, calendar: WorkingCalendar) {
  if (unit === 'millisecond') {
    const lawfulDueAt = new Date(officeInstantAfter(new Date(at), left, calendar));
    return { lawfulDueAt, lawfulDueOn: vietnamDay(lawfulDueAt) };
  }
  const day = vietnamDay(at);
  const due = unit === 'working-day' ? shiftWorkingDays(day, left, calendar) : daysOn(day, left, calendar);
  return { lawfulDueAt: new Date(closingOf(due, calendar)), lawfulDueOn: due };
}

const runsByClock = ({ termUnit, termLength }: Facts): boolean =>
  termUnit === 'hour' || (termUnit === 'working-day' && !Number.isInteger(Number(termLength)));

interface Stood {
  dossier: Facts;
  pausedAt: Date;
  lawfulDueAt: Date;
  lawfulDueOn: string;
}

/** Working days are counted as such; other days as they come. Null where nothing was left. */
function resumptionOf(
  { dossier, pausedAt, lawfulDueAt, lawfulDueOn }: Stood,
  at: Date,
  calendar: WorkingCalendar,
): Resumption | null {
  const from = at.toISOString();
  const paused = vietnamDay(pausedAt);
  if (runsByClock(dossier)) {
    const left = officeTimeBetween(pausedAt, lawfulDueAt, calendar);
    return left === 0 ? null : { at: from, left, unit: 'millisecond' };
  }
  if (paused > lawfulDueOn) return null;
  if (dossier.termUnit !== 'working-day') return { at: from, left: countDays(paused, lawfulDueOn), unit: 'day' };
  return { at: from, left: countWorkingDays(paused, lawfulDueOn, calendar), unit: 'working-day' };
}

/** Moved off days of rest (BLDS 2015 Art.148.5). */
function daysOn(day: string, left: number, calendar: WorkingCalendar): string {
  const from = `${addDays(day, left - 1)}T12:00:00+07:00`;
  return dueDate({ length: 1, unit: 'day', from }, calendar).dueOn;
}

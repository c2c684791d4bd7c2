import { addDays, CalendarError, closingOf, instantOf, shiftWorkingDays, type WorkingCalendar } from '#calendar';
import type { Facts } from '../dossier.rules.js';
import type { Parameters } from '../parameters/parameter.rules.js';

/** What the watch has to do, and when. */
export interface Alarm {
  readonly kind: 'late-guard' | 'late-again' | 'abandonment' | 'consultation';
  readonly at: Date;
  /** Which consultation. */
  readonly id?: string;
}

/** Everything that time alone will bring about, if nobody acts before; nothing of a closed dossier or a submission. */
export function alarmsOf(dossier: Facts, calendar: WorkingCalendar, parameters: Parameters): Alarm[] {
  if (dossier.closedOn || dossier.code === null) return [];
  try {
    return [
      ...guard(dossier, calendar, parameters),
      ...second(dossier),
      ...abandonment(dossier, parameters),
      ...consultations(dossier),
    ];
  } catch (error) {
    if (error instanceof CalendarError) return [];
    throw error;
  }
}

/** When the first of them comes. */
export function firstOf(alarms: readonly Alarm[]): Date | null {
  return alarms.length > 0 ? new Date(Math.min(...alarms.map(({ at }) => at.getTime()))) : null;
}

export const nextAlarm = (dossier: Facts, calendar: WorkingCalendar, parameters: Parameters): Date | null =>
  firstOf(alarmsOf(dossier, calendar, parameters));

/** At the close of `due − 1` an unfinished dossier needs form 04 (NĐ 61/2018 Art.19.9, 12.5). */
function guard(dossier: Facts, calendar: WorkingCalendar, { apologyDaysBefore }: Parameters): Alarm[] {
  const { apology, apologyDraft, lawfulDueOn, termFrom, pausedAt, status } = dossier;
  if (apology || apologyDraft || !lawfulDueOn || pausedAt || status === 5) return [];
  const before = new Date(closingOf(shiftWorkingDays(lawfulDueOn, -apologyDaysBefore, calendar), calendar));
  // A term that leaves no such day: the guard looks when the last day closes.
  const at = termFrom && before <= termFrom ? new Date(closingOf(lawfulDueOn, calendar)) : before;
  return [{ kind: 'late-guard', at }];
}

/** The day after the new date, and after the lawful one where the term has begun again since. */
function second({ apology, lateAgainOn, lawfulDueOn, status, pausedAt }: Facts): Alarm[] {
  if (!apology?.newDueOn || lateAgainOn || status === 5 || pausedAt) return [];
  const last = lawfulDueOn && lawfulDueOn > apology.newDueOn ? lawfulDueOn : apology.newDueOn;
  return [{ kind: 'late-again', at: new Date(instantOf(addDays(last, 1), '00:00')) }];
}

function abandonment({ status, waits, flags }: Facts, { abandonedDays }: Parameters): Alarm[] {
  const from = waits.at(-1)?.from;
  if (status !== 5 || !from || flags.includes('supplement-abandoned')) return [];
  return [{ kind: 'abandonment', at: new Date(instantOf(addDays(from, abandonedDays + 1), '00:00')) }];
}

const consultations = (dossier: Facts): Alarm[] =>
  dossier.consultations
    .filter(({ answeredAt, overdue }) => !answeredAt && !overdue)
    .map(({ id, dueAt }) => ({ kind: 'consultation', id, at: afterDue(dueAt) }));

/** Terms of days end with the day, those of hours with their minute; a consultation is late when its instant has passed. */
const afterDue = (dueAt: string): Date => new Date(Date.parse(dueAt) + 1);

/** Whether an abandoned supplement may end the dossier: so many whole days have passed. */
export const isAbandoned = (from: string, day: string, { abandonedDays }: Parameters): boolean =>
  day > addDays(from, abandonedDays);

import { CalendarError, dueDate, instantOf } from '#calendar';
import { Problem } from '#contracts';
import type { Moment } from '../acts.service.js';
import type { Facts } from '../dossier.rules.js';

/** End of office hours, at which day terms end. */
const CLOSING = '17:00';

/** Form 04, once (NĐ 61/2018 Art.19.9). The lawful due date stays: the new one has its own result and repairs no lateness. */
export function apologise({ dossier, status, at, day, calendar }: Moment, newDueOn: string): Facts {
  if (dossier.apology) throw new Problem('refused', 'dossier.second-apology');
  const due = dossier.lawfulDueOn;
  if (newDueOn < day || (due && newDueOn <= due))
    throw new Problem('refused', 'dossier.new-date-too-early', { due: due ?? day });
  const late = due !== null && isTooLate(at, due, calendar);
  return {
    ...dossier,
    status,
    apology: { issuedOn: day, newDueOn },
    reappointedDueAt: new Date(instantOf(newDueOn, CLOSING)),
    flags: late ? [...dossier.flags, 'apology-too-late'] : dossier.flags,
  };
}

/** At latest one working day before the term ends; the decree leaves open which day is meant. */
function isTooLate(at: Date, due: string, calendar: Moment['calendar']): boolean {
  try {
    return dueDate({ length: 1, unit: 'working-day', from: at }, calendar).dueOn > due;
  } catch (error) {
    if (error instanceof CalendarError) return false;
    throw error;
  }
}

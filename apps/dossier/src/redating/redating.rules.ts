import { CalendarError, dueDate, type WorkingCalendar } from '#calendar';
import { changed, type Facts } from '../dossier.rules.js';

/** The running dossier with its lawful due date on another calendar; null where nothing changes. The first date stays history. */
export function redated(dossier: Facts, calendar: WorkingCalendar): Facts | null {
  const { termFrom, termLength, termUnit, clocks } = dossier;
  if (!termFrom || !termLength || !termUnit) return null;
  try {
    const due = dueDate({ length: Number(termLength), unit: termUnit, from: termFrom }, calendar);
    const lawfulDueAt = new Date(due.dueAt);
    if (lawfulDueAt.getTime() === dossier.lawfulDueAt?.getTime()) return null;
    const last = clocks.length - 1;
    const others = dossier.flags.filter((flag) => flag !== 'calendar-provisional');
    return changed(dossier, {
      lawfulDueAt,
      lawfulDueOn: due.dueOn,
      clocks: clocks.map((clock, n) => (n === last ? { ...clock, dueOn: due.dueOn } : clock)),
      flags: due.provisional ? [...others, 'calendar-provisional'] : others,
    });
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

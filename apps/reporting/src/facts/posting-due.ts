import { buildCalendar, CalendarError, dueDate, instantOf, vietnamDecisions } from '#calendar';

/** Working days from the first day of a version to its posting (INDICATORS I.3.g B), while no posting says its own due day. */
const POSTING_DAYS = 5;
/** The shipped days off: the same answer at every rebuild. */
const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: new Date('2026-01-01T00:00:00Z') });

/** The day by which a version must be public; null where its first day is not known or before the calendar. */
export function postingDueOn(validFrom: string | null): string | null {
  if (!validFrom) return null;
  try {
    return dueDate({ length: POSTING_DAYS, unit: 'working-day', from: instantOf(validFrom, '08:00') }, calendar).dueOn;
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

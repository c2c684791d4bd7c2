import { CalendarError, countWorkingDays, vietnamDay, type WorkingCalendar } from '#calendar';
import { WARNING_LEVELS, type WarnedRole } from '#contracts';

/** How much of the term has passed at the beginning of a day, in working days; past the due day 100. */
export function shareOfTerm(termFrom: Date, dueOn: string, today: string, calendar: WorkingCalendar): number {
  if (today > dueOn) return 100;
  try {
    const from = vietnamDay(termFrom);
    const all = countWorkingDays(from, dueOn, calendar);
    return all === 0 ? 0 : (countWorkingDays(from, today, calendar) * 100) / all;
  } catch (error) {
    if (error instanceof CalendarError) return 0;
    throw error;
  }
}

export const levelsReached = (share: number): number[] => WARNING_LEVELS.filter((level) => share >= level);

/** Officer, then head, then director. */
export const roleOf = (level: number): WarnedRole => (level >= 100 ? 'director' : level >= 90 ? 'head' : 'officer');

/** Whom a person of a role is warned as. */
export function rolesOf(role: string): WarnedRole[] {
  if (role === 'unit-head') return ['head'];
  if (role === 'department-leader' || role === 'province-leader') return ['director'];
  if (role === 'department-office') return ['head', 'director'];
  return ['officer'];
}

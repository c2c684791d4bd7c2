import { CalendarError, dueDate, settlesYear, type CalendarDecision, type WorkingCalendar } from '#calendar';
import type { CalendarDecisionView } from '#contracts';
import { goingOn } from '../clock/pause.rules.js';
import { changed, type Facts } from '../dossier.rules.js';

/**
 * The running dossier with its lawful due date on another calendar; null where nothing changes. The first date stays history. Of a
 * term that goes on after it stood still only what was left then is counted: finished segments never move.
 */
export function redated(dossier: Facts, calendar: WorkingCalendar): Facts | null {
  try {
    const due = runningDue(dossier, calendar);
    if (!due || due.lawfulDueAt.getTime() === dossier.lawfulDueAt?.getTime()) return null;
    const { provisional, lawfulDueOn, lawfulDueAt } = due;
    const last = dossier.clocks.length - 1;
    const others = dossier.flags.filter((flag) => flag !== 'calendar-provisional');
    return changed(dossier, {
      lawfulDueAt,
      lawfulDueOn,
      clocks: dossier.clocks.map((clock, n) => (n === last ? { ...clock, dueOn: lawfulDueOn } : clock)),
      flags: provisional ? [...others, 'calendar-provisional'] : others,
    });
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

function runningDue({ termFrom, termLength, termUnit, resumption }: Facts, calendar: WorkingCalendar) {
  if (resumption) {
    const due = goingOn(resumption, calendar);
    return { ...due, provisional: calendar.provisionalYears.has(Number(due.lawfulDueOn.slice(0, 4))) };
  }
  if (!termFrom || !termLength || !termUnit) return null;
  const due = dueDate({ length: Number(termLength), unit: termUnit, from: termFrom }, calendar);
  return { lawfulDueAt: new Date(due.dueAt), lawfulDueOn: due.dueOn, provisional: due.provisional };
}

/** The days a decision may make other days: those it names; all of its year where it settles the year or changes office hours. */
export function reachOf(decision: CalendarDecisionView): { from: string; to: string } {
  const days = decision.entries.flatMap(({ date, swappedWith }) => (swappedWith ? [date, swappedWith] : [date])).sort();
  const whole = settlesYear(decision as CalendarDecision) || Boolean(decision.officeHours) || days.length === 0;
  const [first, last] = [`${decision.year}-01-01`, `${decision.year}-12-31`];
  if (!whole) return { from: days[0]!, to: days.at(-1)! };
  return { from: days[0] && days[0] < first ? days[0] : first, to: last };
}

/** Where a dossier's due day goes: the citizen never gets less time than was promised unless a parameter says so. */
export function directionOf(before: Date | null, after: Date | null): 'later' | 'earlier' {
  return (after?.getTime() ?? 0) >= (before?.getTime() ?? 0) ? 'later' : 'earlier';
}

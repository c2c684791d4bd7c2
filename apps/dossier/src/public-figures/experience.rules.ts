import { CalendarError, countWorkingDays, type WorkingCalendar } from '#calendar';
import type { ClockSegment, ExperienceShare, VoteState } from '#contracts';

/** Fewer than so many behind a figure say more about persons than about the office. */
export const FEWEST = 5;

export interface SettledDossier {
  clocks: ClockSegment[];
  completedOn: string;
  lawfulDueOn: string | null;
  supplements: number;
  vote: VoteState | null;
}

/** Working days that the term ran, the day of the event not counted, waiting left out; null before the calendar's years. */
export function netDays({ clocks }: SettledDossier, calendar: WorkingCalendar): number | null {
  try {
    return clocks.reduce((days, { start, end }) => days + (end ? countWorkingDays(start, end, calendar) : 0), 0);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

/** The smallest value that a share of all does not exceed (nearest rank); null with too few. */
export function percentile(values: readonly number[], share: number): number | null {
  if (values.length < FEWEST) return null;
  return [...values].sort((a, b) => a - b)[Math.ceil(values.length * share) - 1] ?? null;
}

export function shareOf<T>(all: readonly T[], counts: (one: T) => boolean): ExperienceShare {
  const n = all.length;
  return { percent: n < FEWEST ? null : Math.round((all.filter(counts).length * 1000) / n) / 10, n };
}

export const wasOnTime = ({ completedOn, lawfulDueOn }: SettledDossier): boolean =>
  lawfulDueOn === null || completedOn <= lawfulDueOn;

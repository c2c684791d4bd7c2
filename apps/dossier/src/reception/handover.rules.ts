import { vietnamDay, type Due, type WorkingCalendar } from '#calendar';
import { Problem, type ShipmentState, type StatedTerm } from '#contracts';
import { changed, type Facts } from '../dossier.rules.js';
import { dueOf } from './reception.rules.js';

/** Minutes that brought a dossier to its agency; of supplements, results and ways back nothing begins. */
export const bringsDossiers = ({ direction, content, signedAt }: ShipmentState): boolean =>
  direction === 'to-agency' && content === 'dossier' && signedAt !== null;

/**
 * The term of a dossier that came by post begins when the minutes are signed, not when somebody entered it (QĐ 45/2016
 * Art.7.4). Null where nothing changes: it was entered at that moment or before, has begun again since, or is closed. The code
 * and the day of reception stay (TT 01/2018 Art.19).
 */
export function begunAt(dossier: Facts, signedAt: Date, calendar: WorkingCalendar): Facts | null {
  const { receivedOn, termLength, termUnit } = dossier;
  if (!mayBegin(dossier, signedAt) || !termLength || !termUnit) return null;
  const due = dueBy({ length: termLength, unit: termUnit }, signedAt, calendar);
  if (!due) return null;
  const dueAt = new Date(due.dueAt);
  const sameDay = vietnamDay(signedAt) === receivedOn;
  return changed(dossier, sameDay ? { receivedAt: signedAt, firstDueAt: dueAt } : {}, {
    termFrom: signedAt,
    lawfulDueAt: dueAt,
    lawfulDueOn: due.dueOn,
    clocks: dossier.clocks.map((clock) => ({ ...clock, dueOn: due.dueOn })),
  });
}

function mayBegin({ channel, receivedAt, termFrom, closedOn, pausedAt, status }: Facts, signedAt: Date): boolean {
  if (channel !== 'post' || receivedAt === null || signedAt >= receivedAt) return false;
  const first = termFrom?.getTime() === receivedAt.getTime();
  return first && closedOn === null && pausedAt === null && status !== 5;
}

function dueBy(term: StatedTerm, from: Date, calendar: WorkingCalendar): Due | null {
  try {
    return dueOf(term, from, calendar);
  } catch (error) {
    if (error instanceof Problem) return null;
    throw error;
  }
}

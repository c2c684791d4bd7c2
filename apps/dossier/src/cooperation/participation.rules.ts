import { Problem, type ParticipantState, type ParticipationMode, type StatedTerm } from '#contracts';
import { vietnamDay, type WorkingCalendar } from '#calendar';
import type { Moment } from '../acts.service.js';
import type { Facts } from '../dossier.rules.js';
import { dueOf } from '../reception/reception.rules.js';

export interface PlannedShare {
  agencyId: string;
  term: StatedTerm;
}

/**
 * The shares of a linked dossier (NĐ 61/2018 Art.19.6): paper goes from one agency to the next, each term beginning when the
 * share before ends; electronic dossiers go to all at once. The applicant has one date: the shares must fit into it.
 */
export function plan(moment: Moment, mode: ParticipationMode, shares: readonly PlannedShare[]): Facts {
  const { dossier, status, at, calendar } = moment;
  if (dossier.participants.length > 0) throw new Problem('refused', 'dossier.participants-exist');
  const participants = shares.map(({ agencyId, term }, n): ParticipantState => {
    const waits = { agencyId, mode, term, startedAt: null, dueAt: null, finishedAt: null };
    return mode === 'parallel' || n === 0 ? begun(waits, at, calendar) : waits;
  });
  assertWithinTerm(dossier, lastDay(participants, at, calendar));
  return { ...dossier, status, participants };
}

/** One agency has done its share; in sequence the next begins. */
export function finish({ dossier, status, at, calendar }: Moment, agencyId: string, code: string): Facts {
  const index = dossier.participants.findIndex(
    (one) => one.agencyId === agencyId && one.startedAt !== null && one.finishedAt === null,
  );
  if (index < 0) throw new Problem('refused', 'dossier.participant-unknown', { code });
  const participants = dossier.participants.map((one, n) => {
    if (n === index) return { ...one, finishedAt: at.toISOString() };
    return one.mode === 'sequential' && n === index + 1 ? begun(one, at, calendar) : one;
  });
  return { ...dossier, status, participants };
}

function begun(share: ParticipantState, at: Date, calendar: WorkingCalendar): ParticipantState {
  const dueAt = new Date(dueOf(share.term, at, calendar).dueAt).toISOString();
  return { ...share, startedAt: at.toISOString(), dueAt };
}

/** When the last share would end if everyone took the whole term. */
function lastDay(participants: readonly ParticipantState[], at: Date, calendar: WorkingCalendar): string {
  let end = at;
  for (const { mode, term } of participants) {
    const due = new Date(dueOf(term, mode === 'sequential' ? end : at, calendar).dueAt);
    if (due > end) end = due;
  }
  return vietnamDay(end);
}

function assertWithinTerm({ lawfulDueOn }: Facts, end: string): void {
  if (lawfulDueOn && end > lawfulDueOn)
    throw new Problem('refused', 'dossier.participants-exceed-term', { end, due: lawfulDueOn });
}

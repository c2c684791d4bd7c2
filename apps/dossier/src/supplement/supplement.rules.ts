import { CalendarError, dueDate, officeInstantAfter } from '#calendar';
import { Problem, type CompleteSupplement, type RequestSupplement, type SupplementRequestState } from '#contracts';
import type { Moment } from '../acts.service.js';
import { restarted, resumed } from '../clock/pause.rules.js';
import { comesBack, endWait, flagged, leaves, stopClock, type Facts } from '../dossier.rules.js';
import type { Absence } from '../dossier.entity.js';

/**
 * Once, full and exact (NĐ 61/2018 Art.11.2c, 15.3), at the counter, before and after reception together; another one is an
 * exception with its reason and who approved it. Before the first the officer has looked whether anything else is missing.
 */
export function requestSupplement(moment: Moment, command: RequestSupplement): Facts {
  const { dossier, status, day } = moment;
  const second = dossier.supplements > 0 || dossier.requests.some(({ kind }) => kind === 'counter-visit');
  assertRequest(command, second);
  const asked = {
    ...dossier,
    status,
    supplements: dossier.supplements + 1,
    requests: [...dossier.requests, requestOf(command, day)],
    notOwnFault: dossier.notOwnFault || command.ownFault !== true,
    flags: second ? flagged(dossier.flags, 'second-supplement') : dossier.flags,
  };
  return dossier.receivedAt ? waiting(asked, moment, !second && isLateNotice(dossier.receivedAt, moment)) : asked;
}

/** The clock stands, the applicant has the dossier. */
function waiting(asked: Facts, { at, day, parameters }: Moment, late: boolean): Facts {
  return {
    ...asked,
    clocks: stopClock(asked.clocks, day),
    waits: [...asked.waits, { from: day, to: null }],
    absences: leaves(asked.absences, 'citizen', at),
    pausedAt: parameters.supplementMode === 'pause' ? at : null,
    apologyDraft: null,
    flags: late ? flagged(asked.flags, 'late-supplement-request') : asked.flags,
  };
}

function assertRequest({ exception, approver, papers, nothingElseMissing }: RequestSupplement, second: boolean): void {
  if (papers.length === 0) throw new Problem('invalid', 'dossier.papers-missing');
  if (second && !(exception && approver)) throw new Problem('refused', 'dossier.second-supplement');
  if (!second && !nothingElseMissing) throw new Problem('refused', 'dossier.checklist-missing');
}

const requestOf = ({ channel, ownFault }: RequestSupplement, on: string): SupplementRequestState => ({
  on,
  kind: 'request',
  channel: channel ?? null,
  ownFault: ownFault ?? false,
});

/** Notice at latest so many working days after reception, unless the sector's law says otherwise (NĐ 61/2018 Art.19.4). */
function isLateNotice(receivedAt: Date, { day, calendar, parameters }: Moment): boolean {
  try {
    const notice = { length: parameters.noticeDays, unit: 'working-day' as const, from: receivedAt };
    return day > dueDate(notice, calendar).dueOn;
  } catch (error) {
    if (error instanceof CalendarError) return false;
    throw error;
  }
}

/** How the papers came decides whether it was a trip in person (I.3.e.2 B). */
const answered = (requests: readonly SupplementRequestState[], channel: SupplementRequestState['channel']) =>
  requests.map((one, index) => (index === requests.length - 1 && channel ? { ...one, channel } : one));

/** The applicant sends it online, now, with files; whether it is complete the officer sees when they look at it. */
export function assertOnline({ at, postedAt, channel }: CompleteSupplement): void {
  if (at || postedAt || (channel && channel !== 'online'))
    throw new Problem('invalid', 'dossier.supplement-online-only');
}

/** Marked until an officer hands it on, so that it is seen on the desk. */
export const sentOnline = (dossier: Facts): Facts => ({
  ...dossier,
  flags: flagged(dossier.flags, 'supplemented-online'),
});

/**
 * The full dossier has come: the whole term starts again (NĐ 61/2018 Art.19.4), or goes on where a sector's law says so.
 * Of a submission the clock of the queue starts again.
 */
export function completeSupplement(moment: Moment, { channel, postedAt }: CompleteSupplement): Facts {
  const { dossier, status, at, day, calendar, parameters } = moment;
  const requests = answered(dossier.requests, channel ?? null);
  if (!dossier.receivedAt)
    return { ...dossier, requests, status, queueDueAt: queueDue(at, parameters.receptionHours, calendar) };
  const due = dossier.pausedAt ? resumed(dossier, at, calendar) : restarted(dossier, at, calendar);
  return {
    ...dossier,
    ...due,
    requests,
    status,
    pausedAt: null,
    waits: endWait(dossier.waits, day),
    absences: comesBack(withPost(dossier.absences, postedAt, at), at),
    clocks: [...dossier.clocks, { start: day, dueOn: due.lawfulDueOn, end: null }],
  };
}

/** From the day the applicant gave it to the post, the post has it. */
function withPost(absences: readonly Absence[], postedAt: string | undefined, at: Date): readonly Absence[] {
  const open = absences.at(-1);
  if (!postedAt || !open || open.to) return absences;
  const posted = new Date(postedAt);
  if (posted > at || posted < new Date(open.from))
    throw new Problem('invalid', 'dossier.posted-at', { from: open.from });
  return leaves(absences, 'post', posted);
}

/** Until when a submission should be received: so many hours of the office's time. */
export function queueDue(from: Date, hours: number, calendar: Moment['calendar']): Date | null {
  try {
    return new Date(officeInstantAfter(from, hours * 3_600_000, calendar));
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

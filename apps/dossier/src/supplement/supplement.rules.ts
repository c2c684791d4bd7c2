import { CalendarError, dueDate } from '#calendar';
import { Problem, type Channel, type RequestSupplement, type SupplementRequestState } from '#contracts';
import type { Moment } from '../acts.service.js';
import { endWait, stopClock, type Facts } from '../dossier.rules.js';
import { dueOf } from '../reception/reception.rules.js';

/** Notice at latest so many working days after reception (NĐ 61/2018 Art.19.4). */
const NOTICE_DAYS = 3;

/** Once, full and exact (NĐ 61/2018 Art.11.2c, 15.3), before and after reception together; another one is a recorded exception. */
export function requestSupplement({ dossier, status, at, day, calendar }: Moment, command: RequestSupplement): Facts {
  const second = dossier.supplements > 0;
  if (second && !command.exception) throw new Problem('refused', 'dossier.second-supplement');
  const asked = {
    ...dossier,
    status,
    supplements: dossier.supplements + 1,
    requests: [...dossier.requests, requestOf(command, day)],
    notOwnFault: dossier.notOwnFault || command.ownFault !== true,
    flags: second ? [...new Set([...dossier.flags, 'second-supplement'])] : dossier.flags,
  };
  if (!dossier.receivedAt) return asked;
  const late = !second && isLateNotice(dossier.receivedAt, day, calendar);
  return {
    ...asked,
    clocks: stopClock(dossier.clocks, day),
    waits: [...dossier.waits, { from: day, to: null }],
    flags: late ? [...asked.flags, 'late-supplement-request'] : asked.flags,
    lastActAt: at,
  };
}

const requestOf = ({ channel, ownFault }: RequestSupplement, on: string): SupplementRequestState => ({
  on,
  kind: 'request',
  channel: channel ?? null,
  ownFault: ownFault ?? false,
});

/** How the papers came decides whether it was a trip in person (I.3.e.2 B). */
const answered = (requests: readonly SupplementRequestState[], channel: Channel): SupplementRequestState[] =>
  requests.map((one, index) => (index === requests.length - 1 ? { ...one, channel } : one));

function isLateNotice(receivedAt: Date, day: string, calendar: Moment['calendar']): boolean {
  try {
    return day > dueDate({ length: NOTICE_DAYS, unit: 'working-day', from: receivedAt }, calendar).dueOn;
  } catch (error) {
    if (error instanceof CalendarError) return false;
    throw error;
  }
}

/** The full dossier has come: the whole term starts again, it does not go on (NĐ 61/2018 Art.19.4). */
export function completeSupplement(moment: Moment, channel: Channel | undefined): Facts {
  const { status, at, day, calendar } = moment;
  const dossier = channel
    ? { ...moment.dossier, requests: answered(moment.dossier.requests, channel) }
    : moment.dossier;
  if (!dossier.receivedAt) return { ...dossier, status };
  const due = restart(dossier, at, calendar);
  return {
    ...dossier,
    ...due,
    status,
    waits: endWait(dossier.waits, day),
    clocks: [...dossier.clocks, { start: day, dueOn: due.lawfulDueOn, end: null }],
  };
}

/** Of an imported dossier without a term the due date stays as its system gave it. */
function restart(dossier: Facts, at: Date, calendar: Moment['calendar']) {
  const { termLength: length, termUnit: unit, lawfulDueAt, lawfulDueOn } = dossier;
  if (!length || !unit) return { lawfulDueAt, lawfulDueOn, termFrom: dossier.termFrom };
  const { dueAt, dueOn } = dueOf({ length, unit }, at, calendar);
  return { lawfulDueAt: new Date(dueAt), lawfulDueOn: dueOn, termFrom: at };
}

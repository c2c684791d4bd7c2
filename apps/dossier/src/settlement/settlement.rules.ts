import { addDays, CalendarError, dueDate, vietnamDay, type WorkingCalendar } from '#calendar';
import { Problem, type ApologyOfResult, type Channel, type Closing, type Holder } from '#contracts';
import type { ResultDocument, StepCounts, StopDossier } from '#contracts';
import type { Moment } from '../acts.service.js';
import { settledLate } from '../apology/apology.rules.js';
import { resumed } from '../clock/pause.rules.js';
import { comesBack, endWait, flagged, leaves, stopClock, type Facts } from '../dossier.rules.js';
import { DEFAULT_PARAMETERS, type Parameters } from '../parameters/parameter.rules.js';
import { isAbandoned } from '../watch/alarm.rules.js';

const VIETNAM_MS = 7 * 3_600_000;

/** Until which hour a dossier goes on the same day, else by the start of the next; `HH:MM` of Vietnam. */
type Hours = Pick<Parameters, 'sameDayUntil' | 'nextDayUntil'>;

type InTime = 'inTime' | 'late' | 'unknown';

/**
 * Whether what was due when `at` came was done in time: on the same working day, from 15:00 on by the start of the next
 * (NĐ 61/2018 Art.18.2–3, domain rule 21); `unknown` where the calendar does not reach its year.
 */
export function stepInTime(
  at: Date,
  recordedAt: Date,
  calendar: WorkingCalendar,
  hours: Hours = DEFAULT_PARAMETERS,
): InTime {
  if (vietnamDay(recordedAt) <= vietnamDay(at)) return 'inTime';
  try {
    const early = clockOf(at) < hours.sameDayUntil && worksOn(vietnamDay(at), calendar);
    if (early) return 'late';
    const { dueOn } = dueDate({ length: 1, unit: 'working-day', from: at }, calendar);
    const recordedOn = vietnamDay(recordedAt);
    return recordedOn < dueOn || (recordedOn === dueOn && clockOf(recordedAt) < hours.nextDayUntil) ? 'inTime' : 'late';
  } catch (error) {
    if (error instanceof CalendarError) return 'unknown';
    throw error;
  }
}

const clockOf = (at: Date): string => new Date(at.getTime() + VIETNAM_MS).toISOString().slice(11, 16);

/** A day is a working day when it is the first one after the day before it. */
function worksOn(day: string, calendar: WorkingCalendar): boolean {
  const dayBefore = new Date(`${addDays(day, -1)}T12:00:00+07:00`);
  return dueDate({ length: 1, unit: 'working-day', from: dayBefore }, calendar).dueOn === day;
}

export function addStep(steps: StepCounts, result: InTime | 'unrecorded'): StepCounts {
  return {
    total: steps.total + 1,
    inTime: steps.inTime + (result === 'inTime' ? 1 : 0),
    unknown: steps.unknown + (result === 'unknown' ? 1 : 0),
    unrecorded: steps.unrecorded + (result === 'unrecorded' ? 1 : 0),
  };
}

/** What a step says beside its words: the unit and officer who take over, and whether it is a unit at all. */
export interface Taking {
  unitId: string | null;
  handler: string | undefined;
  holder: Holder;
}

/** A hand-over. The first one takes the dossier from the counter: it must be in time itself (NĐ 61/2018 Art.18.2). */
export function step(moment: Moment, { unitId, handler, holder }: Taking): Facts {
  const { dossier, status, at, now, calendar, parameters } = moment;
  const first = dossier.steps.total === 0 && dossier.receivedAt !== null;
  const late = first && stepInTime(dossier.receivedAt!, at, calendar, parameters) === 'late';
  return {
    ...dossier,
    status,
    unitId: unitId ?? dossier.unitId,
    handler: handler ?? dossier.handler,
    absences: holder === 'unit' ? comesBack(dossier.absences, at) : leaves(dossier.absences, holder, at),
    steps: addStep(dossier.steps, stepInTime(at, now, calendar, parameters)),
    flags: seen(late ? flagged(dossier.flags, 'forwarded-late') : dossier.flags),
  };
}

/** An officer has had it in hand: what the applicant sent is no longer news. */
const seen = (flags: readonly string[]): string[] => flags.filter((flag) => flag !== 'supplemented-online');

interface Settled {
  closing: Extract<Closing, 'result' | 'refusal'>;
  form04?: ApologyOfResult;
  unitId: string | null;
  result: ResultDocument | null;
}

/** The result is ready, or refused in writing (NĐ 61/2018 Art.19.8): settled, whether or not anyone collects it. */
export function settle(moment: Moment, { closing, form04, unitId, result }: Settled): Facts {
  const { dossier, status, at, day, by } = moment;
  if (result?.issuedOn && result.issuedOn > day)
    throw new Problem('invalid', 'dossier.in-the-future', { field: 'resultOn' });
  const late = settledLate(moment, form04, unitId);
  const flags = late.flags ?? dossier.flags;
  const afterTerm = closing === 'refusal' && dossier.lawfulDueOn !== null && day > dossier.lawfulDueOn;
  return {
    ...ended(moment),
    ...late,
    status,
    closing,
    result: result && { ...result, issuedOn: result.issuedOn ?? day },
    settledBy: by.subject,
    completedAt: at,
    completedOn: day,
    flags: afterTerm ? flagged(flags, 'refused-after-term') : flags,
  };
}

/** Withdrawn by the applicant, or stopped: closed without being settled. */
export function close(moment: Moment, closing: Extract<Closing, 'withdrawal' | 'stop'>): Facts {
  const { dossier, status, day } = moment;
  if (dossier.code === null) return { ...dossier, status };
  return { ...ended(moment), status, closing, waits: endWait(dossier.waits, day) };
}

/** Stopped because the supplement never came: only after so many days (a sector's law says how many). */
export function stop(moment: Moment, cause: StopDossier['cause']): Facts {
  const { dossier, day, parameters } = moment;
  const from = dossier.status === 5 ? dossier.waits.at(-1)?.from : undefined;
  if (cause === 'abandoned-supplement' && !(from && isAbandoned(from, day, parameters)))
    throw new Problem('refused', 'dossier.not-abandoned', { days: parameters.abandonedDays });
  return close(moment, 'stop');
}

/** Nothing runs any more. */
const ended = ({ dossier, at, day }: Moment): Facts => ({
  ...dossier,
  closedOn: day,
  clocks: stopClock(dossier.clocks, day),
  absences: comesBack(dossier.absences, at),
  participants: dossier.participants.map((one) =>
    one.startedAt && !one.finishedAt ? { ...one, finishedAt: at.toISOString() } : one,
  ),
  pausedAt: null,
  apologyDraft: null,
});

export function giveBack({ dossier, status, at }: Moment, channel: Channel | undefined): Facts {
  return { ...dossier, status, returnedAt: at, returnChannel: channel ?? dossier.returnChannel };
}

/** Waiting for a payment leaves the term running, unless the field's own law says otherwise (INDICATORS, class table). */
export function askPayment({ dossier, status, at, day, parameters }: Moment): Facts {
  const asked = { ...dossier, status, absences: leaves(dossier.absences, 'citizen', at) };
  if (parameters.paymentCounts) return asked;
  return { ...asked, pausedAt: at, clocks: stopClock(dossier.clocks, day), apologyDraft: null };
}

export function takePayment({ dossier, status, at, day, calendar }: Moment): Facts {
  const paid = { ...dossier, status, absences: comesBack(dossier.absences, at) };
  if (!dossier.pausedAt) return paid;
  const due = resumed(dossier, at, calendar);
  const clocks = [...dossier.clocks, { start: day, dueOn: due.lawfulDueOn, end: null }];
  return { ...paid, ...due, pausedAt: null, clocks };
}

export const changeStatus = ({ dossier, status }: Moment): Facts => ({ ...dossier, status });

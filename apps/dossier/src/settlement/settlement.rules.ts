import { addDays, CalendarError, dueDate, vietnamDay, type WorkingCalendar } from '#calendar';
import type { Channel, Closing, StepCounts } from '#contracts';
import type { Moment } from '../acts.service.js';
import { endWait, stopClock, type Facts } from '../dossier.rules.js';

/** Until 15:00 a dossier goes on the same working day, later by the start of the next (NĐ 61/2018 Art.18.2–3). */
const SAME_DAY_UNTIL = 15;
/** "Đầu giờ" of the next working day: entered by this hour. The decree names none. */
const NEXT_DAY_UNTIL = 8;
const VIETNAM_MS = 7 * 3_600_000;

type InTime = 'inTime' | 'late' | 'unknown';

/** Whether a step was written down in time (domain rule 21); `unknown` where the calendar does not reach its year. */
export function stepInTime(at: Date, recordedAt: Date, calendar: WorkingCalendar): InTime {
  if (vietnamDay(recordedAt) <= vietnamDay(at)) return 'inTime';
  try {
    const early = hourOf(at) < SAME_DAY_UNTIL && worksOn(vietnamDay(at), calendar);
    if (early) return 'late';
    const { dueOn } = dueDate({ length: 1, unit: 'working-day', from: at }, calendar);
    const recordedOn = vietnamDay(recordedAt);
    return recordedOn < dueOn || (recordedOn === dueOn && hourOf(recordedAt) < NEXT_DAY_UNTIL) ? 'inTime' : 'late';
  } catch (error) {
    if (error instanceof CalendarError) return 'unknown';
    throw error;
  }
}

const hourOf = (at: Date): number => new Date(at.getTime() + VIETNAM_MS).getUTCHours();

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

export function step({ dossier, status, at, now, calendar }: Moment): Facts {
  return { ...dossier, status, steps: addStep(dossier.steps, stepInTime(at, now, calendar)) };
}

/** The result is ready, or refused in writing (NĐ 61/2018 Art.19.8): settled, whether or not anyone collects it. */
export function settle({ dossier, status, at, day }: Moment, closing: Extract<Closing, 'result' | 'refusal'>): Facts {
  const afterTerm = closing === 'refusal' && dossier.lawfulDueOn !== null && day > dossier.lawfulDueOn;
  return {
    ...dossier,
    status,
    closing,
    completedAt: at,
    completedOn: day,
    closedOn: day,
    clocks: stopClock(dossier.clocks, day),
    flags: afterTerm ? [...dossier.flags, 'refused-after-term'] : dossier.flags,
  };
}

/** Withdrawn by the applicant, or stopped: closed without being settled. */
export function close({ dossier, status, day }: Moment, closing: Extract<Closing, 'withdrawal' | 'stop'>): Facts {
  if (dossier.code === null) return { ...dossier, status };
  return {
    ...dossier,
    status,
    closing,
    closedOn: day,
    clocks: stopClock(dossier.clocks, day),
    waits: endWait(dossier.waits, day),
  };
}

export function giveBack({ dossier, status, at }: Moment, channel: Channel | undefined): Facts {
  return { ...dossier, status, returnedAt: at, returnChannel: channel ?? dossier.returnChannel };
}

/** Waiting for a payment does not stop the term, unless a procedure's own law says so. */
export const changeStatus = ({ dossier, status }: Moment): Facts => ({ ...dossier, status });

import { addDays, CalendarError, countWorkingDays, instantOf, shiftWorkingDays } from '#calendar';
import { Problem, type Apologise, type ApologyOfResult, type ApologyState } from '#contracts';
import type { Moment } from '../acts.service.js';
import { flagged, type Facts } from '../dossier.rules.js';

/** End of office hours, at which day terms end. */
const CLOSING = '17:00';

/** Whose delay it is: the unit the officer names, else the one the late guard found. */
interface Cause {
  reasonCode?: Apologise['reasonCode'];
  unitId: string | null;
}

/** Form 04 (NĐ 61/2018 Art.19.9). The lawful due date stays: the new one has its own result and repairs no lateness. */
export function apologise(moment: Moment, command: Apologise, unitId: string | null): Facts {
  return moment.dossier.apology ? lateAgain(moment, command) : first(moment, command, unitId);
}

function first(moment: Moment, { newDueOn, reasonCode }: Apologise, unitId: string | null): Facts {
  const { dossier, status, day } = moment;
  const due = dossier.lawfulDueOn;
  if (!newDueOn) throw new Problem('invalid', 'dossier.new-date-missing');
  if (newDueOn < day || (due && newDueOn <= due))
    throw new Problem('refused', 'dossier.new-date-too-early', { due: due ?? day });
  const apology = apologyOf(moment, { reasonCode, unitId }, newDueOn);
  return {
    ...dossier,
    status,
    apology,
    apologyDraft: null,
    reappointedDueAt: new Date(instantOf(newDueOn, CLOSING)),
    flags: apology.inTime ? dossier.flags : flagged(dossier.flags, 'apology-too-late'),
  };
}

/** Re-appointed at most once; late again it is recorded and told to the next level, without another date. */
function lateAgain(moment: Moment, { newDueOn }: Apologise): Facts {
  const { dossier, status, day } = moment;
  if (newDueOn) throw new Problem('refused', 'dossier.second-apology');
  if (!isLateAgain(dossier, day)) throw new Problem('refused', 'dossier.not-late-again');
  return { ...dossier, status, ...secondLateness(dossier) };
}

/** The new date has passed, and the lawful one where the term has begun again since. */
export function isLateAgain({ apology, lawfulDueOn }: Facts, day: string): boolean {
  if (!apology?.newDueOn) return false;
  return day > apology.newDueOn && (!lawfulDueOn || day > lawfulDueOn);
}

export function secondLateness({ apology, lateAgainOn, flags }: Facts): Partial<Facts> {
  return {
    lateAgainOn: lateAgainOn ?? addDays(apology!.newDueOn!, 1),
    flags: flagged(flags, 'second-lateness'),
  };
}

function apologyOf(
  { dossier, day, calendar, parameters }: Moment,
  cause: Cause,
  newDueOn: string | null,
): ApologyState {
  const { apologyDraft, lawfulDueOn } = dossier;
  return {
    issuedOn: day,
    newDueOn,
    inTime: lawfulDueOn === null || isInTime(day, lawfulDueOn, parameters.apologyDaysBefore, calendar),
    reasonCode: cause.reasonCode ?? apologyDraft?.reasonCode ?? 'other',
    unitId: cause.unitId ?? apologyDraft?.unitId ?? null,
  };
}

/** At latest so many working days before the term ends; the decree says "01 ngày" and leaves open which day is meant. */
function isInTime(day: string, due: string, daysBefore: number, calendar: Moment['calendar']): boolean {
  try {
    return countWorkingDays(day, due, calendar) >= daysBefore;
  } catch (error) {
    if (error instanceof CalendarError) return true;
    throw error;
  }
}

/**
 * What a settlement says about lateness: a late dossier without form 04 is settled only together with one, in the same act,
 * so that nobody waits for paperwork; on the due day none is needed (NĐ 61/2018 Art.19.9, 12.5).
 */
export function settledLate(
  moment: Moment,
  form04: ApologyOfResult | undefined,
  unitId: string | null,
): Partial<Facts> {
  const { dossier, day } = moment;
  if (!dossier.lawfulDueOn || day <= dossier.lawfulDueOn) return {};
  if (dossier.apology) return isLateAgain(dossier, day) ? secondLateness(dossier) : {};
  if (!form04) throw new Problem('refused', 'dossier.late-without-apology', { due: dossier.lawfulDueOn });
  return {
    apology: apologyOf(moment, { reasonCode: form04.reasonCode, unitId }, null),
    flags: flagged(dossier.flags, 'apology-too-late', 'result-with-apology'),
  };
}

/** Form 04 as the late guard proposes it: the cause the records show, a date so many working days after the due day. */
export function draft({ dossier, status, day, calendar, parameters }: Moment): Facts {
  const asked = dossier.consultations.find(({ answeredAt }) => !answeredAt);
  const part = dossier.participants.find(
    ({ agencyId, startedAt, finishedAt }) => startedAt && !finishedAt && agencyId !== dossier.agencyId,
  );
  const newDueOn = shiftWorkingDays(dossier.lawfulDueOn ?? day, parameters.extensionDays, calendar);
  const about = { draftedOn: day, newDueOn };
  const apologyDraft = asked
    ? ({ ...about, reasonCode: 'waiting-for-opinion', unitId: asked.agencyId } as const)
    : part
      ? ({ ...about, reasonCode: 'co-operation', unitId: part.agencyId } as const)
      : ({ ...about, reasonCode: 'settling-unit', unitId: dossier.unitId ?? dossier.agencyId } as const);
  return { ...dossier, status, apologyDraft };
}

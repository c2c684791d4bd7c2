import { timeliness as byDate, vietnamDay } from '#calendar';
import type { ClockSegment, DossierFlag, DossierState, StepCounts, SubmissionState } from '#contracts';
import type { Timeliness, WaitSegment } from '#contracts';
import type { Absence, Dossier } from './dossier.entity.js';

/** A dossier as rules see it: everything but what the database keeps for itself. */
export type Facts = Omit<Dossier, 'digest' | 'version' | 'nativeAct'>;

export const NO_STEPS: StepCounts = { total: 0, inTime: 0, unknown: 0, unrecorded: 0 };

/** A dossier to which nothing has happened. */
const NOTHING_YET: Facts = {
  id: '',
  code: null,
  trackingNumber: null,
  source: null,
  externalId: null,
  procedureCode: '',
  procedureId: null,
  procedureVersion: null,
  agencyId: '',
  receivingUnitId: null,
  channel: 'counter',
  returnChannel: null,
  level: null,
  applicantKind: null,
  submittedAt: null,
  receivedAt: null,
  receivedOn: null,
  termLength: null,
  termUnit: null,
  termFrom: null,
  firstDueAt: null,
  lawfulDueAt: null,
  lawfulDueOn: null,
  reappointedDueAt: null,
  completedAt: null,
  completedOn: null,
  closing: null,
  closedOn: null,
  returnedAt: null,
  status: 1,
  clocks: [],
  waits: [],
  supplements: 0,
  requests: [],
  notOwnFault: false,
  apology: null,
  steps: NO_STEPS,
  flags: [],
  caseId: null,
  unitId: null,
  handler: null,
  settledBy: null,
  result: null,
  apologyDraft: null,
  lateAgainOn: null,
  pausedAt: null,
  resumption: null,
  absences: [],
  consultations: [],
  participants: [],
  vote: null,
  queueDueAt: null,
  alarmAt: null,
  lastActAt: new Date(0),
};

type Named = Pick<Facts, 'id' | 'procedureCode' | 'agencyId' | 'channel' | 'lastActAt'>;

/** A new dossier with these facts. Fields are set on a copy that has them all: many spreads into one object are slow. */
export const newFacts = (named: Named, ...more: Partial<Facts>[]): Facts =>
  Object.assign({ ...NOTHING_YET }, named, ...more) as Facts;

/** A copy with some facts changed. */
export const changed = (dossier: Facts, ...changes: Partial<Facts>[]): Facts =>
  Object.assign({ ...dossier }, ...changes) as Facts;

/** Refused at reception, withdrawn, stopped. */
const NEVER_TIMED: ReadonlySet<number> = new Set([3, 7, 8]);

type Timed = Pick<Facts, 'status' | 'completedOn' | 'lawfulDueOn'> & { pausedAt?: Date | null };

/** One function everywhere: dates of settlement and lawful due date, never hours (domain rule 34; INDICATORS "Three due dates"). */
export function timelinessOf({ status, completedOn, lawfulDueOn, pausedAt }: Timed, today: string): Timeliness {
  if (NEVER_TIMED.has(status)) return 'none';
  // A procedure settled at once has no due date: on time by definition (practice §2.1).
  if (completedOn) return lawfulDueOn ? byDate(completedOn, lawfulDueOn) : 'on-time';
  if (isWaiting(status, pausedAt)) return 'waiting';
  return lawfulDueOn && lawfulDueOn < today ? 'overdue' : 'open';
}

/** The term stands still: for a supplement, or for a payment where the field's law says so. */
const isWaiting = (status: number, pausedAt: Date | null | undefined): boolean =>
  status === 5 || (status === 6 && Boolean(pausedAt));

/** The term stops running: by settlement, supplement request, withdrawal or stop. */
export function stopClock(clocks: readonly ClockSegment[], day: string): ClockSegment[] {
  return clocks.map((clock) => (clock.end ? clock : { ...clock, end: day }));
}

/** Waiting ends: the full supplement has come, or nobody waits for it any more. */
export function endWait(waits: readonly WaitSegment[], day: string): WaitSegment[] {
  return waits.map((wait) => (wait.to ? wait : { ...wait, to: day }));
}

const instant = (date: Date | null): string | null => date && date.toISOString();
const day = (date: Date | null): string | null => date && vietnamDay(date);

/**
 * The business state that events carry; `dossier` has been received. No personal data, no free text. One flat literal:
 * spreads of this many fields cost ten times as much, and every event of an import pays for it.
 */
export function stateOf(dossier: Facts): DossierState {
  const { code, receivedAt, receivedOn, termLength, termUnit } = dossier;
  if (!receivedAt || !receivedOn) throw new Error(`dossier ${dossier.id} has no reception`);
  return {
    code: code ?? '',
    source: dossier.source,
    externalId: dossier.externalId,
    procedureCode: dossier.procedureCode,
    procedureId: dossier.procedureId,
    procedureVersion: dossier.procedureVersion,
    agencyId: dossier.agencyId,
    receivingUnitId: dossier.receivingUnitId,
    channel: dossier.channel,
    returnChannel: dossier.returnChannel,
    level: dossier.level,
    applicantKind: dossier.applicantKind,
    submittedAt: instant(dossier.submittedAt),
    receivedAt: receivedAt.toISOString(),
    receivedOn,
    term: termLength && termUnit ? { length: termLength, unit: termUnit } : null,
    firstDueOn: day(dossier.firstDueAt),
    lawfulDueAt: instant(dossier.lawfulDueAt),
    lawfulDueOn: dossier.lawfulDueOn,
    reappointedDueOn: day(dossier.reappointedDueAt),
    completedAt: instant(dossier.completedAt),
    completedOn: dossier.completedOn,
    closing: dossier.closing,
    closedOn: dossier.closedOn,
    returnedAt: instant(dossier.returnedAt),
    returnedOn: day(dossier.returnedAt),
    status: dossier.status,
    clocks: dossier.clocks,
    waits: dossier.waits,
    supplements: dossier.supplements,
    requests: dossier.requests,
    notOwnFault: dossier.notOwnFault,
    apology: dossier.apology,
    steps: dossier.steps,
    flags: dossier.flags,
    caseId: dossier.caseId,
    unitId: dossier.unitId,
    handler: dossier.handler,
    apologyDraft: dossier.apologyDraft,
    lateAgainOn: dossier.lateAgainOn,
    paused: dossier.pausedAt !== null,
    consultations: dossier.consultations,
    participants: dossier.participants,
    vote: dossier.vote,
  };
}

/** With a flag, once. */
export const flagged = (flags: readonly string[], ...more: readonly DossierFlag[]): string[] => [
  ...new Set([...flags, ...more]),
];

/** The applicant or the post has the dossier from now on. */
export const leaves = (absences: readonly Absence[], holder: Absence['holder'], at: Date): Absence[] => [
  ...comesBack(absences, at),
  { holder, from: at.toISOString(), to: null },
];

/** A unit has it again. */
export const comesBack = (absences: readonly Absence[], at: Date): Absence[] =>
  absences.map((one) => (one.to ? one : { ...one, to: at.toISOString() }));

/** The state of a submission before its reception. */
export function submissionOf(dossier: Facts): SubmissionState {
  const { trackingNumber, procedureCode, agencyId, channel, submittedAt, status, supplements } = dossier;
  if (!trackingNumber || !submittedAt) throw new Error(`dossier ${dossier.id} was not submitted`);
  const submittedOn = vietnamDay(submittedAt);
  return {
    trackingNumber,
    procedureCode,
    agencyId,
    channel,
    submittedAt: submittedAt.toISOString(),
    submittedOn,
    status,
    supplements,
    queueDueAt: instant(dossier.queueDueAt),
  };
}

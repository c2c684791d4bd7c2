import { instantOf, vietnamDay, type WorkingCalendar } from '#calendar';
import type { ClockSegment, DossierFlag, ImportedDossier, ImportedSupplement, ImportedVisit } from '#contracts';
import type { StepCounts, SupplementRequestState, WaitSegment } from '#contracts';
import { NO_STEPS, type Facts } from '../dossier.rules.js';
import { dueOf } from '../reception/reception.rules.js';
import { addStep, stepInTime } from '../settlement/settlement.rules.js';

interface Reception {
  receivedAt: Date;
  receivedOn: string;
  calendar: WorkingCalendar;
}

interface Due {
  at: Date;
  on: string;
  provisional: boolean;
}

/** What happened to an imported dossier between reception and its end: due dates, stretches of the term and of waiting, steps. */
export function courseOf(row: ImportedDossier, reception: Reception) {
  const starts = startsOf(row, reception);
  const dues = starts.map((start, n) => dueFrom(row, start, n === starts.length - 1, reception));
  const stated = row.completedAt ? vietnamDay(row.completedAt) : null;
  const lastDay = vietnamDay(lastOf(row));
  const closedOn = stated ?? (isClosed(row) ? lastDay : null);
  const unstated = isUnstatedWait(row);
  return {
    lastActAt: lastOf(row),
    facts: changes(dueFacts(row, dues, starts.at(-1)!), supplementFacts(row), {
      completedAt: settledAt(row),
      completedOn: isClosed(row) ? null : stated,
      closedOn,
      clocks: clocksOf(row, starts, dues, closedOn ?? (unstated ? lastDay : null)),
      waits: unstated ? [{ from: lastDay, to: null }] : waitsOf(row, closedOn),
      steps: stepsOf(row, reception.calendar),
    }),
    flags: flagsOf(row, { provisional: dues.at(-1)?.provisional === true, closedDayUnknown: isClosed(row) && !stated }),
  };
}

const changes = (...parts: Partial<Facts>[]): Partial<Facts> => Object.assign({}, ...parts) as Partial<Facts>;

function dueFacts(row: ImportedDossier, dues: (Due | null)[], termFrom: Date) {
  const lawful = dues.at(-1);
  return {
    termLength: row.term ? String(row.term.length) : null,
    termUnit: row.term?.unit ?? null,
    termFrom,
    firstDueAt: dues[0]?.at ?? null,
    lawfulDueAt: lawful?.at ?? null,
    lawfulDueOn: lawful?.on ?? null,
    reappointedDueAt: reappointedOf(row),
  };
}

function supplementFacts({ supplements, apology, visits, vote }: ImportedDossier) {
  return {
    supplements: supplements?.length ?? 0,
    requests: [...(visits ?? []).map(visitOf), ...(supplements ?? []).map(requestOf)],
    notOwnFault: supplements?.some(({ ownFault }) => ownFault !== true) ?? false,
    apology: apology ? { issuedOn: apology.issuedOn, newDueOn: apology.newDueOn ?? null } : null,
    vote: vote ? { ...UNASKED, votedOn: vietnamDay(vote.at), overall: vote.overall } : null,
  };
}

const UNASKED = { convenience: null, timeliness: null, attitude: null, typedIn: false };

/** Form 02 before the receipt: they came in person. */
const visitOf = ({ at, ownFault }: ImportedVisit): SupplementRequestState => ({
  ...{ on: vietnamDay(at), kind: 'counter-visit', channel: 'counter', ownFault: ownFault ?? false },
});

const requestOf = ({ requestedAt, channel, ownFault }: ImportedSupplement): SupplementRequestState => ({
  on: vietnamDay(requestedAt),
  kind: 'request',
  channel: channel ?? null,
  ownFault: ownFault ?? false,
});

function flagsOf(row: ImportedDossier, about: { provisional: boolean; closedDayUnknown: boolean }): DossierFlag[] {
  const flags: DossierFlag[] = [];
  if (about.provisional) flags.push('calendar-provisional');
  if ((row.supplements?.length ?? 0) > 1) flags.push('second-supplement');
  if (isUnstatedWait(row)) flags.push('wait-start-unknown');
  if (about.closedDayUnknown) flags.push('closed-day-unknown');
  if (row.linked) flags.push('ran-linked');
  return flags;
}

const isClosed = ({ status }: ImportedDossier): boolean => status === 7 || status === 8;
const openWait = ({ supplements }: ImportedDossier): boolean =>
  supplements?.some(({ completedAt }) => !completedAt) ?? false;
/** It waits for a supplement of which nothing more is known. */
const isUnstatedWait = (row: ImportedDossier): boolean => row.status === 5 && !openWait(row);
const settledAt = (row: ImportedDossier): Date | null =>
  row.completedAt && !isClosed(row) ? new Date(row.completedAt) : null;

/** The term runs from reception, and again from every full supplement (NĐ 61/2018 Art.19.4). */
function startsOf({ supplements }: ImportedDossier, { receivedAt }: Reception): Date[] {
  return [
    receivedAt,
    ...(supplements ?? []).flatMap(({ completedAt }) => (completedAt ? [new Date(completedAt)] : [])),
  ];
}

/** A due date that is given is the lawful one, taken as it is: then the calendar is not asked and earlier ones are not known. */
function dueFrom(
  { term, lawfulDueAt }: ImportedDossier,
  start: Date,
  last: boolean,
  { calendar }: Reception,
): Due | null {
  if (lawfulDueAt) return last ? { at: new Date(lawfulDueAt), on: vietnamDay(lawfulDueAt), provisional: false } : null;
  if (!term) return null;
  const { dueAt, dueOn, provisional } = dueOf({ length: String(term.length), unit: term.unit }, start, calendar);
  return { at: new Date(dueAt), on: dueOn, provisional };
}

/** A stretch ends when a supplement is asked for; the last one when the dossier does. */
function clocksOf(
  { supplements }: ImportedDossier,
  starts: Date[],
  dues: (Due | null)[],
  end: string | null,
): ClockSegment[] {
  const stops = (supplements ?? []).map(({ requestedAt }) => vietnamDay(requestedAt));
  return starts.map((start, n) => ({ start: vietnamDay(start), dueOn: dues[n]?.on ?? null, end: stops[n] ?? end }));
}

function waitsOf({ supplements }: ImportedDossier, end: string | null): WaitSegment[] {
  return (supplements ?? []).map(({ requestedAt, completedAt }) => ({
    from: vietnamDay(requestedAt),
    to: completedAt ? vietnamDay(completedAt) : end,
  }));
}

function reappointedOf({ reappointedDueAt, apology }: ImportedDossier): Date | null {
  if (reappointedDueAt) return new Date(reappointedDueAt);
  return apology?.newDueOn ? new Date(instantOf(apology.newDueOn, '17:00')) : null;
}

function stepsOf({ steps }: ImportedDossier, calendar: WorkingCalendar): StepCounts {
  return (steps ?? []).reduce((counts, { at, recordedAt }) => {
    return addStep(counts, recordedAt ? stepInTime(new Date(at), new Date(recordedAt), calendar) : 'unrecorded');
  }, NO_STEPS);
}

/** The last instant the row tells of. */
function lastOf({ receivedAt, completedAt, returnedAt, supplements, steps, vote }: ImportedDossier): Date {
  const told = [
    receivedAt,
    completedAt,
    returnedAt,
    vote?.at,
    ...(supplements ?? []).flatMap((one) => [one.requestedAt, one.completedAt]),
    ...(steps ?? []).map(({ at }) => at),
  ];
  return new Date(Math.max(...told.flatMap((instant) => (instant ? [Date.parse(instant)] : []))));
}

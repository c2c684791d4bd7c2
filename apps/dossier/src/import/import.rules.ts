import { vietnamDay } from '#calendar';
import { rowError, Problem } from '#contracts';
import type { Closing, DossierStatus, FieldError, ImportedDossier, ProblemCode, ProblemFacts } from '#contracts';
import type { Ground } from '../catalogue-copy.js';
import { newFacts, type Facts } from '../dossier.rules.js';
import { courseOf } from './course.rules.js';

/** Which ending a final status means, when the source names none. */
const CLOSING_OF: Partial<Record<DossierStatus, Closing>> = { 7: 'withdrawal', 8: 'stop', 9: 'result', 10: 'result' };
const ENDINGS: Partial<Record<DossierStatus, readonly Closing[]>> = {
  7: ['withdrawal'],
  8: ['stop'],
  9: ['result', 'refusal'],
  10: ['result', 'refusal'],
};

/** Why a row can't be a dossier: unknown places, dates out of order or in the future, fields that contradict each other. */
export function faultsOf(row: ImportedDossier, ground: Ground, now: Date): FieldError[] {
  return [...placeFaults(row, ground), ...orderFaults(row), ...futureFaults(row, now), ...statusFaults(row)];
}

const fault = (path: string, code: ProblemCode, facts: ProblemFacts = {}): FieldError => rowError(code, facts, path);

function placeFaults(row: ImportedDossier, { agency, unit, procedure }: Ground): FieldError[] {
  const faults: FieldError[] = [];
  if (!agency) faults.push(fault('agencyCode', 'dossier.agency-unknown', { code: row.agencyCode }));
  if (row.receivingUnit && !unit)
    faults.push(fault('receivingUnit', 'dossier.agency-unknown', { code: row.receivingUnit }));
  if (!procedure) faults.push(fault('procedureCode', 'dossier.procedure-unknown', { code: row.procedureCode }));
  if ((row.term ?? null) === null && !row.lawfulDueAt) faults.push(fault('term', 'dossier.one-due-field'));
  if (row.term && row.lawfulDueAt) faults.push(fault('lawfulDueAt', 'dossier.one-due-field'));
  return faults;
}

type Named = [name: string, instant: string | null | undefined];

/** Each date that is given is not before the one given before it. */
function orderFaults(row: ImportedDossier): FieldError[] {
  const { submittedAt, receivedAt, completedAt, returnedAt, lawfulDueAt, apology, vote } = row;
  const course = inOrder([
    ['submittedAt', submittedAt],
    ['receivedAt', receivedAt],
    ...supplementInstants(row),
    ['completedAt', completedAt],
    ['returnedAt', returnedAt],
  ]);
  const due = byDay([['receivedAt', receivedAt], ['lawfulDueAt', lawfulDueAt]]); // prettier-ignore
  const apologised =
    apology && apology.issuedOn < vietnamDay(receivedAt) ? [orderFault('apology.issuedOn', 'receivedAt')] : [];
  const voted = inOrder([['completedAt', completedAt], ['vote.at', vote?.at]]); // prettier-ignore
  const visited = (row.visits ?? []).flatMap(({ at }, n) => inOrder([[`visits.${n}.at`, at], ['receivedAt', receivedAt]])); // prettier-ignore
  return [...course, ...due, ...apologised, ...voted, ...visited];
}

const supplementInstants = ({ supplements }: ImportedDossier): Named[] =>
  (supplements ?? []).flatMap(({ requestedAt, completedAt }, n): Named[] => [
    [`supplements.${n}.requestedAt`, requestedAt],
    [`supplements.${n}.completedAt`, completedAt],
  ]);

const orderFault = (later: string, earlier: string): FieldError =>
  fault(later, 'dossier.dates-out-of-order', { later, earlier });

function inOrder(named: Named[]): FieldError[] {
  let last: [name: string, at: number] | undefined;
  for (const [name, instant] of named) {
    if (!instant) continue;
    const at = Date.parse(instant);
    if (last && at < last[1]) return [orderFault(name, last[0])];
    last = [name, at];
  }
  return [];
}

function byDay([[earlier, from], [later, to]]: [Named, Named]): FieldError[] {
  return from && to && vietnamDay(to) < vietnamDay(from) ? [orderFault(later, earlier)] : [];
}

function futureFaults(row: ImportedDossier, now: Date): FieldError[] {
  const named: Named[] = [['receivedAt', row.receivedAt], ['completedAt', row.completedAt], ['returnedAt', row.returnedAt], ['vote.at', row.vote?.at]]; // prettier-ignore
  const later = named.find(([, instant]) => instant && Date.parse(instant) > now.getTime());
  return later ? [fault(later[0], 'dossier.in-the-future', { field: later[0] })] : [];
}

function statusFaults(row: ImportedDossier): FieldError[] {
  const { status } = row;
  const field = CONTRADICTIONS.find(([, contradicts]) => contradicts(row))?.[0];
  return field ? [fault('status', 'dossier.status-contradicts', { status, field })] : [];
}

const isSettled = ({ status }: ImportedDossier): boolean => status === 9 || status === 10;
const mayEnd = ({ status }: ImportedDossier): boolean => status >= 7;

/** A field and when the status contradicts it. An imported dossier has been received: it is neither new nor refused at the counter. */
const CONTRADICTIONS: readonly [field: string, contradicts: (row: ImportedDossier) => boolean][] = [
  ['receivedAt', ({ status }) => status === 1 || status === 3],
  ['completedAt', (row) => isSettled(row) && !row.completedAt],
  ['completedAt', (row) => Boolean(row.completedAt) && !mayEnd(row)],
  ['returnedAt', (row) => Boolean(row.returnedAt) && !isSettled(row)],
  ['closing', ({ closing, status }) => Boolean(closing) && !ENDINGS[status]?.includes(closing!)],
];

/** A dossier of another system, still without its code; call `faultsOf` before. Throws a `Problem` where its term can't be counted. */
export function imported(id: string, row: ImportedDossier, ground: Ground): Facts {
  const { agency, unit, procedure } = ground;
  if (!agency || !procedure) throw new Problem('refused', 'dossier.agency-unknown', { code: row.agencyCode });
  const receivedAt = new Date(row.receivedAt);
  const receivedOn = vietnamDay(receivedAt);
  const course = courseOf(row, { receivedAt, receivedOn, calendar: ground.calendar });
  const named = {
    id,
    procedureCode: procedure.code,
    agencyId: agency.id,
    channel: row.channel,
    lastActAt: course.lastActAt,
  };
  return newFacts(named, course.facts, {
    ...originOf(row),
    procedureId: procedure.id,
    procedureVersion: ground.version,
    receivingUnitId: unit?.id ?? null,
    level: row.onlineLevel ?? ground.level,
    receivedAt,
    receivedOn,
    status: row.status,
    closing: row.closing ?? CLOSING_OF[row.status] ?? null,
    flags: [...flagsOf(ground, receivedOn), ...course.flags],
  });
}

const instant = (text: string | null | undefined): Date | null => (text ? new Date(text) : null);

const originOf = (row: ImportedDossier) => ({
  source: row.source,
  externalId: row.externalId,
  returnChannel: row.returnChannel ?? null,
  applicantKind: row.applicantKind ?? null,
  submittedAt: instant(row.submittedAt),
  returnedAt: instant(row.returnedAt),
});

/** Past rows are taken as they are; what would be refused today is noted. */
function flagsOf({ agency, inForce }: Ground, day: string): string[] {
  const flags = inForce ? [] : ['procedure-not-in-force'];
  if (agency?.from && day < agency.from) flags.push('older-than-agency');
  if (agency?.to && day > agency.to) flags.push('agency-ended');
  return flags;
}

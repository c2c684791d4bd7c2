import { vietnamDay } from '#calendar';
import { Problem } from '#contracts';
import type { Closing, DossierStatus, FieldError, ImportedDossier, ProblemCode, ProblemFacts } from '#contracts';
import { rowError } from '#imports';
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
  const { submittedAt, receivedAt, completedAt, returnedAt, lawfulDueAt, apology } = row;
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
  return [...course, ...due, ...apologised];
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
  const named: Named[] = [['receivedAt', row.receivedAt], ['completedAt', row.completedAt], ['returnedAt', row.returnedAt]]; // prettier-ignore
  const later = named.find(([, instant]) => instant && Date.parse(instant) > now.getTime());
  return later ? [fault(later[0], 'dossier.in-the-future', { field: later[0] })] : [];
}

function statusFaults({ status, closing, completedAt, returnedAt }: ImportedDossier): FieldError[] {
  const contradicts = (field: string) => [fault('status', 'dossier.status-contradicts', { status, field })];
  const settled = status === 9 || status === 10;
  // An imported dossier has been received: it is neither new nor refused at the counter.
  if (status === 1 || status === 3) return contradicts('receivedAt');
  if (settled && !completedAt) return contradicts('completedAt');
  if (!settled && completedAt && status !== 7 && status !== 8) return contradicts('completedAt');
  if (returnedAt && !settled) return contradicts('returnedAt');
  if (closing && !ENDINGS[status]?.includes(closing)) return contradicts('closing');
  return [];
}

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
    source: row.source,
    externalId: row.externalId,
    procedureId: procedure.id,
    receivingUnitId: unit?.id ?? null,
    returnChannel: row.returnChannel ?? null,
    level: row.onlineLevel ?? ground.level,
    applicantKind: row.applicantKind ?? null,
    submittedAt: row.submittedAt ? new Date(row.submittedAt) : null,
    receivedAt,
    receivedOn,
    returnedAt: row.returnedAt ? new Date(row.returnedAt) : null,
    status: row.status,
    closing: row.closing ?? CLOSING_OF[row.status] ?? null,
    flags: [...flagsOf(ground, receivedOn), ...course.flags],
  });
}

/** Past rows are taken as they are; what would be refused today is noted. */
function flagsOf({ agency, inForce }: Ground, day: string): string[] {
  const flags = inForce ? [] : ['procedure-not-in-force'];
  if (agency?.from && day < agency.from) flags.push('older-than-agency');
  if (agency?.to && day > agency.to) flags.push('agency-ended');
  return flags;
}

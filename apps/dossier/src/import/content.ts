import { createHash } from 'node:crypto';
import type { ImportedDossier } from '#contracts';

const ms = (instant: string | null | undefined): number | null => (instant ? Date.parse(instant) : null);

/** Fields the format had not from the first: only where they are said, so that rows of before keep their digest. */
function laterFields({ vote, visits, linked }: ImportedDossier): unknown[] {
  return [
    ...(vote ? [[ms(vote.at), vote.overall]] : []),
    ...(visits?.length ? [visits.map(({ at, ownFault }) => [ms(at), ownFault ?? false])] : []),
    ...(linked ? ['linked'] : []),
  ];
}

/** A digest of what a row says: the same instant written with another offset is the same content. */
export function digestOf(row: ImportedDossier): Buffer {
  const { term, apology } = row;
  const content = [
    [row.agencyCode, row.receivingUnit, row.procedureCode, row.onlineLevel, row.channel, row.applicantKind],
    [row.submittedAt, row.receivedAt, row.lawfulDueAt, row.reappointedDueAt, row.completedAt, row.returnedAt].map(ms),
    [term?.length, term?.unit, row.closing, row.returnChannel, row.status, row.resultNumber, row.postalNumbers ?? []],
    row.supplements?.map((one) => [ms(one.requestedAt), ms(one.completedAt), one.channel, one.ownFault ?? false]) ?? [],
    row.steps?.map((one) => [ms(one.at), ms(one.recordedAt), one.from, one.to, one.action]) ?? [],
    apology && [apology.number, apology.issuedOn, apology.reason, apology.newDueOn],
    ...laterFields(row),
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

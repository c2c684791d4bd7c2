import { createHash } from 'node:crypto';
import type { ImportedDossier } from '#contracts';

const ms = (instant: string | null | undefined): number | null => (instant ? Date.parse(instant) : null);

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
  ];
  return createHash('sha256').update(JSON.stringify(content)).digest();
}

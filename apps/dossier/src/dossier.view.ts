import { STATUSES, type DossierItem, type DossierView } from '#contracts';
import type { AgencyTree } from '#directory';
import { timelinessOf, type Facts } from './dossier.rules.js';

type Shown = Facts & { version: number };

const instant = (date: Date | null): string | null => date && date.toISOString();

/** A dossier as callers see it; the applicant only where `applicant` is given. */
export function viewOf(dossier: Shown, tree: AgencyTree, today: string, applicant: object | null = null): DossierView {
  return {
    ...itemPart(dossier, tree, today),
    source: dossier.source,
    procedureId: dossier.procedureId,
    procedureVersion: dossier.procedureVersion,
    receivingUnit: dossier.receivingUnitId && codeOf(tree, dossier.receivingUnitId),
    returnChannel: dossier.returnChannel,
    onlineLevel: dossier.level,
    applicantKind: dossier.applicantKind,
    term: dossier.termLength && dossier.termUnit ? { length: dossier.termLength, unit: dossier.termUnit } : null,
    submittedAt: instant(dossier.submittedAt),
    firstDueAt: instant(dossier.firstDueAt),
    reappointedDueAt: instant(dossier.reappointedDueAt),
    returnedAt: instant(dossier.returnedAt),
    statusName: STATUSES[dossier.status],
    supplements: dossier.supplements,
    apology: dossier.apology,
    steps: dossier.steps,
    flags: dossier.flags,
    queueDueAt: instant(dossier.queueDueAt),
    ...lifePart(dossier, tree),
    applicant,
    version: dossier.version,
  };
}

const lifePart = (dossier: Facts, tree: AgencyTree) => ({
  caseId: dossier.caseId,
  unit: dossier.unitId && codeOf(tree, dossier.unitId),
  handler: dossier.handler,
  result: dossier.result,
  apologyDraft: dossier.apologyDraft,
  lateAgainOn: dossier.lateAgainOn,
  consultations: dossier.consultations,
  participants: dossier.participants,
  vote: dossier.vote,
});

export const itemOf = (dossier: Facts, tree: AgencyTree, today: string): DossierItem => ({
  ...itemPart(dossier, tree, today),
  lawfulDueOn: dossier.lawfulDueOn,
});

function itemPart(dossier: Facts, tree: AgencyTree, today: string) {
  return {
    id: dossier.id,
    code: dossier.code,
    trackingNumber: dossier.trackingNumber,
    externalId: dossier.externalId,
    procedureCode: dossier.procedureCode,
    agencyCode: codeOf(tree, dossier.agencyId),
    channel: dossier.channel,
    receivedAt: instant(dossier.receivedAt),
    lawfulDueAt: instant(dossier.lawfulDueAt),
    completedAt: instant(dossier.completedAt),
    status: dossier.status,
    closing: dossier.closing,
    timeliness: timelinessOf(dossier, today),
  };
}

/** The code to show; the uuid of an agency this service has not heard of. */
const codeOf = (tree: AgencyTree, id: string): string => tree.get(id)?.codes[0]?.code ?? id;

export const etagOf = (dossier: { version: number }): string => `"${dossier.version}"`;

import {
  decisionListRecorded,
  fieldsOf,
  legalDocumentRecorded,
  linkedProcedureRecorded,
  periodicReviewRecorded,
  postingRecorded,
  publicationDutyRecorded,
  shorteningRecorded,
  webItemRecorded,
  type Actor,
  type DecisionListRecorded,
  type EventContract,
  type LegalDocumentRecorded,
  type LinkedProcedureRecorded,
  type NewEvent,
  type PeriodicReviewRecorded,
  type PostingRecorded,
  type PublicationDutyRecorded,
  type ShorteningRecorded,
  type WebItemRecorded,
} from '#contracts';

/** A view's fields that its event has: documents' numbers, reasons and proofs stay in the catalogue. */
function told<D extends object>(contract: EventContract<D>, state: D): D {
  const known = state as Record<string, unknown>;
  return Object.fromEntries([...fieldsOf(contract.data).keys()].map((name) => [name, known[name] ?? null])) as D;
}

type Told<D> = (state: D, by: Actor, time: Date) => NewEvent;

/** Events of what belongs to a procedure have it as subject, so that they stay behind its own events. */
export const dutyEvent: Told<PublicationDutyRecorded> = (state, by, time) =>
  publicationDutyRecorded.of(state.id, told(publicationDutyRecorded, state), by, { time });
export const reviewEvent: Told<PeriodicReviewRecorded> = (state, by, time) =>
  periodicReviewRecorded.of(state.id, told(periodicReviewRecorded, state), by, { time });
export const shorteningEvent: Told<ShorteningRecorded> = (state, by, time) =>
  shorteningRecorded.of(state.procedureId, told(shorteningRecorded, state), by, { time });
export const postingEvent: Told<PostingRecorded> = (state, by, time) =>
  postingRecorded.of(state.procedureId, told(postingRecorded, state), by, { time });
export const webItemEvent: Told<WebItemRecorded> = (state, by, time) =>
  webItemRecorded.of(state.id, told(webItemRecorded, state), by, { time });
export const decisionListEvent: Told<DecisionListRecorded> = (state, by, time) =>
  decisionListRecorded.of(state.id, told(decisionListRecorded, state), by, { time });
export const linkedEvent: Told<LinkedProcedureRecorded> = (state, by, time) =>
  linkedProcedureRecorded.of(state.procedureId, told(linkedProcedureRecorded, state), by, { time });
export const legalDocumentEvent: Told<LegalDocumentRecorded> = (state, by, time) =>
  legalDocumentRecorded.of(state.id, told(legalDocumentRecorded, state), by, { time });

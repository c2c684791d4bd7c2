import { periodicReviewRecorded, type PeriodicReviewRecorded } from '#contracts';
import { factKind } from './fact-kind.js';

/** A periodic review of procedures that an agency owes; it counts on the day it is due, whenever it was held. */
type PeriodicReview = {
  readonly agencyId: string;
  readonly period: string;
  readonly dueOn: string | null;
  readonly heldOn: string | null;
  readonly held: boolean;
};

export const periodicReview = factKind<PeriodicReview, PeriodicReviewRecorded>({
  name: 'periodic-review',
  producer: 'catalogue',
  table: 'periodic_review_fact',
  events: [periodicReviewRecorded],
  columns: { agencyId: 'uuid', period: 'text', dueOn: 'date', heldOn: 'date', held: 'boolean' },
  factOf: ({ agencyId, period, dueOn, heldOn, takenBack }) => ({
    agencyId,
    period,
    dueOn: takenBack ? null : dueOn,
    heldOn: heldOn ?? null,
    held: Boolean(heldOn),
  }),
  measures: { 'reviews-due': { day: 'dueOn' }, 'reviews-held': { day: 'dueOn', is: { held: true } } },
  shown: { code: 'period', beside: ['dueOn', 'heldOn'] },
});

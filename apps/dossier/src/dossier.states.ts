import { Problem, STATUSES, type DossierStatus } from '#contracts';

/** Which national status may follow which (domain §1.6, derived from NĐ 61/2018 Art.17–20); 3, 7, 8 and 10 are final. */
export const NEXT = {
  1: [2, 3, 5, 7],
  2: [4, 7, 9],
  3: [],
  4: [5, 6, 7, 8, 9],
  5: [1, 4, 7, 8],
  6: [4, 7, 8],
  7: [],
  8: [],
  9: [10],
  10: [],
} as const satisfies Record<DossierStatus, readonly DossierStatus[]>;

/** What may be done to a dossier that has a receipt, and which status it has afterwards; null: it keeps the one it has. */
export const ACTS = {
  step: { from: [2, 4], to: 4 },
  'supplement-request': { from: [4], to: 5 },
  supplement: { from: [5], to: 4 },
  'payment-request': { from: [4], to: 6 },
  payment: { from: [6], to: 4 },
  apology: { from: [2, 4, 5, 6], to: null },
  result: { from: [2, 4], to: 9 },
  refusal: { from: [4], to: 9 },
  withdrawal: { from: [2, 4, 5, 6], to: 7 },
  stop: { from: [4, 5, 6], to: 8 },
  return: { from: [9], to: 10 },
  correction: { from: [2, 4, 5, 6, 7, 8, 9, 10], to: null },
  'consultation-request': { from: [2, 4], to: 4 },
  'consultation-answer': { from: [4, 5, 6], to: null },
  participants: { from: [2, 4], to: 4 },
  'participant-finish': { from: [4, 5, 6], to: null },
  reassignment: { from: [2, 4, 5, 6, 9], to: null },
  'return-channel': { from: [2, 4, 5, 6, 9], to: null },
  vote: { from: [2, 4, 5, 6, 7, 8, 9, 10], to: null },
  joining: { from: [2, 4, 5, 6, 7, 8, 9, 10], to: null },
  'apology-draft': { from: [2, 4, 6], to: null },
  'late-again': { from: [2, 4, 5, 6], to: null },
  abandonment: { from: [5], to: null },
  'consultation-alarm': { from: [4, 5, 6], to: null },
  'draft-step': { from: [2, 4, 5, 6], to: null },
} as const satisfies Record<string, ActRule>;

/** What may be done to a submission before its reception. */
export const SUBMISSION_ACTS = {
  reception: { from: [1], to: 2 },
  rejection: { from: [1], to: 3 },
  'supplement-request': { from: [1], to: 5 },
  supplement: { from: [5], to: 1 },
  withdrawal: { from: [1, 5], to: 7 },
  'return-channel': { from: [1, 5], to: null },
} as const satisfies Record<string, ActRule>;

interface ActRule {
  readonly from: readonly DossierStatus[];
  readonly to: DossierStatus | null;
}

export type Act = keyof typeof ACTS | keyof typeof SUBMISSION_ACTS;

/** The status after an act; a `Problem` where the law does not allow it now. A submission has no receipt yet. */
export function statusAfter(act: Act, status: DossierStatus, received: boolean): DossierStatus {
  const rules: Partial<Record<string, ActRule>> = received ? ACTS : SUBMISSION_ACTS;
  const rule = rules[act];
  if (rule?.from.includes(status)) return rule.to ?? status;
  throw new Problem('refused', 'dossier.act-not-allowed', { status: `${status} (${STATUSES[status].vi})`, act });
}

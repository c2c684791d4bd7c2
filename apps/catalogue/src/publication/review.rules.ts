import { namedId, Problem, type HoldReview, type ReviewRhythm } from '#contracts';

/** A review as it is stored. */
export interface Review {
  id: string;
  agencyId: string;
  period: string;
  dueOn: string;
  heldOn: string | null;
  document: string | null;
  reviewed: number | null;
  proposals: number | null;
  takenBack: boolean;
}

const ENDS: Record<ReviewRhythm, readonly (readonly [period: string, lastDay: string])[]> = {
  quarter: [
    ['Q1', '03-31'],
    ['Q2', '06-30'],
    ['Q3', '09-30'],
    ['Q4', '12-31'],
  ],
  'half-year': [
    ['H1', '06-30'],
    ['H2', '12-31'],
  ],
  year: [['', '12-31']],
};

/** What a year's plan changes: periods of the rhythm that are not due yet become so; others that were not held leave it. */
export function planned(agencyId: string, year: number, rhythm: ReviewRhythm, known: readonly Review[]): Review[] {
  const wanted = ENDS[rhythm].map(([part, end]) => {
    const period = part ? `${year}-${part}` : String(year);
    return { period, dueOn: `${year}-${end}` };
  });
  const periods = new Set(wanted.map(({ period }) => period));
  const begun = wanted.flatMap(({ period, dueOn }) => {
    const before = known.find((review) => review.period === period);
    if (before) return before.takenBack ? [{ ...before, takenBack: false }] : [];
    const id = namedId('periodic-review', `${agencyId} ${period}`);
    const open = { heldOn: null, document: null, reviewed: null, proposals: null, takenBack: false };
    return [{ id, agencyId, period, dueOn, ...open }];
  });
  const left = known.filter(({ period, heldOn, takenBack }) => !periods.has(period) && !heldOn && !takenBack);
  return [...begun, ...left.map((review) => ({ ...review, takenBack: true }))];
}

/** A review held, by what its report says; corrected by holding it again. */
export function held(review: Review, { heldOn, document, reviewed, proposals }: HoldReview, today: string): Review {
  if (review.takenBack) throw new Problem('refused', 'review.not-planned', { period: review.period });
  if (heldOn > today) throw new Problem('refused', 'publication.in-the-future', { on: heldOn });
  return { ...review, heldOn, document, reviewed: reviewed ?? null, proposals: proposals ?? null };
}

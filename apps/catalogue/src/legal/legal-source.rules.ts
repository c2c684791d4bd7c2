import type { LegalSource, OfferingView, ProcedureParts, SubmissionWay } from '#contracts';

/** What something rests on, as it is stored. */
export const sourceOf = (given: LegalSource | null | undefined): LegalSource | null =>
  given ? { document: given.document, article: given.article ?? null } : null;

const sourcesOf = ({ termBasis, centralBasis, fees }: SubmissionWay): LegalSource[] =>
  [termBasis, centralBasis, ...(fees ?? []).map(({ basis }) => basis)].flatMap((one) => (one ? [one] : []));

/** Numbers of the documents that a procedure's terms and fees point to. */
export const documentsOf = ({ ways }: ProcedureParts): string[] => [
  ...new Set((ways ?? []).flatMap(sourcesOf).map(({ document }) => document)),
];

/** Terms and fees that do not say which article they rest on. */
export function sourceFlags({ ways }: ProcedureParts): string[] {
  return (ways ?? []).flatMap(({ channel, term, termBasis, fees }) => [
    ...(term && !termBasis ? [`term-without-source:${channel}`] : []),
    ...((fees ?? []).some(({ amount, basis }) => amount !== '0' && !basis) ? [`fee-without-source:${channel}`] : []),
  ]);
}

/** Who offers it that day without a decision or an article to show for it: the level is determined by decision (TT 32/2017 Art.13). */
export const listingFlags = (offerings: readonly OfferingView[], day: string): string[] =>
  offerings
    .filter(({ from, to, decision, basis }) => from <= day && (to === null || day <= to) && !decision && !basis)
    .map(({ agency }) => `listing-without-source:${agency}`);

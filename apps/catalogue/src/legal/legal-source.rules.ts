import type { LegalSource } from '#contracts';

/** What something rests on, as it is stored. */
export const sourceOf = (given: LegalSource | null | undefined): LegalSource | null =>
  given ? { document: given.document, article: given.article ?? null } : null;

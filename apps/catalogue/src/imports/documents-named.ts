import { legalDocumentId, type LegalDocumentState } from '../legal/legal-document.queries.js';
import type { Saved } from '../procedures/procedure.queries.js';

/** "61/2018/NĐ-CP", "08/2012/QH13": a number, a slash, letters. */
const NUMBER = /^\d{1,5}[\w.-]*\/[\p{L}\d/.\-& ]{2,60}$/u;

/** The documents that procedures rest on, by what their sources say of them; each once. */
export function documentsNamed(procedures: readonly Saved[], source: string): LegalDocumentState[] {
  const named = procedures.flatMap(({ shown }) => shown.parts.legalBasis ?? []);
  const documents = named.flatMap(({ number, title = null, issuer = null, issuedOn = null }) => {
    const said = number?.trim() ?? '';
    if (!NUMBER.test(said)) return [];
    const id = legalDocumentId(said, issuedOn);
    return [{ id, number: said, title, issuer, issuedOn, from: null, to: null, source }];
  });
  return [...new Map(documents.map((document) => [document.id, document])).values()];
}

import { legalDocumentId, type LegalDocumentState } from '../legal/legal-document.queries.js';
import type { Saved } from '../procedures/procedure.queries.js';

/** "61/2018/NĐ-CP", "08/2012/QH13": a number, a slash, letters. */
const NUMBER = /^\d{1,5}[\w.-]*\/[\p{L}\d/.\-& ]{2,60}$/u;

/** Who issues circulars. The portal's texts are glued together, so only names that are known end where they end. */
const ISSUERS =
  'BNNPTNT|BNNMT|BLĐTBXH|BVHTTDL|BGTVT|BKHCN|BKHĐT|BTNMT|BTTTT|BGDĐT|BCA|BCT|BNG|BNV|BQP|BTC|BTP|BXD|BYT|NHNN|TANDTC|TTCP|UBDT|VKSNDTC|VPCP';
/** Numbers with their year inside a running text: "Luật 25/2018/QH14Nghị định 75/2012/NĐ-CP". */
const IN_TEXT = new RegExp(
  `\\d{1,4}/(?:19|20)\\d{2}/(?:QH1?\\d|UBTVQH1?\\d|(?:NĐ|NQ)-CP|QĐ-TTg|TT(?:LT)?(?:-(?:${ISSUERS}))+)`,
  'gu',
);

/** The documents that procedures rest on, by what their sources say of them; each once. */
export function documentsNamed(procedures: readonly Saved[], source: string): LegalDocumentState[] {
  const named = procedures.flatMap(({ shown }) => shown.parts.legalBasis ?? []);
  const documents = named.flatMap(({ number, title = null, issuer = null, issuedOn = null }) => {
    const said = number?.trim() ?? '';
    if (!NUMBER.test(said)) return [];
    const id = legalDocumentId(said, issuedOn);
    return [{ id, number: said, title, issuer, issuedOn, from: null, to: null, source }];
  });
  const texts = procedures.flatMap(({ shown }) => shown.parts.legalText?.match(IN_TEXT) ?? []);
  const mentioned = [...new Set(texts)].map((number) => {
    const nothing = { title: null, issuer: null, issuedOn: null, from: null, to: null };
    return { id: legalDocumentId(number, null), number, ...nothing, source };
  });
  return [...new Map([...mentioned, ...documents].map((document) => [document.id, document])).values()];
}

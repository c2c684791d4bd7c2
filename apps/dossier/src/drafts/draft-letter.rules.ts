import type { DraftContent } from '#contracts';
import { numberAndSymbol, type OfficialLetter } from '#documents';
import type { FormPlace } from '../forms/form-facts.js';
import type { Draft } from './drafts.queries.js';

const UNSIGNED = { authority: null, head: null, position: 'Thủ trưởng cơ quan, đơn vị', name: null } as const;

/** The result, or a letter that consults, with the nine parts of NĐ 30/2020 Art.8.2; without a number until it is signed. */
export function letterOf(
  { issue, symbol: signed }: Draft,
  content: DraftContent,
  { at, addressee, today }: { at: FormPlace; addressee: string | null; today: string },
): OfficialLetter {
  const { symbol, summary, body } = (content.result ?? content.consultation)!;
  const [number, notation] = numberAndSymbol(signed, symbol);
  return {
    issuer: { parent: at.parent, name: at.name },
    number,
    symbol: notation,
    place: at.place,
    date: issue?.issuedOn ?? today,
    type: content.result?.documentType ?? null,
    summary,
    addressees: addressee ? [addressee] : [],
    body,
    signature: issue?.signature ?? UNSIGNED,
    recipients: [at.unit],
    archive: 'VT, HSHC',
  };
}

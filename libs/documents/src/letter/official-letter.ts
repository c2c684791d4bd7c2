import { type Block } from '../page/block.js';
import { type Issuer } from '../page/header.js';

/**
 * An administrative document of an agency: an official letter (công văn) where `type` is null, else a notice, report,
 * decision … Its parts are those of NĐ 30/2020/NĐ-CP Art.8.2–8.3; which layout they get is decided by `date`.
 */
export interface OfficialLetter {
  issuer: Issuer;
  /** As in the register; null before signing: "Số:       /STTTT-VP". */
  number: string | null;
  /** "STTTT-VP", "QĐ-STTTT". */
  symbol: string;
  place: string;
  /** The day of signing, YYYY-MM-DD; also chooses the layout. */
  date: string;
  /** "BÁO CÁO", "THÔNG BÁO"; null: an official letter, whose summary stands under the number as "V/v …". */
  type: string | null;
  summary: string;
  /** After "Kính gửi:"; may be empty for documents with a type. */
  addressees: readonly string[];
  /** Paragraphs as text, or tables and other blocks. "./." is put after the last paragraph. */
  body: readonly (string | Block)[];
  signature: Signature;
  /** "Nơi nhận"; "Như trên" is put first where there are addressees, "Lưu: …" last. */
  recipients: readonly string[];
  /** "VT, BCVT" after "Lưu:". */
  archive: string;
  /** "HỎA TỐC", "KHẨN"; secrecy marks are not for this system. */
  urgency?: string;
  /** "Phụ lục kèm theo". */
  annexes?: readonly { title: string; blocks: readonly Block[] }[];
  /** Address, telephone, e-mail, web page at the foot. */
  contact?: string;
}

/**
 * Who signs, and by which right: TM. for a collective, KT. for the head, TL. by order, TUQ. by authorisation
 * (NĐ 30/2020 Art.13; NĐ 110/2004 Art.10 before it). `head` is whom the signer stands for: "KT. GIÁM ĐỐC" above "PHÓ GIÁM ĐỐC".
 */
export interface Signature {
  authority: 'TM.' | 'Q.' | 'KT.' | 'TL.' | 'TUQ.' | null;
  head: string | null;
  position: string;
  name: string | null;
  /** The agency's electronic signature: who and when (RFC 3339); absent: room for stamp and hand. */
  electronic?: { by: string; at: string };
}

export type LetterRule = 'nd-30-2020' | 'tt-01-2011';

/** NĐ 30/2020/NĐ-CP is in force from 5/3/2020 (Art.37); before it TT 01/2011/TT-BNV. */
export const letterRule = (date: string): LetterRule => (date >= '2020-03-05' ? 'nd-30-2020' : 'tt-01-2011');

/** `77/STTTT-CNTT` in its two parts; without a number yet, or without a stroke, `symbol` is what the letter will carry. */
export function numberAndSymbol(text: string | null, symbol: string): [string | null, string] {
  const [, number, written] = /^([^/]+)\/(.+)$/.exec(text ?? '') ?? [];
  return number && written ? [number, written] : [text, symbol];
}

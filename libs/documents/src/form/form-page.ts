import { type Block, type Page, centred, text } from '../page/block.js';
import { documentHeader, type Issuer } from '../page/header.js';
import { longDate, printed } from '../page/typography.js';

/**
 * A form of an agency: header, number, title, filled-in lines, signatures. A5 upright unless said otherwise
 * (TT 01/2018/TT-VPCP Art.9: A5, form 06 A4).
 */
export interface FormPage {
  paper: 'A4' | 'A5';
  landscape?: boolean;
  issuer: Issuer;
  /** Under the agency's name: "Số: 12/TNHS", code of the dossier, QR. */
  reference: readonly Block[];
  place: string;
  /** YYYY-MM-DD; null where the form is dated elsewhere. */
  date: string | null;
  title: string;
  subtitle?: string;
  blocks: readonly Block[];
}

const MARGINS: Record<FormPage['paper'], Page['margins']> = { A4: [15, 12, 15, 15], A5: [10, 10, 10, 12] };

/** Type sizes on a narrow sheet and on a wide one. */
const SIZES = {
  narrow: { body: 10.5, header: 9, date: 10, title: 12.5, shares: [42, 58] },
  wide: { body: 11, header: 11, date: 11, title: 14, shares: [45, 55] },
} as const;

/** The sheet of a form. */
export function formPage(form: FormPage): Page {
  const size = SIZES[form.paper === 'A5' && !form.landscape ? 'narrow' : 'wide'];
  const dated = form.date && `${form.place.replaceAll(' ', '\u00a0')}, ${longDate(form.date)}`;
  const right = dated ? [centred(dated, { size: size.date, italic: true, before: 4 })] : [];
  const title = { size: size.title, bold: true, before: 8, keepWithNext: true };
  return {
    title: printed(form.title),
    paper: form.paper,
    landscape: form.landscape,
    margins: MARGINS[form.paper],
    size: size.body,
    numbering: 'bottom-right',
    blocks: [
      documentHeader(form.issuer, { size: size.header, shares: size.shares, left: form.reference, right }),
      centred(form.title.toLocaleUpperCase('vi'), { ...title, after: form.subtitle ? 0 : 6 }),
      ...(form.subtitle ? [centred(form.subtitle, { italic: true, after: 6 })] : []),
      ...form.blocks,
    ],
  };
}

const LEADER = '……………………';

/** "Địa chỉ: ấp 3, xã Tiến Hưng"; a dotted line where nothing is known, to be filled in by hand. */
export const filledLine = (label: string, value: string | number | null | undefined): Block =>
  text([{ text: `${label}: ` }, value == null || value === '' ? { text: LEADER } : { text: `${value}`, bold: true }], {
    before: 2,
    align: 'left',
  });

/** Two or three signers side by side, each with "(Ký và ghi rõ họ tên)". */
export function signers(people: readonly { role: readonly string[]; name: string | null }[], room = 30): Block {
  return {
    kind: 'columns',
    together: true,
    columns: people.map(({ role, name }) => ({
      share: 100 / people.length,
      blocks: [
        ...role.map((line, n) => centred(line.toLocaleUpperCase('vi'), { bold: true, before: n === 0 ? 10 : 0 })),
        centred('(Ký và ghi rõ họ tên)', { italic: true, after: room }),
        centred(name ?? '', { bold: true }),
      ],
    })),
  };
}

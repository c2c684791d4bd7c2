import { type Block, type Page, centred, text } from '../page/block.js';
import { documentHeader } from '../page/header.js';
import { documentNumber, longDate, printed } from '../page/typography.js';
import { letterRule, type LetterRule, type OfficialLetter } from './official-letter.js';
import { signatureBlocks } from './signature.js';

/** What the two rules set differently; sizes within the ranges both allow are the same. */
interface LetterLayout {
  /** TT 01/2011 Art.5: 20 mm on the right side at most; NĐ 30/2020 Annex I.I.3: 15–20 mm. */
  margins: Page['margins'];
  /** NĐ 30/2020 Annex I.I.7: centred in the upper margin; TT 01/2011 Art.5: at the right of the foot. Neither on page one. */
  numbering: Page['numbering'];
  /** TT 01/2011 Annex IV sets types and their summary in 14; NĐ 30/2020 allows 13–14. */
  title: number;
}

const LAYOUTS: Record<LetterRule, LetterLayout> = {
  'nd-30-2020': { margins: [20, 15, 20, 30], numbering: 'top-centre', title: 13 },
  'tt-01-2011': { margins: [20, 20, 20, 30], numbering: 'bottom-right', title: 14 },
};

const BODY = 14;
const SMALL = 13;
const FIRST_LINE = 12.7;

/** The nine parts of a document on A4 (NĐ 30/2020 Art.8.2), laid out by the rule of its date. */
export function letterPage(letter: OfficialLetter): Page {
  const layout = LAYOUTS[letterRule(letter.date)];
  const summary = printed(letter.summary);
  return {
    title: letter.type ? `${letter.type} ${summary}` : `V/v ${summary}`,
    paper: 'A4',
    margins: layout.margins,
    size: BODY,
    numbering: layout.numbering,
    blocks: [
      head(letter, summary),
      ...title(letter, summary, layout),
      ...addressees(letter.addressees),
      ...body(letter.body),
      foot(letter),
      ...contact(letter.contact),
      ...(letter.annexes ?? []).flatMap((annex) => [annexTitle(annex.title), ...annex.blocks]),
    ],
  };
}

function head(letter: OfficialLetter, summary: string): Block {
  const number = letter.number ? documentNumber(letter.number) : '\u00a0'.repeat(8);
  const left: Block[] = [centred(`Số: ${number}/${letter.symbol}`, { size: SMALL, before: 6 })];
  if (!letter.type) left.push(centred(`V/v ${summary}`, { size: 12, before: 6 }));
  if (letter.urgency)
    left.push(centred(letter.urgency.toLocaleUpperCase('vi'), { size: SMALL, bold: true, before: 6 }));
  const dated = `${letter.place.replaceAll(' ', '\u00a0')}, ${longDate(letter.date)}`;
  return documentHeader(letter.issuer, {
    size: 12,
    left,
    right: [centred(dated, { size: SMALL, italic: true, before: 6 })],
  });
}

function title(letter: OfficialLetter, summary: string, { title: size }: LetterLayout): Block[] {
  if (!letter.type) return [];
  return [
    centred(letter.type.toLocaleUpperCase('vi'), { size: 14, bold: true, before: 18, keepWithNext: true }),
    centred(summary, { size, bold: true, keepWithNext: true }),
    { kind: 'rule', length: Math.min(50, Math.max(20, summary.length * 0.9)) },
  ];
}

/** One addressee on the line of "Kính gửi:"; more, each on a line of its own after a dash. */
function addressees(names: readonly string[]): Block[] {
  const [first, ...others] = names.map(printed);
  if (!first) return [];
  if (others.length === 0) return [centred(`Kính gửi: ${first}`, { before: 18, after: 12 })];
  const list = [first, ...others];
  return [
    text('Kính gửi:', { indent: 35, before: 18 }),
    ...list.map((name, n) =>
      text(`- ${name}${n === list.length - 1 ? '.' : ';'}`, { indent: 45, after: n === list.length - 1 ? 12 : 0 }),
    ),
  ];
}

function body(parts: OfficialLetter['body']): Block[] {
  const last = parts.findLastIndex((part) => typeof part === 'string');
  return parts.map((part, n) => {
    if (typeof part !== 'string') return part;
    const ended = n === last ? `${printed(part).replace(/\.$/, '')}./.` : printed(part);
    return text(ended, { align: 'justify', indent: FIRST_LINE, before: 3, after: 3 });
  });
}

/** Recipients to the left, signature to the right, on one page. */
function foot(letter: OfficialLetter): Block {
  const recipients = [...(letter.addressees.length > 0 ? ['Như trên'] : []), ...letter.recipients.map(printed)];
  return {
    kind: 'columns',
    together: true,
    columns: [
      {
        share: 45,
        blocks: [
          text('Nơi nhận:', { size: 12, bold: true, italic: true, before: 12 }),
          ...recipients.map((name) => text(`- ${name};`, { size: 11, align: 'left' })),
          text(`- Lưu: ${letter.archive}.`, { size: 11, align: 'left' }),
        ],
      },
      { share: 55, blocks: [centred(' ', { size: 4 }), ...signatureBlocks(letter.signature, BODY)] },
    ],
  };
}

const contact = (line?: string): Block[] => (line ? [centred(printed(line), { size: 11, before: 18 })] : []);

const annexTitle = (name: string): Block => centred(name, { bold: true, before: 24, after: 6, keepWithNext: true });

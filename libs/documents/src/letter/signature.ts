import { type Block, centred, text } from '../page/block.js';
import { hourAndDate } from '../page/typography.js';
import { type Signature } from './official-letter.js';

/** Room for hand and stamp, in points. */
const ROOM = 60;

/** Parts 7 and 8: position, name, signature; room for the stamp, or the electronic signature's text. */
export function signatureBlocks(signature: Signature, size: number, room = ROOM): Block[] {
  const head = [signature.authority, signature.head].filter(Boolean).join(' ');
  const lines = head ? [head, signature.position] : [signature.position];
  return [
    ...lines.map((line) => centred(line.toLocaleUpperCase('vi'), { size, bold: true, keepWithNext: true })),
    ...stamp(signature, size, room),
    centred(signature.name ?? '', { size, bold: true }),
  ];
}

function stamp({ electronic }: Signature, size: number, room: number): Block[] {
  if (!electronic) return [centred(' ', { size, after: room - size, keepWithNext: true })];
  return [
    text(`Ký bởi: ${electronic.by}`, { align: 'center', size: 10, before: 10, keepWithNext: true }),
    text(`Thời gian ký: ${hourAndDate(electronic.at)}`, { align: 'center', size: 10, after: 10, keepWithNext: true }),
  ];
}

import { type Block, centred, type ColumnsBlock } from './block.js';
import { printed } from './typography.js';

/** Who issues: the agency above it (not for a ministry, a people's committee, a people's council) and its own name. */
export interface Issuer {
  parent: string | null;
  name: string;
}

interface HeaderType {
  /** Size of the two upper lines. */
  size: number;
  /** Below the agency's name: number and symbol, summary of a letter. */
  left?: readonly Block[];
  /** Below the motto: place and date. */
  right?: readonly Block[];
  /** Shares of the width. */
  shares?: readonly [number, number];
}

const MOTTO = 'Độc lập - Tự do - Hạnh phúc';
/** Times New Roman bold: about 0.5 of its size for small letters, 0.72 for capitals; in mm per point. */
const MOTTO_LENGTH = 4.45;
const NAME_LENGTH = 0.25;

/**
 * Parts 1 and 2 of every document: agency to the left, name of the country and motto to the right, each with its line:
 * the motto's as long as the motto, the agency's a third to a half of the name (NĐ 30/2020 Annex I.II.1–2; TT 01/2011 Art.6–7).
 */
export function documentHeader(
  issuer: Issuer,
  { size, left = [], right = [], shares = [41, 59] }: HeaderType,
): ColumnsBlock {
  const name = balanced(issuer.name.toLocaleUpperCase('vi'));
  return {
    kind: 'columns',
    together: true,
    columns: [
      {
        share: shares[0],
        blocks: [
          ...balanced(issuer.parent?.toLocaleUpperCase('vi') ?? '').map((line) => centred(line, { size })),
          ...name.map((line) => centred(line, { size, bold: true })),
          { kind: 'rule', length: nameRule(name, size) },
          ...left,
        ],
      },
      {
        share: shares[1],
        blocks: [
          centred('CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM', { size, bold: true }),
          centred(MOTTO, { size: size + 1, bold: true }),
          { kind: 'rule', length: MOTTO_LENGTH * (size + 1) },
          ...right,
        ],
      },
    ],
  };
}

const LONGEST_LINE = 26;

/** Lines of about one length, as a clerk would break them: "ỦY BAN NHÂN DÂN" above "TỈNH BÌNH PHƯỚC". */
function balanced(name: string): string[] {
  const words = printed(name).split(' ').filter(Boolean);
  const wanted = name.length / Math.ceil(name.length / LONGEST_LINE);
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + word.length / 2 < wanted) lines[lines.length - 1] = `${last} ${word}`;
    else lines.push(word);
  }
  return lines;
}

/** 40 % of the name's longest line. */
const nameRule = (lines: readonly string[], size: number) =>
  Math.max(12, Math.max(...lines.map((line) => line.length)) * size * NAME_LENGTH * 0.4);

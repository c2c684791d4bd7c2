/**
 * Abbreviations of named kinds of document (TT 01/2011/TT-BNV, annex I): their numbers run apart from those of letters,
 * which carry no kind in their notation.
 */
const KINDS = new Set(
  'NQ QĐ CT QC QyĐ TC TB HD CTr KH PA ĐA DA BC BB TTr HĐ CĐ BGN BTT BCK GUQ GM GGT GNP GĐĐ GBN PG PC'.split(' '),
);

export const LETTERS = 'CV';
/** Arrival numbers: one series a year for paper and electronic (NĐ 30/2020 Art.22.2). */
export const ARRIVALS = 'đến';

/** The series a number runs in, by its notation: `QĐ-UBND` → QĐ, `STTTT-VP` → CV. */
export function seriesOf(notation: string): string {
  const first = notation.split(/[-/]/, 1)[0]!;
  return KINDS.has(first) ? first : LETTERS;
}

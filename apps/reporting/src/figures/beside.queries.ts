import type { BesideNumber } from '#contracts';
import { figureOf, queriesOf, wilson } from '#indicators';
import type { Answers, Beside, Figure, Indicator, Reading } from '#indicators';
import { plainArray } from '../facts/array-literal.js';
import { firstDay, type Frame } from './frame.js';
import { savingsSql } from './procedure-traits.js';
import type { Snapshot } from './snapshot.js';

/** What is said beside a figure; nothing where the definition wants nothing. */
export async function besideOf(
  snapshot: Snapshot,
  frame: Frame,
  indicator: Indicator,
  { reading, answers }: { reading: Reading; answers: Answers },
): Promise<BesideNumber[]> {
  if (indicator.beside.length === 0) return [];
  const on = { cutOff: frame.cutOff, periodEnd: frame.period.to };
  const figure = figureOf(indicator, reading.id, answers, on);
  const found: BesideNumber[] = [];
  for (const name of indicator.beside) found.push(...(await BESIDE[name](snapshot, frame, figure)));
  return found;
}

/** Of a share of answers: how many, and between what the share of all would lie. */
export function intervalOf({ numerator, denominator }: Figure): BesideNumber[] {
  const interval = wilson(numerator ?? 0, denominator ?? 0);
  return [
    { id: 'n', label: { vi: 'Số phiếu', en: 'Answers' }, number: denominator, unit: 'answer' },
    { id: 'low', label: { vi: 'Khoảng tin cậy 95 %, từ', en: '95 % interval, from' }, number: interval?.low ?? null, unit: 'percent' }, // prettier-ignore
    { id: 'high', label: { vi: 'Khoảng tin cậy 95 %, đến', en: '95 % interval, to' }, number: interval?.high ?? null, unit: 'percent' }, // prettier-ignore
  ];
}

type Besides = (snapshot: Snapshot, frame: Frame, figure: Figure) => BesideNumber[] | Promise<BesideNumber[]>;

const BESIDE: Readonly<Record<Beside, Besides>> = {
  interval: (_snapshot, _frame, figure) => intervalOf(figure),
  'term-savings': async (snapshot, frame, { used }) => {
    const [saved] = await snapshot.rows<{ days: number | null; share: number | null }>(savingsSql(traitOf(used)), [
      plainArray(frame.agencies),
      null,
      frame.positions.catalogue,
      firstDay(frame, 'year-to-date'),
      frame.cutOff,
    ]);
    return [
      { id: 'days-saved', label: { vi: 'Tổng số ngày rút ngắn', en: 'Days saved' }, number: saved?.days ?? 0, unit: 'working-day' }, // prettier-ignore
      { id: 'share-saved', label: { vi: 'Tỷ lệ rút ngắn bình quân', en: 'Mean share saved' }, number: saved?.share ?? null, unit: 'percent' }, // prettier-ignore
    ];
  },
};

/** Savings are those of the very shortenings the reading counts. */
const traitOf = ({ expression }: Reading): 'shortening-decided' | 'shortened' =>
  queriesOf(expression).some((query) => query.kind === 'procedures' && query.filter.with?.includes('shortened'))
    ? 'shortened'
    : 'shortening-decided';

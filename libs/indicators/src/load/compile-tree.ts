import { compare, decimal, plus, whole, type Fraction } from '../fraction.js';
import { indicatorOf, readingOf, type Indicator } from '../indicator.js';
import type { Branch, Leaf, Rule, ScorecardNode } from '../scorecard.js';
import type { Path, Report } from './problems.js';
import type { RawBand, RawNode, RawRule } from './raw.js';

interface Planting {
  readonly indicators: readonly Indicator[];
  readonly hasPoints: boolean;
  readonly ids: Set<string>;
  readonly report: Report;
}

/** True when any criterion has points: then all must. */
export const hasPoints = (nodes: readonly RawNode[]): boolean =>
  nodes.some(({ points, children }) => points !== undefined || hasPoints(children ?? []));

/** Checks a level of the tree and everything below it. */
export function compileNodes(nodes: readonly RawNode[], path: Path, planting: Planting): ScorecardNode[] {
  return nodes.flatMap((node, index) => compileNode(node, [...path, index], planting) ?? []);
}

function compileNode(raw: RawNode, path: Path, planting: Planting): ScorecardNode | undefined {
  if ((raw.children === undefined) === (raw.indicator === undefined)) {
    planting.report(path, 'definition.node', {
      vi: 'một tiêu chí có "children" hoặc có "indicator"',
      en: 'a criterion has either "children" or an "indicator"',
    });
    return undefined;
  }
  if (planting.hasPoints && raw.points === undefined) {
    planting.report(path, 'definition.points-missing', { vi: 'thiếu điểm tối đa "points"', en: 'missing "points"' });
  }
  const node = raw.indicator === undefined ? branch(raw, path, planting) : leaf(raw, raw.indicator, path, planting);
  if (node && planting.ids.has(node.id)) {
    planting.report(path, 'definition.duplicate', {
      vi: `trùng tiêu chí "${node.id}"`,
      en: `criterion "${node.id}" twice`,
    });
  }
  if (node) planting.ids.add(node.id);
  return node;
}

function branch(raw: RawNode, path: Path, planting: Planting): Branch | undefined {
  const { id, label, children = [] } = raw;
  if (id === undefined || label === undefined) {
    planting.report(path, 'definition.required', { vi: 'thiếu "id" hoặc "label"', en: 'missing "id" or "label"' });
    return undefined;
  }
  for (const name of ['reading', 'rule', 'whenNotApplicable'] as const) {
    if (raw[name] === undefined) continue;
    planting.report([...path, name], 'definition.node', {
      vi: `"${name}" chỉ đi với "indicator"`,
      en: `"${name}" goes only with "indicator"`,
    });
  }
  const nodes = compileNodes(children, [...path, 'children'], planting);
  const points = pointsOf(raw);
  const total = nodes.map((node) => node.points ?? whole(0)).reduce(plus, whole(0));
  if (points && compare(points, total) !== 0 && children.every((child) => child.points !== undefined)) {
    const sum = Number(total.numerator) / Number(total.denominator);
    planting.report([...path, 'points'], 'definition.points-sum', {
      vi: `điểm tối đa ${raw.points} khác tổng của các tiêu chí bên dưới (${sum})`,
      en: `${raw.points} points differ from the sum of the children (${sum})`,
    });
  }
  return { kind: 'branch', id: id.normalize('NFC'), label, points, children: nodes };
}

function leaf(raw: RawNode, indicatorId: string, path: Path, planting: Planting): Leaf | undefined {
  const indicator = indicatorOf(planting, indicatorId);
  if (!indicator) {
    planting.report([...path, 'indicator'], 'definition.unknown-indicator', {
      vi: `không có chỉ tiêu "${indicatorId}"`,
      en: `no indicator "${indicatorId}"`,
    });
    return undefined;
  }
  const reading = readingOf(indicator, raw.reading);
  if (!reading) {
    planting.report([...path, 'reading'], 'definition.unknown-reading', {
      vi: `chỉ tiêu "${indicator.id}" không có cách tính "${raw.reading}"`,
      en: `indicator "${indicator.id}" has no reading "${raw.reading}"`,
    });
    return undefined;
  }
  return {
    kind: 'leaf',
    id: raw.id?.normalize('NFC') ?? indicator.id,
    label: raw.label ?? indicator.label,
    points: pointsOf(raw),
    indicator,
    reading,
    rule: compileRule(raw.rule ?? { met: true }, [...path, 'rule'], planting.report),
    whenNotApplicable: raw.whenNotApplicable ?? indicator.whenNotApplicable,
  };
}

const pointsOf = ({ points }: RawNode): Fraction | null => (points === undefined ? null : decimal(points));
const limit = (number: number | undefined): Fraction | null => (number === undefined ? null : decimal(number));

function compileRule(raw: RawRule, path: Path, report: Report): Rule {
  if (raw.bands) return { kind: 'bands', bands: compileBands(raw.bands, [...path, 'bands'], report) };
  if (raw.threshold) return { kind: 'threshold', ...raw.threshold, number: decimal(raw.threshold.number) };
  if (raw.ratio) return { kind: 'ratio', full: decimal(raw.ratio.full), floor: limit(raw.ratio.floor) };
  if (raw.each !== undefined) return { kind: 'each', points: decimal(raw.each) };
  return { kind: 'met' };
}

/** Bands must cover every number once: from below to above without a gap. */
function compileBands(raw: readonly RawBand[], path: Path, report: Report) {
  const bands = raw.map(({ min, max, share }, index) => ({ min, max, share, index }));
  const ascending = [...bands].sort((a, b) => (a.min ?? -Infinity) - (b.min ?? -Infinity));
  ascending.forEach((band, place) => {
    const next = ascending[place + 1];
    const startsOpen = place > 0 || band.min === undefined;
    const meetsNext = next ? band.max !== undefined && band.max === next.min : band.max === undefined;
    if (startsOpen && meetsNext) return;
    report([...path, band.index], 'definition.bands', {
      vi: 'các khoảng điểm phải nối nhau, không hở, không trùng, từ thấp nhất đến cao nhất',
      en: 'bands must join without gap or overlap, from the lowest to the highest number',
    });
  });
  return ascending.map(({ min, max, share }) => ({ min: limit(min), max: limit(max), share: decimal(share) }));
}

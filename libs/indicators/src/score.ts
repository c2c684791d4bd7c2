import { compare, plus, rounded, times, whole, type Fraction } from './fraction.js';
import { holds } from './status.js';
import type { Indicator } from './indicator.js';
import type { Label } from './label.js';
import type { Leaf, Rule, Scorecard, ScorecardNode } from './scorecard.js';
import type { Status } from './status.js';
import type { Provided, Value } from './value.js';

export interface LeafResult {
  readonly value: Value;
  readonly status: Status;
}

/** Points rounded half-up to 2 decimals from the exact sums; all four are null where the scorecard has no points. */
export interface ScoredNode {
  readonly id: string;
  readonly label: Label;
  /** Points written in the scorecard. */
  readonly maximum: number | null;
  /** The maximum less what did not arise (whenNotApplicable `deduct`). */
  readonly applicable: number | null;
  readonly points: number | null;
  /** Points of criteria without data: not lost, not won. */
  readonly unscored: number | null;
  /** Points ÷ applicable maximum × 100; null while any criterion has no data. */
  readonly index: number | null;
  readonly statuses: Readonly<Record<Status, number>>;
  /** What a leaf was scored from. */
  readonly leaf: { readonly indicator: Indicator; readonly readingId: string; readonly result: LeafResult } | null;
  readonly children: readonly ScoredNode[];
}

/** The tree with points of every criterion. A leaf without a result is not-provided; results are by leaf id. */
export function scoreCard(scorecard: Scorecard, results: ReadonlyMap<string, LeafResult>): ScoredNode {
  const children = scorecard.tree.map((node) => score(node, results));
  const { id, label } = scorecard;
  return shown({ id, label, leaf: null, children, ...totals(children) }, scorecard.hasPoints);
}

interface Sums {
  readonly maximum: Fraction;
  readonly applicable: Fraction;
  readonly points: Fraction;
  readonly unscored: Fraction;
}

interface Scored extends Sums {
  readonly id: string;
  readonly label: Label;
  readonly statuses: Readonly<Record<Status, number>>;
  readonly leaf: ScoredNode['leaf'];
  readonly children: readonly Scored[];
}

const ZERO = whole(0);
const NOTHING: LeafResult = { value: { kind: 'not-provided', missing: [] }, status: 'no-data' };
const NO_STATUSES = { met: 0, missed: 0, 'in-progress': 0, 'at-risk': 0, 'no-data': 0 };
const STATUSES = Object.keys(NO_STATUSES) as Status[];

function score(node: ScorecardNode, results: ReadonlyMap<string, LeafResult>): Scored {
  const { id, label } = node;
  if (node.kind === 'branch') {
    const children = node.children.map((child) => score(child, results));
    return { id, label, leaf: null, children, ...totals(children) };
  }
  const result = results.get(node.id) ?? NOTHING;
  const leaf = { indicator: node.indicator, readingId: node.reading.id, result };
  const statuses = { ...NO_STATUSES, [result.status]: 1 };
  return { id, label, leaf, children: [], statuses, ...scoreLeaf(node, result) };
}

function totals(children: readonly Scored[]) {
  const total = (name: keyof Sums) => children.map((child) => child[name]).reduce(plus, ZERO);
  const statuses = { ...NO_STATUSES };
  for (const child of children) for (const status of STATUSES) statuses[status] += child.statuses[status];
  return {
    maximum: total('maximum'),
    applicable: total('applicable'),
    points: total('points'),
    unscored: total('unscored'),
    statuses,
  };
}

function scoreLeaf(leaf: Leaf, { value, status }: LeafResult): Sums {
  const maximum = leaf.points ?? ZERO;
  const known = { maximum, applicable: maximum, unscored: ZERO };
  const withoutData = { ...known, points: ZERO, unscored: maximum };
  if (value.kind === 'not-provided') return withoutData;
  if (value.kind === 'value') {
    if (leaf.rule.kind === 'met' && status === 'no-data') return withoutData;
    return { ...known, points: times(maximum, shareOf(leaf, value, status)) };
  }
  switch (leaf.whenNotApplicable) {
    case 'full':
      return { ...known, points: maximum };
    case 'zero':
      return { ...known, points: ZERO };
    case 'deduct':
      return { ...known, applicable: ZERO, points: ZERO };
    case 'no-data':
      return withoutData;
  }
}

/** The share of a leaf's points a figure earns, 0 … 1, exactly. */
function shareOf({ rule, indicator, points }: Leaf, value: Provided, status: Status): Fraction {
  const number = indicator.unit === 'percent' ? times(value, whole(100)) : value;
  switch (rule.kind) {
    case 'met':
      return allOrNothing(status === 'met');
    case 'threshold':
      return allOrNothing(holds(rule.operator, number, rule.number));
    case 'bands':
      return bandOf(rule, number);
    case 'ratio':
      return proportion(rule, number);
    case 'each':
      return points && points.numerator > 0n ? capped(divided(times(number, rule.points), points)) : ZERO;
  }
}

const allOrNothing = (all: boolean): Fraction => (all ? whole(1) : ZERO);

const proportion = ({ full, floor }: Extract<Rule, { kind: 'ratio' }>, number: Fraction): Fraction =>
  floor && compare(number, floor) < 0 ? ZERO : capped(divided(number, full));

function bandOf({ bands }: Extract<Rule, { kind: 'bands' }>, number: Fraction): Fraction {
  const fitting = bands.find(
    ({ min, max }) => (!min || compare(number, min) >= 0) && (!max || compare(number, max) < 0),
  );
  return fitting?.share ?? ZERO;
}

const divided = (a: Fraction, b: Fraction): Fraction =>
  times(a, { numerator: b.denominator, denominator: b.numerator });

function capped(share: Fraction): Fraction {
  if (share.numerator < 0n) return ZERO;
  return compare(share, whole(1)) > 0 ? whole(1) : share;
}

function shown(scored: Scored, hasPoints: boolean): ScoredNode {
  const { id, label, statuses, leaf } = scored;
  const number = (sum: Fraction) => (hasPoints ? rounded(sum) : null);
  const complete = hasPoints && scored.unscored.numerator === 0n && scored.applicable.numerator > 0n;
  return {
    id,
    label,
    maximum: number(scored.maximum),
    applicable: number(scored.applicable),
    points: number(scored.points),
    unscored: number(scored.unscored),
    index: complete ? rounded(divided(scored.points, scored.applicable), 100n) : null,
    statuses,
    leaf,
    children: scored.children.map((child) => shown(child, hasPoints)),
  };
}

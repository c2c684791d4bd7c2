import type { Fraction } from './fraction.js';
import type { Indicator, Operator, Reading, WhenNotApplicable } from './indicator.js';
import type { Label } from './label.js';

/** A scorecard (bộ tiêu chí): indicators and the tree of criteria over them. Immutable; a change is a new version. */
export interface Scorecard {
  readonly id: string;
  readonly version: number;
  readonly label: Label;
  readonly note: Label | null;
  /** Days `YYYY-MM-DD`. */
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly indicators: readonly Indicator[];
  readonly tree: readonly ScorecardNode[];
  /** False for a list of commitments without points, such as the letter. */
  readonly hasPoints: boolean;
}

export type ScorecardNode = Branch | Leaf;

export interface Branch {
  readonly kind: 'branch';
  readonly id: string;
  readonly label: Label;
  readonly points: Fraction | null;
  readonly children: readonly ScorecardNode[];
}

export interface Leaf {
  readonly kind: 'leaf';
  readonly id: string;
  readonly label: Label;
  readonly points: Fraction | null;
  readonly indicator: Indicator;
  readonly reading: Reading;
  readonly rule: Rule;
  /** What not-applicable does to the points here; the indicator's own unless the leaf says otherwise. */
  readonly whenNotApplicable: WhenNotApplicable;
}

/** Numbers are compared with the figure as shown (shares 0–100), exactly. */
export type Rule =
  | { readonly kind: 'met' }
  | { readonly kind: 'threshold'; readonly operator: Operator; readonly number: Fraction }
  | { readonly kind: 'bands'; readonly bands: readonly Band[] }
  | { readonly kind: 'ratio'; readonly full: Fraction; readonly floor: Fraction | null }
  | { readonly kind: 'each'; readonly points: Fraction };

/** Half-open: min ≤ number < max. */
export interface Band {
  readonly min: Fraction | null;
  readonly max: Fraction | null;
  readonly share: Fraction;
}

/** Version of the formulas behind a figure, as answers quote it. */
export const formulaVersion = ({ id, version }: Pick<Scorecard, 'id' | 'version'>): string => `${id}@${version}`;

/** The leaves of a tree from left to right. */
export const leavesOf = (nodes: readonly ScorecardNode[]): Leaf[] =>
  nodes.flatMap((node) => (node.kind === 'leaf' ? [node] : leavesOf(node.children)));

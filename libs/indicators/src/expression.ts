import type { Missing } from './label.js';
import type { Channel, Level, MeasureName, ProcedureSet, Tier } from './measures.js';
import type { ProcedureTrait } from './traits.js';

/** Days a flow is counted over: the period asked for, or from 1 January to its last day. Stocks look at its last day. */
export type Window = 'period' | 'year-to-date';

/** Filters of records; absent means all values. Values are sorted and not repeated. `level` is the level at submission. */
export interface Where {
  readonly channel?: readonly Channel[];
  readonly level?: readonly Level[];
}

/** Filters of a catalogue set, by what was offered: online levels (3 and 4 are "offered online"), by post. */
export interface Offered {
  readonly level?: readonly Level[];
  readonly post?: true;
}

/** A count of one procedure or agency compared with a number. `<=` 0 holds where there is no record at all. */
export interface ProcedureCondition {
  readonly measure: MeasureName;
  readonly where: Where;
  readonly operator: '>=' | '<=';
  readonly number: number;
}

/**
 * Procedures in a catalogue set (`null`: all with records in the window, or with the traits) that meet every condition.
 * Traits are of the cut-off day, decisions and due days from the window's first day on. Of set `by-decision`, `offered`
 * says which list: for these levels, or for the post.
 */
export interface ProcedureFilter {
  readonly set: ProcedureSet | null;
  readonly offered: Offered;
  readonly with?: readonly ProcedureTrait[];
  readonly without?: readonly ProcedureTrait[];
  readonly having: readonly ProcedureCondition[];
}

/** Another indicator's reading, by which an agency does not reach that indicator's target; without a value it is not below. */
export interface BelowTarget {
  readonly indicator: string;
  readonly reading: string;
}

/** Agencies of the scope that should have data (departments, districts, communes), each with what is below it. */
export interface AgencyFilter {
  /** Levels of government; null = all. */
  readonly tier: readonly Tier[] | null;
  /** Below any of these; empty = whether below or not. */
  readonly below: readonly BelowTarget[];
  /** Counts of the agency's own records, all of which must hold. */
  readonly having: readonly ProcedureCondition[];
}

/**
 * One number the reporting service is asked for; `key` is canonical, so that equal questions have equal keys.
 * Scope, period and asOf belong to the request, not to the query.
 */
export type MeasureQuery =
  /** Records on business days of the window; `among` leaves only dossiers of procedures for which the filter holds. */
  | {
      readonly kind: 'flow';
      readonly key: string;
      readonly window: Window;
      readonly measure: MeasureName;
      readonly where: Where;
      readonly among: ProcedureFilter | null;
    }
  /** Records so at the end of the cut-off day; `carried-over`: at the end of the day before the window begins. */
  | {
      readonly kind: 'stock';
      readonly key: string;
      readonly window: Window;
      readonly measure: MeasureName;
      readonly where: Where;
    }
  /** How many different procedures pass the filter. Not additive over agencies. */
  | {
      readonly kind: 'procedures';
      readonly key: string;
      readonly window: Window;
      readonly filter: ProcedureFilter;
    }
  /** How many agencies pass the filter, each judged by its own figures. Not additive over scopes. */
  | {
      readonly kind: 'agencies';
      readonly key: string;
      readonly window: Window;
      readonly filter: AgencyFilter;
    }
  /** A number entered by hand with its evidence. */
  | {
      readonly kind: 'manual';
      readonly key: string;
      readonly window: Window;
      readonly id: string;
      readonly type: ManualType;
      readonly missing: Missing;
    };

export type ManualType = 'count' | 'share' | 'yes-no';

/** A checked expression. Sums and differences are of counts of one kind of row, ratios of counts, lowest-of of shares. */
export type Expression =
  | { readonly node: 'query'; readonly query: MeasureQuery }
  | { readonly node: 'sum'; readonly of: readonly Expression[] }
  | { readonly node: 'difference'; readonly from: Expression; readonly less: readonly Expression[] }
  | Ratio
  | { readonly node: 'lowest-of'; readonly of: readonly Expression[] }
  | { readonly node: 'not-provided'; readonly missing: Missing };

export interface Ratio {
  readonly node: 'ratio';
  readonly numerator: Expression;
  readonly denominator: Expression;
  /** Records that could be in neither part: while there are any the figure is incomplete. */
  readonly unknown: Expression | null;
  /** What keeps the ratio below its target: a count with a list of its own. */
  readonly shortfall: Expression | null;
}

type Asked<Q> = Q extends { key: string } ? Omit<Q, 'key'> : never;

/** Gives a query its canonical key. */
export function asked(query: Asked<MeasureQuery>): MeasureQuery {
  const { window, kind, ...rest } = query;
  return { ...query, key: `${kind}@${window}:${canonical(rest)}` };
}

/** Sorted keys; labels never decide what is asked. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).filter(([name, inner]) => inner !== undefined && name !== 'missing');
  return `{${entries
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, inner]) => `${name}:${canonical(inner)}`)
    .join(',')}}`;
}

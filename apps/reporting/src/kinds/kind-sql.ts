import type { MeasureName } from '#indicators';
import { plainArray } from '../facts/array-literal.js';
import { seqsOf, type Positions } from '../figures/as-of-token.js';
import { columnName, daysOf, type FactKind, type KindMeasure } from './fact-kind.js';
import { computed, PRODUCERS } from './kinds.js';

/** Parameters (`$3`) or expressions of what a measure is counted over. */
export interface OverSql {
  readonly from: string;
  readonly to: string;
  /** ms since 1970: the last instant the figure is about. */
  readonly instant: string;
}

/** How many rows of the measure fact `f` of its kind makes; the same that `contribution` adds up. */
export function kindRowsSql(name: MeasureName, over: OverSql): string {
  const measure = computed(name);
  const days = daysOf(measure);
  if (days.length === 0) return rowsWhen(measure, stockCondition(measure, over));
  return days.map((day) => rowsWhen(measure, dayCondition(day, over))).join(' + ');
}

/** The same of one of its day columns alone. */
export const kindRowsOn = (name: MeasureName, day: string, over: OverSql): string =>
  rowsWhen(computed(name), dayCondition(day, over));

function rowsWhen({ is = {}, amount }: KindMeasure, condition: string): string {
  const also = Object.entries(is).map(([column, value]) => `f.${columnName(column)} = ${literal(value!)}`);
  const rows = amount ? `f.${columnName(amount)}` : '1';
  return `CASE WHEN ${[condition, ...also].join(' AND ')} THEN ${rows} ELSE 0 END`;
}

const dayCondition = (day: string, { from, to }: OverSql): string => `f.${columnName(day)} BETWEEN ${from} AND ${to}`;

const stockCondition = ({ days, instants }: KindMeasure, { to, instant }: OverSql): string =>
  days ? `f.${columnName(days)} @> ${to}` : `f.${columnName(instants!)} @> ${instant}`;

const literal = (value: string | number | boolean): string =>
  typeof value === 'string' ? `'${value.replaceAll("'", "''")}'` : String(value);

/** The version of fact `f` that held at the positions in parameter `seqs`, a bigint[] in the order of `PRODUCERS`. */
export function kindVersion({ producer }: FactKind, seqs: string): string {
  const seq = `(${seqs}::bigint[])[${PRODUCERS.indexOf(producer) + 1}]`;
  return `f.seq_from <= ${seq} AND f.seq_to > ${seq}`;
}

export const seqsParameter = (positions: Positions): string => plainArray(seqsOf(positions));

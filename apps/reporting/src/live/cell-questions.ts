import type { MeasureQuery, ProcedureFilter } from '#indicators';
import { asked, type Asked, type CountQuery } from '../figures/counts.queries.js';
import { coverWithEdges, signedCover, type Bucket, type SignedBucket } from '../figures/cover.rules.js';
import { firstDay, type Frame } from '../figures/frame.js';
import { ANYTHING, columnsOf, isInCells, type Count, type ProcedureQuery } from '../figures/procedures.queries.js';
import { isAmongProcedures, isCount } from '../figures/query-kinds.js';
import { kindOf } from '../kinds/kinds.js';
import { keyOf } from './kept-cells.js';

export type Span = Pick<Frame, 'period' | 'cutOff' | 'firstYear'>;

/** Days a count goes over, as buckets to add and to take off. */
export interface Range {
  readonly key: string;
  readonly buckets: readonly SignedBucket[];
}

/** A question that cells of dossiers answer alone. */
export interface CellQuestion {
  readonly counts: readonly (Asked & { readonly range: Range })[];
  /** Whole buckets of procedures. */
  readonly procedures: readonly { readonly query: ProcedureQuery; readonly buckets: readonly Bucket[] }[];
  /** All days up to the cut-off day: who received anything by then. */
  readonly everything: Range;
  readonly flowBuckets: readonly Bucket[];
  readonly procedureBuckets: readonly Bucket[];
}

/** Undefined where a query wants more than the cells of dossiers. */
export function cellQuestion(queries: readonly MeasureQuery[], span: Span): CellQuestion | undefined {
  const plain = queries.filter(isCount);
  const among = queries.filter(isAmongProcedures);
  if (plain.length + among.length < queries.length) return undefined;
  if (plain.some(({ measure }) => kindOf(measure)) || !among.every(isOfCells)) return undefined;
  const ranges = new Map<string, Range>();
  const rangeOf = (from: string, to: string): Range => {
    const key = `${from}..${to}`;
    const range = ranges.get(key) ?? { key, buckets: signedCover(from, to) };
    ranges.set(key, range);
    return range;
  };
  const counts = plain.map((query: CountQuery) => {
    const its = asked(span, query);
    return { ...its, range: rangeOf(its.from ?? span.firstYear, its.to) };
  });
  const procedures = among.map((query) => ({ query, ...coverWithEdges(firstDay(span, query.window), span.cutOff) }));
  if (procedures.some(({ edges }) => edges.length > 0)) return undefined;
  const everything = rangeOf(span.firstYear, span.cutOff);
  return {
    counts,
    procedures,
    everything,
    flowBuckets: different([...ranges.values()].flatMap(({ buckets }) => buckets)),
    procedureBuckets: different(procedures.flatMap(({ buckets }) => buckets)),
  };
}

/** Conditions on counts alone, at least one of which a procedure without records fails. */
function isOfCells(query: ProcedureQuery): boolean {
  const filter = query.kind === 'procedures' ? query.filter : query.among!;
  const counts = countsBehind(query);
  const isPlain = filter.set === null && !filter.with?.length && !filter.without?.length;
  const isCounted = filter.having.length === 0 || filter.having.some((one) => one.operator === '>=' && one.number > 0);
  return isPlain && isCounted && counts.every((count) => !count.measures.some(kindOf) && isInCells(count));
}

/** What is counted of each procedure: for its conditions, and then what is added up. */
export function countsBehind(query: ProcedureQuery): Count[] {
  if (query.kind === 'procedures') return conditionsOf(query.filter).map(({ count }) => count);
  const added = { measures: [query.measure], where: query.where };
  return [...conditionsOf(query.among!).map(({ count }) => count), added];
}

export interface Condition {
  readonly count: Count;
  readonly operator: '>=' | '<=';
  readonly number: number;
}

export function conditionsOf({ having }: ProcedureFilter): Condition[] {
  if (having.length === 0) return [{ count: ANYTHING, operator: '>=', number: 1 }];
  return having.map(({ measure, where, operator, number }) => ({
    count: { measures: [measure], where },
    operator,
    number: Number(number),
  }));
}

/** Names of the columns of `procedure_cell` a count adds up. */
export const columnsBehind = ({ measures, where }: Count): string[] =>
  measures.flatMap((measure) => [...columnsOf(measure, where)]);

const different = (buckets: readonly Bucket[]): Bucket[] =>
  [...new Map(buckets.map((bucket) => [keyOf(bucket), bucket])).values()].map(({ grain, bucket }) => ({
    grain,
    bucket,
  }));

import type { MeasureName } from '#indicators';
import type { Keys } from '../figures/procedures.queries.js';
import { columnName, daysOf } from './fact-kind.js';
import { kindRowsOn, kindVersion } from './kind-sql.js';
import { computed, kindOf } from './kinds.js';
import { EVERY_PROCEDURE } from './measure-deltas.js';

/** The measure of a count in a statement over procedures, when it is one of a kind. */
type MeasureOf<C> = (count: C) => MeasureName | undefined;

/** Whole months and years of procedures; parameters as in the statement: $1 agencies, $6 and $7 buckets. */
export function kindCellsSql<C>(counts: readonly C[], measureOf: MeasureOf<C>, keys: Keys): string[] {
  const names = [...new Set(counts.flatMap((count) => measureOf(count) ?? []))];
  if (names.length === 0) return [];
  const columns = counts.map((count, index) => {
    const name = measureOf(count);
    return `${name ? `CASE WHEN c.measure = '${name}' THEN c.amount ELSE 0 END` : '0'} AS c${index}`;
  });
  return [
    `SELECT ${keys.of('c')}, ${columns.join(', ')} FROM unnest($6::text[], $7::date[]) AS b(grain, bucket)
     JOIN measure_cell c ON c.grain = b.grain AND c.bucket = b.bucket AND c.agency_id = ANY($1::uuid[])
      AND c.measure IN (${names.map((name) => `'${name}'`).join(', ')}) AND c.procedure_id <> '${EVERY_PROCEDURE}'`,
  ];
}

/** Days at the edges, or the whole window, of facts: one part a kind and day column. $8 and $9: stretches of days, $10: seqs. */
export function kindFactsSql<C>(counts: readonly C[], measureOf: MeasureOf<C>, keys: Keys): string[] {
  const names = [...new Set(counts.flatMap((count) => measureOf(count) ?? []))];
  const parts = names.flatMap((name) => daysOf(computed(name)).map((day) => ({ kind: kindOf(name)!, day })));
  const different = new Map(parts.map((part) => [`${part.kind.name} ${part.day}`, part]));
  return [...different.values()].map(({ kind, day }) => {
    const columns = counts.map((count, index) => {
      const name = measureOf(count);
      const isCounted = name && kindOf(name) === kind && daysOf(computed(name)).includes(day);
      if (!isCounted) return `0::bigint AS c${index}`;
      return `(${kindRowsOn(name, day, { from: 'e.first', to: 'e.last', instant: 'NULL' })})::bigint AS c${index}`;
    });
    return `SELECT ${keys.of('f')}, ${columns.join(', ')} FROM unnest($8::date[], $9::date[]) AS e(first, last)
      JOIN ${kind.table} f ON f.agency_id = ANY($1::uuid[]) AND f.${columnName(day)} BETWEEN e.first AND e.last
       AND f.procedure_id IS NOT NULL AND ${kindVersion(kind, '$10')}`;
  });
}

import { plainArray, textArray } from '../facts/array-literal.js';
import { cover } from '../figures/cover.rules.js';
import type { CountQuery, Counts, Group } from '../figures/counts.queries.js';
import { firstDay, instantOf, stockDay, type Frame } from '../figures/frame.js';
import type { Snapshot } from '../figures/snapshot.js';
import type { FactKind } from './fact-kind.js';
import { kindRowsSql, kindVersion, seqsParameter } from './kind-sql.js';
import { computed, kindOf } from './kinds.js';
import { EVERY_PROCEDURE } from './measure-deltas.js';

interface Counted {
  readonly place: string;
  readonly key: string;
  readonly count: number;
}

/** Counts of facts of kinds: of cells when live (one statement for all), else one statement a kind. */
export async function kindCounts(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly CountQuery[],
  group: Group,
): Promise<Map<string, Counts>> {
  const inCells = (query: CountQuery) => frame.live && group !== 'procedure_id' && !computed(query.measure).instants;
  const found = await ofCells(snapshot, frame, queries.filter(inCells), group);
  const others = queries.filter((query) => !inCells(query));
  for (const kind of new Set(others.map(({ measure }) => kindOf(measure)!))) {
    const its = others.filter(({ measure }) => kindOf(measure) === kind);
    found.push(...(await ofFacts(snapshot, frame, kind, { queries: its, group })));
  }
  const places = new Map<string, Map<string, number>>();
  for (const { place, key, count } of found) {
    const counts = places.get(place) ?? new Map<string, number>();
    places.set(place, counts.set(key, count));
  }
  return places;
}

/** From the first day a flow is counted on, or from before any cell for a stock, to the last. */
function span(frame: Frame, query: CountQuery): [from: string, to: string] {
  if (query.kind === 'stock') return [frame.firstYear, stockDay(frame, query)];
  return [firstDay(frame, query.window), frame.cutOff];
}

async function ofCells(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly CountQuery[],
  group: Group,
): Promise<Counted[]> {
  if (queries.length === 0) return [];
  const wanted = queries.flatMap((query, index) =>
    cover(...span(frame, query)).map((bucket) => ({ ...bucket, index, measure: query.measure })),
  );
  const place = group ? `c.${group}::text` : `''`;
  const rows = await snapshot.rows<{ place: string; index: number; count: number }>(
    `SELECT ${place} AS place, b.index, sum(c.amount)::float8 AS count
       FROM unnest($1::int[], $2::text[], $3::date[], $4::text[]) AS b(index, grain, bucket, measure)
       JOIN measure_cell c ON c.grain = b.grain AND c.bucket = b.bucket AND c.agency_id = ANY($5::uuid[])
        AND c.measure = b.measure AND c.procedure_id = '${EVERY_PROCEDURE}' GROUP BY 1, 2`,
    [
      plainArray(wanted.map(({ index }) => index)),
      plainArray(wanted.map(({ grain }) => grain)),
      plainArray(wanted.map(({ bucket }) => bucket)),
      textArray(wanted.map(({ measure }) => measure)),
      plainArray(frame.agencies),
    ],
  );
  const counted = rows.map(({ index, ...row }) => ({ ...row, key: queries[index]!.key }));
  // Without a group a count of nothing is nought.
  return group ? counted : [...queries.map(({ key }) => ({ place: '', key, count: 0 })), ...counted];
}

async function ofFacts(
  snapshot: Snapshot,
  frame: Frame,
  kind: FactKind,
  { queries, group }: { queries: readonly CountQuery[]; group: Group },
): Promise<Counted[]> {
  const spans = queries.map((query) => span(frame, query));
  const days = [...new Set(spans.flat())];
  const parameter = (day: string) => `$${days.indexOf(day) + 4}::date`;
  const sums = queries.map(({ measure }, index) => {
    const [from, to] = spans[index]!;
    const over = { from: parameter(from), to: parameter(to), instant: '$3::bigint' };
    return `coalesce(sum(${kindRowsSql(measure, over)}), 0)::float8 AS n${index}`;
  });
  const rows = await snapshot.rows<Record<string, number> & { place?: string }>(
    `WITH given AS (SELECT ${['$3::bigint', ...days.map(parameter)].join(', ')})
     SELECT ${[...(group ? [`f.${group}::text AS place`] : []), ...sums].join(', ')} FROM ${kind.table} f
      WHERE f.agency_id = ANY($1::uuid[]) AND ${kindVersion(kind, '$2')} ${group ? `GROUP BY f.${group}` : ''}`,
    [plainArray(frame.agencies), seqsParameter(frame.positions), instantOf(frame), ...days],
  );
  return rows.flatMap((row) =>
    queries.map(({ key }, index) => ({ place: row.place ?? '', key, count: row[`n${index}`]! })),
  );
}

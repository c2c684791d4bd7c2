import { FLOW_COLUMNS, PROCEDURE_COLUMNS } from '../cells/columns.js';
import { plainArray } from '../facts/array-literal.js';
import type { KeptBucket, KeptBuckets, Numbers, ReadCell } from './kept-cells.js';

/** What changed of the asked buckets since they were read, as one row. */
export interface Changed {
  /** Agency, lane, generation. */
  readonly changed: readonly (readonly [string, number, number])[] | null;
  /** A line a cell: place of the bucket, agency, lane, group, counts. */
  readonly flows: string | null;
  readonly procedures: string | null;
}

const line = (group: string, columns: readonly string[]): string =>
  `concat_ws(',', b.place, c.agency_id, c.lane, ${group}, ${columns.map((column) => `c.${column}`).join(', ')})`;

/** Cells of agencies changed after what is known of the bucket; parameters from `first` on: place, grain, bucket, lane, known. */
const changedIn = (table: string, cell: string, first: number): string => `
  SELECT string_agg(${cell}, E'\\n')
    FROM unnest($${first}::int[], $${first + 1}::text[], $${first + 2}::date[], $${first + 3}::smallint[], $${first + 4}::bigint[])
           AS b(place, grain, bucket, lane, known)
    JOIN changed a ON a.lane = b.lane AND a.generation > b.known
    JOIN ${table} c ON c.grain = b.grain AND c.bucket = b.bucket AND c.agency_id = a.agency_id AND c.lane = b.lane`;

const FLOW_LINE = line(`c.channel || '|' || c.level`, FLOW_COLUMNS);
const PROCEDURE_LINE = line('c.procedure_id', PROCEDURE_COLUMNS);

/** $1: the least generation known of any asked bucket. */
export const CHANGED = `
  WITH changed AS MATERIALIZED (SELECT agency_id, lane, generation FROM cell_change WHERE generation > $1::bigint)
  SELECT (SELECT json_agg(json_build_array(agency_id, lane, generation)) FROM changed) AS changed,
         (${changedIn('flow_cell', FLOW_LINE, 2)}) AS flows,
         (${changedIn('procedure_cell', PROCEDURE_LINE, 7)}) AS procedures`;

export interface AskedBuckets {
  readonly flows: readonly KeptBucket[];
  readonly procedures: readonly KeptBucket[];
}

export function changedParameters({ flows, procedures }: AskedBuckets): unknown[] {
  const least = Math.min(...[...flows, ...procedures].flatMap(({ known }) => known));
  return [Number.isFinite(least) ? least : 0, ...ofBuckets(flows), ...ofBuckets(procedures)];
}

function ofBuckets(buckets: readonly KeptBucket[]): string[] {
  const rows = buckets.flatMap(({ grain, bucket, known }, place) =>
    known.map((generation, lane) => ({ place, grain, bucket, lane, generation })),
  );
  return (['place', 'grain', 'bucket', 'lane', 'generation'] as const).map((name) =>
    plainArray(rows.map((row) => row[name])),
  );
}

/** Puts what changed into the buckets of a table, which are then as they stood at `generations` (by lane). */
export function putIn(
  table: KeptBuckets,
  buckets: readonly KeptBucket[],
  { text, changed }: { text: string | null; changed: Changed['changed'] },
  generations: readonly number[],
): void {
  const read = cellsOf(text, table.groups);
  buckets.forEach((bucket, place) => {
    for (const [agency, lane, generation] of changed ?? []) {
      if (generation <= (bucket.known[lane] ?? Infinity)) continue;
      bucket.replace(table.agencies.of(agency), lane, read.get(`${place} ${agency} ${lane}`) ?? []);
    }
    generations.forEach((generation, lane) => (bucket.known[lane] = generation));
  });
}

function cellsOf(text: string | null, groups: Numbers): Map<string, ReadCell[]> {
  const found = new Map<string, ReadCell[]>();
  for (const cell of text ? text.split('\n') : []) {
    const [place, agency, lane, group, ...counts] = cell.split(',') as [string, string, string, string, ...string[]];
    const key = `${place} ${agency} ${lane}`;
    const row = { lane: Number(lane), group: groups.of(group), counts: counts.map(Number) };
    const known = found.get(key);
    if (known) known.push(row);
    else found.set(key, [row]);
  }
  return found;
}

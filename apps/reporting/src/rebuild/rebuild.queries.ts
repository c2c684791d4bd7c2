import type { PoolClient } from 'pg';
import type { ProjectionTable } from '#contracts';
import { FLOW_COLUMNS, PROCEDURE_COLUMNS } from '../cells/columns.js';
import { PROJECTED } from './projected.js';

/** Only what a rebuild decides is compared: cells that moved to and fro may stand at zero in one of them. */
const MOVED: Readonly<Record<string, string>> = {
  measure_cell: 'amount <> 0',
  flow_cell: FLOW_COLUMNS.map((column) => `${column} <> 0`).join(' OR '),
  procedure_cell: PROCEDURE_COLUMNS.map((column) => `${column} <> 0`).join(' OR '),
};
/** Rows of a group are compared only where the groups' sums differ. */
const GROUP: Readonly<Record<string, string>> = {
  dossier_fact: `substr(r.dossier_id::text, 34)`,
  flow_cell: `r.grain || ' ' || r.bucket`,
  procedure_cell: `r.grain || ' ' || r.bucket`,
  measure_cell: `r.grain || ' ' || r.bucket`,
  log_instant: `r.producer || ' ' || date_trunc('day', r.recorded_at)`,
};
const FACTS = 'substr(r.id::text, 35)';
const groupOf = (table: string): string => GROUP[table] ?? FACTS;
const SAMPLES = 20;

interface Digest {
  group: string;
  rows: number;
  sum: string;
}

export interface Compared {
  /** A transaction whose snapshot shows the live projection at the positions. */
  readonly live: PoolClient;
  readonly rebuilt: PoolClient;
}

/** Live against rebuilt, row by row. */
export async function compareTables(clients: Compared): Promise<ProjectionTable[]> {
  const tables: ProjectionTable[] = [];
  for (const table of PROJECTED) tables.push(await compareTable(clients, table));
  return tables;
}

async function compareTable({ live, rebuilt }: Compared, table: string): Promise<ProjectionTable> {
  const [ours, theirs] = [await digests(live, 'public', table), await digests(rebuilt, 'rebuild', table)];
  const groups = [...new Set([...ours.keys(), ...theirs.keys()])];
  const differing = groups.filter((group) => ours.get(group)?.sum !== theirs.get(group)?.sum);
  const samples: object[] = [];
  let different = 0;
  for (const group of differing) {
    const [left, right] = [
      await rowsOfGroup(live, 'public', table, group),
      await rowsOfGroup(rebuilt, 'rebuild', table, group),
    ];
    const onlyLive = [...left].filter((row) => !right.has(row)).map((row) => ({ live: row }));
    const onlyRebuilt = [...right].filter((row) => !left.has(row)).map((row) => ({ rebuilt: row }));
    different += Math.max(onlyLive.length, onlyRebuilt.length);
    samples.push(...[...onlyLive, ...onlyRebuilt].slice(0, SAMPLES - samples.length));
  }
  return { table, live: total(ours), rebuilt: total(theirs), different, samples };
}

const total = (digests: ReadonlyMap<string, Digest>): number =>
  [...digests.values()].reduce((sum, { rows }) => sum + rows, 0);

/** A sum of 64-bit hashes of rows does not depend on their order. */
async function digests(client: PoolClient, schema: string, table: string): Promise<Map<string, Digest>> {
  const { rows } = await client.query<Digest>(
    `SELECT ${groupOf(table)} AS group, count(*)::float8 AS rows, sum(hashtextextended(r::text, 0)::numeric)::text AS sum
       FROM ${schema}.${table} r WHERE ${MOVED[table] ?? 'true'} GROUP BY 1`,
  );
  return new Map(rows.map((digest) => [digest.group, digest]));
}

async function rowsOfGroup(client: PoolClient, schema: string, table: string, group: string): Promise<Set<string>> {
  const { rows } = await client.query<{ row: string }>(
    `SELECT r::text AS row FROM ${schema}.${table} r WHERE (${MOVED[table] ?? 'true'}) AND ${groupOf(table)} = $1`,
    [group],
  );
  return new Set(rows.map(({ row }) => row));
}

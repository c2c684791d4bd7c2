import { performance } from 'node:perf_hooks';
import type { DataSource } from 'typeorm';
import type { DossierQuery } from '#contracts';
import { rowsOf } from '#messaging';
import { listIds } from '../../apps/dossier/src/reading/dossier-list.queries.js';

/** Every agency has so many, whatever the size of the whole. */
const DOSSIERS_AN_AGENCY = 1000;
const PAGE = 50;
const AGENCIES_LOOKED_AT = 40;
export const LIST_FILTERS: Readonly<Record<string, DossierQuery>> = {
  all: {},
  'in progress': { status: 4 },
  overdue: { timeliness: 'overdue' },
  'of a procedure': { procedure: '1.000007' },
};

export interface ListTimes {
  dossiers: number;
  filter: string;
  /** Milliseconds of a page with its rows, 95th percentile: the first look at each agency, and later ones. */
  coldP95: number;
  warmP95: number;
  /** Pages of the database one list touches. */
  buffers: number;
}

/** Dossiers of invented agencies, a tenth of them open, some overdue; grows what is there to the wanted size. */
export async function fillDossiers(db: DataSource, from: number, to: number): Promise<void> {
  await db.query(
    `INSERT INTO dossier (id, code, procedure_code, agency_id, channel, received_at, received_on, lawful_due_on, completed_at,
                          completed_on, closing, closed_on, status, steps, last_act_at, native_act, digest)
     SELECT gen_random_uuid(), 'b-' || n, '1.0000' || lpad((n % 20)::text, 2, '0'), md5((n / ${DOSSIERS_AN_AGENCY})::text)::uuid, 'counter',
            at, at::date, at::date + 5, CASE WHEN n % 10 > 0 THEN at + interval '3 days' END,
            CASE WHEN n % 10 > 0 THEN at::date + 3 END, CASE WHEN n % 10 > 0 THEN 'result' END,
            CASE WHEN n % 10 > 0 THEN at::date + 3 END, CASE WHEN n % 10 > 0 THEN 10 ELSE 4 END,
            '{"total":0,"inTime":0,"unknown":0,"unrecorded":0}', at, true, ''
       FROM generate_series($1::int, $2::int - 1) n
      CROSS JOIN LATERAL (SELECT timestamptz '2018-01-02 08:00+07' + (n % ${DOSSIERS_AN_AGENCY}) * interval '8 hours' AS at) moment`,
    [from, to],
  );
  await db.query('VACUUM ANALYZE dossier');
}

/** Agencies spread over the whole world. */
async function someAgencies(db: DataSource, dossiers: number): Promise<string[]> {
  const all = Math.floor(dossiers / DOSSIERS_AN_AGENCY);
  const chosen = Array.from({ length: Math.min(all, AGENCIES_LOOKED_AT) }, (_, n) =>
    Math.floor((n * all) / AGENCIES_LOOKED_AT),
  );
  const found: unknown = await db.query('SELECT DISTINCT md5(n::text)::uuid AS id FROM unnest($1::int[]) n', [chosen]);
  return rowsOf<{ id: string }>(found).map(({ id }) => id);
}

const p95 = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

/** One filter at the present size. */
export async function measureList(db: DataSource, dossiers: number, filter: string): Promise<ListTimes> {
  const query = LIST_FILTERS[filter]!;
  const agencies = await someAgencies(db, dossiers);
  const look = async (agency: string) => {
    const begun = performance.now();
    const ids = await listIds(db, query, { agencies: [agency], words: [], today: '2018-12-31' }, PAGE);
    await db.query('SELECT * FROM dossier WHERE id = ANY ($1::uuid[])', [ids.map(({ id }) => id)]);
    return performance.now() - begun;
  };
  const cold: number[] = [];
  for (const agency of agencies) cold.push(await look(agency));
  const warm: number[] = [];
  for (let n = 0; n < 3; n++) for (const agency of agencies) warm.push(await look(agency));
  return {
    dossiers,
    filter,
    coldP95: p95(cold),
    warmP95: p95(warm),
    buffers: await buffersOf(db, query, agencies[0]!),
  };
}

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}

/** The same list under EXPLAIN: what it touches does not depend on what else the machine does. */
async function buffersOf(db: DataSource, query: DossierQuery, agency: string): Promise<number> {
  const explained = {
    query: (sql: string, values: unknown[]) => db.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, values),
  } as unknown as DataSource;
  const found: unknown = await listIds(explained, query, { agencies: [agency], words: [], today: '2018-12-31' }, PAGE);
  const plan = rowsOf<{ 'QUERY PLAN': { Plan: Plan }[] }>(found)[0]!['QUERY PLAN'][0]!.Plan;
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

import { performance } from 'node:perf_hooks';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { DossierQuery } from '#contracts';
import { rowsOf } from '#messaging';
import { configOf, dataSourceOf, migrate } from '#service';
import { dossier } from '../../apps/dossier/src/dossier.module.js';
import { listIds, type ListScope } from '../../apps/dossier/src/reading/dossier-list.queries.js';
import type { Platform } from './platform.js';

/** Every agency has so many, whatever the size of the whole. */
const DOSSIERS_AN_AGENCY = 1000;
const PAGE = 50;
const AGENCIES_LOOKED_AT = 40;

interface Listed {
  query: DossierQuery;
  /** Words sought, as the blind index has them. */
  words?: readonly string[];
  agencies?: number;
}

/** Numbers that stand for words of applicants: one in thirty has this surname, one in a thousand this name, one this telephone. */
const SURNAME = 'n % 30';
const GIVEN = '1000 + n % 997';
const TELEPHONE = '1000000 + n';

/** Everything the interface lets be asked, the words of applicants among it, alone and as people combine it. */
export const LIST_FILTERS: Readonly<Record<string, Listed>> = {
  all: { query: {} },
  'ten agencies': { query: {}, agencies: 10 },
  'in progress': { query: { status: 4 } },
  'of a status nobody has': { query: { status: 6 } },
  overdue: { query: { timeliness: 'overdue' } },
  late: { query: { timeliness: 'late' } },
  early: { query: { timeliness: 'early' } },
  waiting: { query: { timeliness: 'waiting' } },
  'of a procedure': { query: { procedure: '1.000007' } },
  'of a procedure, overdue': { query: { procedure: '1.000007', timeliness: 'overdue' } },
  'by post': { query: { channel: 'post' } },
  'received in a month': { query: { receivedFrom: '2018-03-01', receivedTo: '2018-03-31' } },
  'due in a week': { query: { dueFrom: '2018-03-05', dueTo: '2018-03-11' } },
  'of a source': { query: { source: 'opencps' } },
  'of an id elsewhere': { query: { source: 'opencps', externalId: 'x-77' } },
  'by surname': { query: {}, words: ['7'] },
  'by name': { query: {}, words: ['7', '1077'] },
  'by telephone': { query: {}, words: ['1000077'] },
  'by surname, overdue, ten agencies': { query: { timeliness: 'overdue' }, words: ['0'], agencies: 10 },
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
                          completed_on, closing, closed_on, status, steps, last_act_at, native_act, digest, source, external_id)
     SELECT md5('d' || n)::uuid, 'b-' || n, '1.0000' || lpad((n % 20)::text, 2, '0'), md5((n / ${DOSSIERS_AN_AGENCY})::text)::uuid,
            CASE WHEN n % 50 = 0 THEN 'post' ELSE 'counter' END,
            at, at::date, at::date + 5, CASE WHEN n % 10 > 0 THEN at + interval '3 days' END,
            CASE WHEN n % 10 > 0 THEN at::date + 3 END, CASE WHEN n % 10 > 0 THEN 'result' END,
            CASE WHEN n % 10 > 0 THEN at::date + 3 END, CASE WHEN n % 10 > 0 THEN 10 ELSE 4 END,
            '{"total":0,"inTime":0,"unknown":0,"unrecorded":0}', at, true, '', 'opencps', 'x-' || n
       FROM generate_series($1::int, $2::int - 1) n
      CROSS JOIN LATERAL (SELECT timestamptz '2018-01-02 08:00+07' + (n % ${DOSSIERS_AN_AGENCY}) * interval '8 hours' AS at) moment`,
    [from, to],
  );
  await db.query(
    `INSERT INTO dossier_person (dossier_id, content, words)
     SELECT md5('d' || n)::uuid, '', ARRAY[${SURNAME}, ${GIVEN}, ${TELEPHONE}]::bigint[] FROM generate_series($1::int, $2::int - 1) n`,
    [from, to],
  );
  await db.query('VACUUM ANALYZE dossier, dossier_person');
}

/** Agencies spread over the whole world. */
async function someAgencies(db: DataSource, dossiers: number): Promise<string[]> {
  const all = Math.floor(dossiers / DOSSIERS_AN_AGENCY);
  const count = Math.min(all, AGENCIES_LOOKED_AT);
  const chosen = Array.from({ length: count }, (_, n) => Math.floor((n * all) / count));
  const found: unknown = await db.query('SELECT DISTINCT md5(n::text)::uuid AS id FROM unnest($1::int[]) n', [chosen]);
  return rowsOf<{ id: string }>(found).map(({ id }) => id);
}

const p95 = (times: number[]): number => [...times].sort((a, b) => a - b)[Math.ceil(times.length * 0.95) - 1] ?? 0;

/** Every filter at growing sizes, in a database of its own beside the platform's. */
export async function lists(platform: Platform, sizes: readonly number[]): Promise<ListTimes[]> {
  const admin = new pg.Client({ connectionString: platform.databaseUrl('postgres') });
  await admin.connect();
  await admin.query('CREATE DATABASE lists_bench');
  const url = platform.databaseUrl('lists_bench');
  const environment = { NATS_URL: 'nats://127.0.0.1:1', DATABASE_URL: url, PERSON_KEY: 'ab'.repeat(32) };
  const config = configOf(dossier.config, { ...environment, STORAGE_DIRECTORY: '/nowhere' });
  await migrate(dossier, config);
  const db = await dataSourceOf(dossier, config).initialize();
  const measured = await growingLists(db, sizes);
  await db.destroy();
  await admin.query('DROP DATABASE lists_bench');
  await admin.end();
  return measured;
}

export async function growingLists(db: DataSource, sizes: readonly number[]): Promise<ListTimes[]> {
  const measured: ListTimes[] = [];
  for (const [n, size] of sizes.entries()) {
    await fillDossiers(db, sizes[n - 1] ?? 0, size);
    for (const filter of Object.keys(LIST_FILTERS)) measured.push(await measureList(db, size, filter));
  }
  return measured;
}

/** Pages of the database for a look at one dossier by its key: three of the index and its own, with the agency's index. */
const PAGES_A_LOOK = 5;

/** Words of applicants: the agency's dossiers are looked through where the word is common, so that the agency's size is the bound. */
export const isBySearch = (filter: string): boolean => LIST_FILTERS[filter]?.words !== undefined;

/** Pages at the largest size as a share of what looking through all dossiers of the agencies would touch. */
export function shareOfAgency(measured: readonly ListTimes[], filter: string): number {
  const { buffers } = measured.filter((one) => one.filter === filter).at(-1)!;
  return buffers / (DOSSIERS_AN_AGENCY * (LIST_FILTERS[filter]!.agencies ?? 1) * PAGES_A_LOOK);
}

/** Largest size over smallest, of what one list touches. */
export function flatness(measured: readonly ListTimes[], filter: string): number {
  const pages = measured.filter((one) => one.filter === filter).map(({ buffers }) => buffers);
  return pages.at(-1)! / pages[0]!;
}

/** One filter at the present size. */
export async function measureList(db: DataSource, dossiers: number, filter: string): Promise<ListTimes> {
  const listed = LIST_FILTERS[filter]!;
  const agencies = await someAgencies(db, dossiers);
  const look = async (agency: string) => {
    const begun = performance.now();
    const ids = await listIds(db, listed.query, scopeOf(listed, agency, agencies), PAGE);
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
    buffers: await buffersOf(db, listed, scopeOf(listed, agencies[0]!, agencies)),
  };
}

function scopeOf({ words, agencies = 1 }: Listed, agency: string, all: readonly string[]): ListScope {
  const others = all.filter((one) => one !== agency).slice(0, agencies - 1);
  return { agencies: [agency, ...others], words: words ? [words] : [], today: '2018-12-31' };
}

interface Plan {
  'Shared Hit Blocks': number;
  'Shared Read Blocks': number;
}

/** The same list under EXPLAIN: what it touches does not depend on what else the machine does. */
async function buffersOf(db: DataSource, { query }: Listed, scope: ListScope): Promise<number> {
  const explained = {
    query: (sql: string, values: unknown[]) => db.query(`EXPLAIN (ANALYZE, BUFFERS, FORMAT JSON) ${sql}`, values),
  } as unknown as DataSource;
  const found: unknown = await listIds(explained, query, scope, PAGE);
  const plan = rowsOf<{ 'QUERY PLAN': { Plan: Plan }[] }>(found)[0]!['QUERY PLAN'][0]!.Plan;
  return plan['Shared Hit Blocks'] + plan['Shared Read Blocks'];
}

import pg from 'pg';
import type { Platform } from '../platform/platform.js';
import type { Ledger } from './ledger.js';

async function rows<T extends object>(platform: Platform, service: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: platform.databaseUrl(service) });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

export async function execute(platform: Platform, service: string, ...statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: platform.databaseUrl(service) });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

const SETTLED_WITHIN_MS = 120_000;

/** The events of dossiers that are numbered and where reporting stands. */
async function lag(platform: Platform): Promise<{ waiting: number; behind: number }> {
  const [log] = await rows<{ events: number; seq: number }>(
    platform,
    'dossier',
    `SELECT (SELECT count(*) FROM event_log)::float8 AS events, (SELECT coalesce(max(seq), 0) FROM event_seq)::float8 AS seq`,
  );
  const [at] = await rows<{ seq: number }>(
    platform,
    'reporting',
    `SELECT coalesce(min(seq), 0)::float8 AS seq FROM checkpoint WHERE consumer = 'reporting' AND producer = 'dossier'`,
  );
  return { waiting: log!.events - log!.seq, behind: log!.seq - (at?.seq ?? 0) };
}

/** Waits until everything written has been numbered and applied; answers the milliseconds it took. */
export async function settled(platform: Platform, withinMs = SETTLED_WITHIN_MS): Promise<number> {
  const began = performance.now();
  for (;;) {
    const { waiting, behind } = await lag(platform);
    if (waiting === 0 && behind <= 0) return performance.now() - began;
    if (performance.now() - began > withinMs) throw new Error(`${waiting} not numbered, reporting ${behind} behind`);
    await new Promise((next) => setTimeout(next, 100));
  }
}

const set = (items: Iterable<string>): string => [...new Set(items)].sort().join('\n');

function expectSame(what: string, wanted: Iterable<string>, found: readonly string[], faults: string[]): void {
  const all = [...wanted];
  if (found.length !== new Set(found).size) faults.push(`${what}: ${found.length - new Set(found).size} counted twice`);
  if (set(all) === set(found)) return;
  const known = new Set(found);
  const lost = all.filter((one) => !known.has(one));
  faults.push(
    `${what}: ${all.length} acknowledged, ${found.length} found, lost ${lost.length}: ${lost.slice(0, 3).join()}`,
  );
}

/** Codes of an agency-day that are not exactly 1…n. */
function codeFaults(codes: readonly string[]): string[] {
  const byDay = new Map<string, number[]>();
  for (const code of codes) {
    const at = code.lastIndexOf('-');
    byDay.set(code.slice(0, at), [...(byDay.get(code.slice(0, at)) ?? []), Number(code.slice(at + 1))]);
  }
  return [...byDay].flatMap(([day, numbers]) => {
    const inOrder = numbers.sort((a, b) => a - b).every((number, index) => number === index + 1);
    return inOrder ? [] : [`codes of ${day} are not 1…${numbers.length}: the last is ${numbers.at(-1)}`];
  });
}

/**
 * What was acknowledged = dossiers in the database = events in the log = facts in reporting, each exactly once; codes 1…n.
 * Answers what does not hold.
 */
export async function differences(platform: Platform, ledger: Ledger): Promise<string[]> {
  await settled(platform);
  const faults: string[] = [];
  const ids = async (service: string, sql: string) =>
    (await rows<{ id: string }>(platform, service, sql)).map(({ id }) => id);
  const eventsOf = (type: string) => ids('dossier', `SELECT subject AS id FROM event_log WHERE type = '${type}'`);
  const dossiers = await rows<{ id: string; code: string }>(platform, 'dossier', `SELECT id, code FROM dossier`);
  const pairs = [...ledger.received].map(([id, code]) => `${id} ${code}`);
  expectSame(
    'dossiers',
    pairs,
    dossiers.map(({ id, code }) => `${id} ${code}`),
    faults,
  );
  expectSame('events of reception', ledger.received.keys(), await eventsOf('dossier.dossier.received.v1'), faults);
  expectSame('events of results', ledger.settled, await eventsOf('dossier.dossier.completed.v1'), faults);
  const current = 'seq_to = 9223372036854775807';
  const facts = await ids('reporting', `SELECT dossier_id AS id FROM dossier_fact WHERE ${current}`);
  expectSame('facts', ledger.received.keys(), facts, faults);
  const closed = await ids(
    'reporting',
    `SELECT dossier_id AS id FROM dossier_fact WHERE ${current} AND closing IS NOT NULL`,
  );
  expectSame('facts of results', ledger.settled, closed, faults);
  return [...faults, ...codeFaults(dossiers.map(({ code }) => code))];
}

/** As many events of reception more, copied from one by SQL with ids of their own; returns when they are numbered. */
export async function multiply(platform: Platform, count: number): Promise<void> {
  const AT_ONCE = 50_000;
  for (let made = 0; made < count; made += AT_ONCE) {
    const size = Math.min(AT_ONCE, count - made);
    await execute(
      platform,
      'dossier',
      `INSERT INTO event_log (id, type, subject, body)
       SELECT id, type, subject, replace(replace(body, one_subject, subject::text), one_id, id::text)
         FROM (SELECT type, body, subject::text AS one_subject, id::text AS one_id FROM event_log
                WHERE type = 'dossier.dossier.received.v1' ORDER BY position LIMIT 1) one,
              LATERAL (SELECT gen_random_uuid() AS id, gen_random_uuid() AS subject FROM generate_series(1, ${size})) other`,
    );
  }
  for (;;) {
    const [log] = await rows<{ left: number }>(
      platform,
      'dossier',
      'SELECT ((SELECT count(*) FROM event_log) - (SELECT count(*) FROM event_seq))::float8 AS left',
    );
    if (log!.left === 0) return;
    await new Promise((next) => setTimeout(next, 500));
  }
}

export async function countFacts(platform: Platform): Promise<number> {
  const [found] = await rows<{ n: number }>(
    platform,
    'reporting',
    'SELECT count(DISTINCT dossier_id)::float8 AS n FROM dossier_fact',
  );
  return found!.n;
}

import pg from 'pg';
import type { Platform } from './platform.js';
import { between, spentBy } from './processor.js';
import { importRows, worldDossiers, type World } from './world.js';

/** So many dossiers come through the public interface; a larger world has copies of their events beside them. */
export const MOST_IMPORTED = 100_000;

export interface Grown {
  dossiers: number;
  /** Rows a second of the import itself, reporting stopped; none where the world grew by copies. */
  importRate?: number;
  /** Events a second into facts and cells, pulled from the producer. */
  eventsPerSecond: number;
  /** Processor time of reporting, and of the database for it, in microseconds an event. */
  own: number;
  database: number;
}

async function connected(platform: Platform, service: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: platform.databaseUrl(service) });
  await client.connect();
  return client;
}

async function numberOf(client: pg.Client, sql: string): Promise<number> {
  const { rows } = await client.query<{ n: string | null }>(sql);
  return Number(rows[0]?.n ?? 0);
}

const APPLIED = `SELECT min(seq) AS n FROM checkpoint WHERE consumer = 'reporting' AND producer = 'dossier'`;
const NUMBERED = 'SELECT max(seq) AS n FROM event_seq';

async function until(reached: () => Promise<boolean>): Promise<void> {
  while (!(await reached())) await new Promise((next) => setTimeout(next, 25));
}

/** Copies of the imported events, as other dossiers, straight into the producer's log: the same key space, only more of it. */
async function multiply(dossier: pg.Client, count: number): Promise<void> {
  const numbered = await numberOf(dossier, NUMBERED);
  for (let made = 0; made < count; made += MOST_IMPORTED) {
    await dossier.query(
      `INSERT INTO event_log (id, type, subject, body)
       SELECT new_id, type, new_subject, replace(replace(body, id::text, new_id::text), subject::text, new_subject::text)
         FROM (SELECT *, gen_random_uuid() AS new_id, gen_random_uuid() AS new_subject
                 FROM event_log WHERE type = 'dossier.dossier.imported.v1' ORDER BY position LIMIT $1) imported`,
      [Math.min(MOST_IMPORTED, count - made)],
    );
  }
  await until(async () => (await numberOf(dossier, NUMBERED)) >= numbered + count);
}

/** Lets the world grow while reporting stands still, then lets reporting catch up. */
export async function growWorld(platform: Platform, world: World, from: number, to: number): Promise<Grown> {
  const reporting = platform.run().children.find((child) => child.name === 'reporting')!;
  const [client, dossier] = [await connected(platform, 'reporting'), await connected(platform, 'dossier')];
  const goal = (await numberOf(client, APPLIED)) + (to - from);
  process.kill(reporting.pid, 'SIGSTOP');
  let importRate: number | undefined;
  try {
    if (to > MOST_IMPORTED) await multiply(dossier, to - from);
    else {
      const rows = worldDossiers(world, from, to);
      const { seconds } = await importRows(platform, world.token, '/dossiers/imports?format=chiso-jsonl', rows);
      importRate = Math.round((to - from) / seconds);
    }
    await until(async () => (await numberOf(dossier, NUMBERED)) >= goal);
  } finally {
    process.kill(reporting.pid, 'SIGCONT');
  }
  const [begun, before] = [performance.now(), spentBy(platform.run(), 'reporting')];
  await until(async () => (await numberOf(client, APPLIED)) >= goal);
  const seconds = (performance.now() - begun) / 1000;
  const after = spentBy(platform.run(), 'reporting');
  await Promise.all([client.end(), dossier.end()]);
  const each = (key: 'own' | 'database') => Math.round((between(before[key], after[key]) * 1e6) / (to - from));
  const eventsPerSecond = Math.round((to - from) / seconds);
  return { dossiers: to - from, importRate, eventsPerSecond, own: each('own'), database: each('database') };
}

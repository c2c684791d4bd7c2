import pg from 'pg';
import type { Platform } from './platform.js';
import { importRows, worldDossiers, type World } from './world.js';

async function applied(client: pg.Client): Promise<number> {
  const { rows } = await client.query<{ seq: string }>(
    `SELECT coalesce(min(seq), 0) AS seq FROM checkpoint WHERE consumer = 'reporting' AND producer = 'dossier'`,
  );
  return Number(rows[0]?.seq ?? 0);
}

export interface Grown {
  /** Seconds of the import itself, reporting stopped. */
  importSeconds: number;
  /** Events a second into facts and cells, pulled from the producer. */
  eventsPerSecond: number;
}

/** Imports dossiers while reporting is stopped, then lets it catch up. */
export async function growWorld(platform: Platform, world: World, from: number, to: number): Promise<Grown> {
  const reporting = platform.run().children.find((child) => child.name === 'reporting')!;
  const client = new pg.Client({ connectionString: platform.databaseUrl('reporting') });
  await client.connect();
  const before = await applied(client);
  process.kill(reporting.pid, 'SIGSTOP');
  const { seconds } = await importRows(
    platform,
    world.token,
    '/dossiers/imports?format=chiso-jsonl',
    worldDossiers(world, from, to),
  ).finally(() => process.kill(reporting.pid, 'SIGCONT'));
  const begun = performance.now();
  while ((await applied(client)) < before + (to - from)) await new Promise((next) => setTimeout(next, 25));
  const eventsPerSecond = (to - from) / ((performance.now() - begun) / 1000);
  await client.end();
  return { importSeconds: seconds, eventsPerSecond };
}

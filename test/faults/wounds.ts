import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { rightsOn } from '../../deploy/postgres/databases.js';
import { isRunning } from '../../deploy/local/processes.js';
import type { Platform } from '../platform/platform.js';
import { execute } from './accounts.js';
import type { Random } from './random.js';

/** Everything that can be killed: the services, the broker, the database. */
export const VICTIMS = [
  ...['catalogue', 'dossier', 'postal', 'exchange', 'feedback', 'oversight', 'reporting', 'gateway'],
  ...['nats', 'postgresql'],
];

const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms));

/** `kill -9` at a random moment; returns when another process of that name runs and the platform is ready again. */
export async function kill(platform: Platform, name: string, random: Random): Promise<void> {
  await pause(random.whole(0, 1_500));
  const victim = platform.running(name);
  if (!victim) throw new Error(`${name} is not running`);
  process.kill(victim.pid, 'SIGKILL');
  while (isRunning(victim) || !platform.running(name)) await pause(50);
  await platform.ready();
}

/** A broker that is there and answers nothing: worse than one that is gone. */
export async function freeze(platform: Platform, name: string, ms: number): Promise<void> {
  platform.signal(name, 'SIGSTOP');
  await pause(ms);
  platform.signal(name, 'SIGCONT');
  await platform.ready();
}

/** The broker loses everything it has stored while it runs, and then, started anew, knows no stream. */
export async function loseStore(platform: Platform, random: Random): Promise<void> {
  rmSync(join(platform.places.nats, 'store'), { recursive: true, force: true });
  await pause(1_000);
  await kill(platform, 'nats', random);
}

/** From now on reporting can't apply what concerns dossiers of this code: the event fails by itself. */
export async function poison(platform: Platform, code: string): Promise<void> {
  await execute(
    platform,
    'reporting',
    `CREATE FUNCTION refuse_poison() RETURNS trigger LANGUAGE plpgsql AS
       $$ BEGIN IF NEW.code = '${code}' THEN RAISE EXCEPTION 'poison'; END IF; RETURN NEW; END $$`,
    'CREATE TRIGGER refuse_poison BEFORE INSERT ON dossier_fact FOR EACH ROW EXECUTE FUNCTION refuse_poison()',
  );
}

export const heal = (platform: Platform): Promise<void> =>
  execute(platform, 'reporting', 'DROP TRIGGER refuse_poison ON dossier_fact', 'DROP FUNCTION refuse_poison');

const alone = (service: string): string[] => [
  `ALTER DATABASE ${service} ALLOW_CONNECTIONS false`,
  `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '${service}'`,
];

/** A copy of a service's database as it is now. Its service loses its connections for a moment. */
export async function keepCopy(platform: Platform, service: string): Promise<void> {
  const copy = `CREATE DATABASE ${service}_before TEMPLATE ${service} OWNER ${service}_owner`;
  await superuser(platform, [...alone(service), copy, `ALTER DATABASE ${service} ALLOW_CONNECTIONS true`]);
}

/** The service's database becomes the copy again, under the running service and its running consumers. */
export async function restoreCopy(platform: Platform, service: string): Promise<void> {
  await superuser(platform, [
    ...alone(service),
    `ALTER DATABASE ${service} RENAME TO ${service}_lost`,
    `ALTER DATABASE ${service}_before RENAME TO ${service}`,
    ...rightsOn(service),
  ]);
}

async function superuser(platform: Platform, statements: string[]): Promise<void> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('postgres') });
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

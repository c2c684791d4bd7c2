import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { DataSource } from 'typeorm';
import type { Envelope } from '#contracts';
import { rowsOf } from '#messaging';
import { configOf, dataSourceOf, migrate, type ServiceConfig, type ServiceDefinition } from '#service';

/** The servers of this run of tests (deploy/local/jest-setup.mjs starts them). */
export function testServer(variable: 'TEST_DATABASE_URL' | 'TEST_NATS_URL'): string {
  const url = process.env[variable];
  if (!url) throw new Error(`${variable} is not set: run the tests by npm test or npm run jest`);
  return url;
}

async function asSuperuser(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: testServer('TEST_DATABASE_URL') });
  await client.connect();
  await client.query(sql).finally(() => client.end());
}

export interface EmptyDatabase {
  url: string;
  drop(): Promise<void>;
}

/** A database of its own on the run's server, with Vietnamese collation to be had; empty. */
export async function emptyDatabase(): Promise<EmptyDatabase> {
  const name = `test_${randomBytes(8).toString('hex')}`;
  await asSuperuser(`CREATE DATABASE ${name}`);
  const url = new URL(testServer('TEST_DATABASE_URL'));
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => asSuperuser(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

export interface TestDatabase {
  dataSource: DataSource;
  url: string;
  close(): Promise<void>;
}

/** A migrated database for one test file. */
export async function testDatabase<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  environment: Record<string, string> = {},
): Promise<TestDatabase> {
  const empty = await emptyDatabase();
  const { url } = empty;
  const config = configOf(definition.config, { NATS_URL: 'nats://127.0.0.1:1', ...environment, DATABASE_URL: url });
  await migrate(definition, config);
  const dataSource = await dataSourceOf(definition, config).initialize();
  const close = async () => {
    await dataSource.destroy();
    await empty.drop();
  };
  return { dataSource, url, close };
}

/** What was announced so far, in the order of the log's positions. */
export async function recordedEvents(db: DataSource): Promise<Envelope[]> {
  const found: unknown = await db.query('SELECT body FROM event_log ORDER BY position');
  return rowsOf<{ body: string }>(found).map((row) => JSON.parse(row.body) as Envelope);
}

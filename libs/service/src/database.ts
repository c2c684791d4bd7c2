import { DataSource, type DataSourceOptions } from 'typeorm';
import { EventLog1770000000000, PARTITION_SIZE, rowsOf } from '#messaging';
import type { ServiceDefinition } from './definition.js';
import type { ServiceConfig } from './service-config.js';

const PARTITIONS_AHEAD = 5;
/** Copies of a service that start at once migrate one after another. */
const MIGRATION_LOCK = 727_002;

type Declared = Pick<DataSourceOptions, 'entities' | 'migrations'>;

const optionsOf = (url: string, name: string, pool: number, declared: Declared): DataSourceOptions =>
  ({
    type: 'postgres',
    url,
    ...declared,
    migrationsTransactionMode: 'each',
    synchronize: false,
    extra: { max: pool, application_name: name },
  }) as DataSourceOptions;

/** Not connected yet. Time zone of the session is UTC; days are `date`, instants `timestamptz`. */
export const dataSourceOf = (definition: ServiceDefinition, config: ServiceConfig): DataSource =>
  new DataSource(
    optionsOf(config.DATABASE_URL!, definition.name, config.DATABASE_POOL, {
      entities: [...(definition.entities ?? [])],
    }),
  );

/** To migrate by; not connected yet. Knows no entities: they cost memory that a running service wants. */
export function migrationSourceOf({ name, migrations }: ServiceDefinition, url: string): DataSource {
  const all = [EventLog1770000000000, ...(migrations ?? [])] as DataSourceOptions['migrations'];
  return new DataSource(optionsOf(url, name, 2, { migrations: all }));
}

/** Brings the database up to date as its owner: migrations, partitions ahead, rights of the role that runs. */
export async function migrate(definition: ServiceDefinition, config: ServiceConfig): Promise<void> {
  const url = config.OWNER_DATABASE_URL ?? config.DATABASE_URL!;
  const owner = await migrationSourceOf(definition, url).initialize();
  const runner = owner.createQueryRunner();
  try {
    await runner.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await owner.runMigrations();
    await prepareLog(owner);
    const role = new URL(config.DATABASE_URL!).username;
    if (role !== new URL(url).username) await grant(owner, decodeURIComponent(role));
  } finally {
    await runner.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]).catch(() => undefined);
    await runner.release();
    await owner.destroy();
  }
}

/** Partitions ahead of the greatest position; after a restore by COPY also the identity's next value. */
async function prepareLog(owner: DataSource): Promise<void> {
  const found: unknown = await owner.query(`SELECT coalesce(max(position), 0) AS greatest FROM event_log`);
  const greatest = Number(rowsOf<{ greatest: string }>(found)[0]?.greatest ?? 0);
  if (greatest > 0)
    await owner.query(
      `SELECT setval(s, $1) FROM (SELECT pg_get_serial_sequence('event_log', 'position')::regclass AS s) named
        WHERE coalesce(pg_sequence_last_value(s), 0) < $1`,
      [greatest],
    );
  const first = Math.floor(greatest / PARTITION_SIZE);
  for (let n = first; n < first + PARTITIONS_AHEAD; n++) {
    await owner.query(
      `CREATE TABLE IF NOT EXISTS event_log_${n} PARTITION OF event_log
         FOR VALUES FROM (${n * PARTITION_SIZE}) TO (${(n + 1) * PARTITION_SIZE})`,
    );
  }
}

async function grant(owner: DataSource, role: string): Promise<void> {
  const quoted = `"${role.replaceAll('"', '""')}"`;
  const found: unknown = await owner.query(
    `SELECT nspname FROM pg_namespace WHERE nspname NOT LIKE 'pg\\_%' AND nspname <> 'information_schema'`,
  );
  for (const { nspname } of rowsOf<{ nspname: string }>(found)) {
    const schema = `"${nspname.replaceAll('"', '""')}"`;
    await owner.query(`
      GRANT USAGE ON SCHEMA ${schema} TO ${quoted};
      GRANT SELECT, INSERT, UPDATE, DELETE, TRUNCATE ON ALL TABLES IN SCHEMA ${schema} TO ${quoted};
      GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA ${schema} TO ${quoted};`);
  }
  const logs: unknown = await owner.query(
    `SELECT inhrelid::regclass::text AS name FROM pg_inherits WHERE inhparent = 'event_log'::regclass`,
  );
  const partitions = rowsOf<{ name: string }>(logs).map((row) => row.name);
  await owner.query(`REVOKE ALL ON ${['migrations', ...partitions].join(', ')} FROM ${quoted}`);
  await owner.query(`REVOKE UPDATE, DELETE, TRUNCATE ON event_log, event_seq FROM ${quoted}`);
}

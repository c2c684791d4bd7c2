import type { DataSource } from 'typeorm';
import { rowsOf } from '#messaging';
import { migrationSourceOf, type ServiceDefinition } from '#service';

/** Undoes every migration of a service, newest first, and says which tables are left beside those of the event log. */
export async function undoneTables(definition: ServiceDefinition, { options }: DataSource): Promise<string[]> {
  const source = await migrationSourceOf(definition, (options as { url: string }).url).initialize();
  try {
    for (let n = 0; n < (definition.migrations?.length ?? 0); n++) await source.undoLastMigration();
    const found: unknown = await source.query(
      `SELECT tablename::text AS name FROM pg_tables
        WHERE schemaname = 'public' AND tablename !~ '^(event_|log_|checkpoint|parked_|idempotency_)' ORDER BY 1`,
    );
    return rowsOf<{ name: string }>(found).map(({ name }) => name);
  } finally {
    await source.destroy();
  }
}

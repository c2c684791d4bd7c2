import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { schemaFaults, testDatabase, type TestDatabase } from '#testing';
import { catalogue } from './catalogue.module.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(catalogue);
});
afterAll(() => database.close());

it('the migrations give exactly what the entities say, and each can be undone', async () => {
  const { dataSource } = database;
  expect(await schemaFaults(dataSource)).toEqual([]);
  for (const _ of catalogue.migrations ?? []) await dataSource.undoLastMigration();
  const [left] = await dataSource.query<{ tables: string[] }[]>(
    `SELECT array_agg(tablename::text ORDER BY tablename) AS tables FROM pg_tables
      WHERE schemaname = 'public' AND tablename !~ '^(event_|log_|checkpoint|parked_|idempotency_)'`,
  );
  expect(left!.tables).toEqual(['migrations']);
});

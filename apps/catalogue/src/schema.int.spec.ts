import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { schemaFaults, testDatabase, undoneTables, type TestDatabase } from '#testing';
import { catalogue } from './catalogue.module.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(catalogue);
});
afterAll(() => database.close());

it('the migrations give exactly what the entities say, and each can be undone', async () => {
  const { dataSource } = database;
  expect(await schemaFaults(dataSource)).toEqual([]);
  expect(await undoneTables(catalogue, dataSource)).toEqual(['migrations']);
});

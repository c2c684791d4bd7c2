import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dossier } from '../../apps/dossier/src/dossier.module.js';
import { testDatabase, type TestDatabase } from '#testing';
import { flatness, growingLists, isBySearch, LIST_FILTERS, shareOfAgency } from './lists.js';

/** `LIST_SIZES=10000,100000,1000000 npm run jest -- test/bench/lists` is the whole bench; a check takes small ones. */
const sizes = (process.env['LIST_SIZES'] ?? '10000,40000').split(',').map(Number);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(dossier, { PERSON_KEY: 'ab'.repeat(32), STORAGE_DIRECTORY: '/nowhere' });
});
afterAll(() => database.close());

it('a list of one agency costs the same however many dossiers there are', async () => {
  const measured = await growingLists(database.dataSource, sizes);
  const told = measured.map(({ dossiers, filter, coldP95, warmP95, buffers }) =>
    [
      dossiers,
      filter.padEnd(34),
      `cold ${coldP95.toFixed(1)} ms`,
      `warm ${warmP95.toFixed(1)} ms`,
      `${buffers} pages`,
    ].join('  '),
  );
  console.log(told.join('\n'));
  const filters = Object.keys(LIST_FILTERS);
  // One more level of the index at a larger size is within it.
  const grown = filters.filter((filter) => !isBySearch(filter) && flatness(measured, filter) > 1.5);
  expect(grown.map((filter) => [filter, flatness(measured, filter)])).toEqual([]);
  const unbounded = filters.filter((filter) => isBySearch(filter) && shareOfAgency(measured, filter) > 1);
  expect(unbounded).toEqual([]);
}, 1_800_000);

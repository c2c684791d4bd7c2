import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { dossier } from '../../apps/dossier/src/dossier.module.js';
import { testDatabase, type TestDatabase } from '#testing';
import { fillDossiers, LIST_FILTERS, measureList, type ListTimes } from './lists.js';

/** `LIST_SIZES=10000,100000,1000000 npm run jest -- test/bench/lists` is the whole bench; a check takes small ones. */
const sizes = (process.env['LIST_SIZES'] ?? '4000,16000').split(',').map(Number);

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase(dossier, { PERSON_KEY: 'ab'.repeat(32), STORAGE_DIRECTORY: '/nowhere' });
});
afterAll(() => database.close());

it('a list of one agency costs the same however many dossiers there are', async () => {
  const { dataSource } = database;
  const measured: ListTimes[] = [];
  let filled = 0;
  for (const size of sizes) {
    await fillDossiers(dataSource, filled, size);
    filled = size;
    for (const filter of Object.keys(LIST_FILTERS)) measured.push(await measureList(dataSource, size, filter));
  }
  const told = measured.map(({ dossiers, filter, coldP95, warmP95, buffers }) =>
    [
      dossiers,
      filter.padEnd(14),
      `cold ${coldP95.toFixed(1)} ms`,
      `warm ${warmP95.toFixed(1)} ms`,
      `${buffers} pages`,
    ].join('  '),
  );
  console.log(told.join('\n'));
  for (const filter of Object.keys(LIST_FILTERS)) {
    const pages = measured.filter((one) => one.filter === filter).map(({ buffers }) => buffers);
    // One more level of the index at a larger size is within it.
    expect([filter, pages.at(-1)! / pages[0]! <= 1.5]).toEqual([filter, true]);
  }
}, 1_800_000);

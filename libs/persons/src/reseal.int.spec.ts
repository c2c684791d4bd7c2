import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { DataSource } from 'typeorm';
import { emptyDatabase, type EmptyDatabase } from '#testing';
import { PersonSeal, resealTable, type SealedTable } from './index.js';

const [old, next] = ['0f'.repeat(32), 'a1'.repeat(32)];
const [before, both, after] = [new PersonSeal(old), new PersonSeal(`2:${next},1:${old}`), new PersonSeal(`2:${next}`)];
const table: SealedTable = {
  name: 'thing_person',
  id: 'id',
  record: 'thing_id',
  columns: ['name', 'phone'],
  boundToColumn: true,
  also: ({ name }) => ({ words: both.words(name) }),
};
const ROWS = 23;

let database: EmptyDatabase;
let db: DataSource;
beforeAll(async () => {
  database = await emptyDatabase();
  db = await new DataSource({ type: 'postgres', url: database.url }).initialize();
  await db.query(
    'CREATE TABLE thing_person (id bigint PRIMARY KEY, thing_id text, name bytea, phone bytea, words bigint[])',
  );
});
afterAll(async () => {
  await db.destroy();
  await database.drop();
});
beforeEach(async () => {
  await db.query('TRUNCATE thing_person');
  for (let n = 1; n <= ROWS; n++) {
    const phone = n % 2 ? before.seal(`09${n}`, `t${n}`, 'phone') : null;
    const values = [n, `t${n}`, before.seal(`Bưởi ${n}`, `t${n}`, 'name'), phone, before.words(`Bưởi ${n}`)];
    await db.query('INSERT INTO thing_person VALUES ($1, $2, $3, $4, $5)', values);
  }
});

interface Row {
  thing_id: string;
  name: Buffer;
  phone: Buffer | null;
  words: string[];
}

it('every row opens under the new key alone, its words too, and a second run finds nothing left', async () => {
  expect(await resealTable(db, table, both, 5)).toBe(ROWS);
  const rows = await db.query<Row[]>('SELECT * FROM thing_person ORDER BY id');
  for (const [n, row] of rows.entries()) {
    expect(after.open(row.name, row.thing_id, 'name')).toBe(`Bưởi ${n + 1}`);
    expect(row.phone && after.open(row.phone, row.thing_id, 'phone')).toBe(n % 2 ? null : `09${n + 1}`);
    expect(row.words).toEqual(after.words(`Bưởi ${n + 1}`));
  }
  expect(await resealTable(db, table, both, 5)).toBe(0);
});

it('two processes at once seal every row once', async () => {
  const counts = await Promise.all([resealTable(db, table, both, 5), resealTable(db, table, both, 5)]);
  expect(counts[0] + counts[1]).toBe(ROWS);
});

it('a row whose key is missing stops it, and what was sealed before it stays whole', async () => {
  await db.query('UPDATE thing_person SET name = $1 WHERE id = 13', [
    new PersonSeal(`7:${old}`).seal('x', 't13', 'name'),
  ]);
  await expect(resealTable(db, table, both, 5)).rejects.toThrow('version 7');
  const [first] = await db.query<Row[]>('SELECT * FROM thing_person WHERE id = 1');
  expect(after.open(first!.name, 't1', 'name')).toBe('Bưởi 1');
});

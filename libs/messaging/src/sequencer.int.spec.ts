import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { pino } from 'pino';
import { DataSource } from 'typeorm';
import { v7, type Head } from '#contracts';
import { emptyDatabase, type EmptyDatabase } from '#testing';
import { EventLog1770000000000, LogReader, Sequencer, systemClock } from './index.js';

const PARTITION = `CREATE TABLE event_log_0 PARTITION OF event_log FOR VALUES FROM (0) TO (10000000)`;
const INSERT = `INSERT INTO event_log (id, type, subject, body) VALUES ($1, 'a.b.c.v1', $1, $2) RETURNING position`;

describe('sequencer', () => {
  let database: EmptyDatabase;
  let db: DataSource;
  let sequencers: Sequencer[];
  let heads: Head[];
  const clients: pg.Client[] = [];

  beforeEach(async () => {
    database = await emptyDatabase();
    db = await new DataSource({
      type: 'postgres',
      url: database.url,
      migrations: [EventLog1770000000000],
    }).initialize();
    await db.runMigrations();
    await db.query(PARTITION);
    sequencers = [];
    heads = [];
  });
  afterEach(async () => {
    await Promise.all(sequencers.map((sequencer) => sequencer.stop()));
    await Promise.all(clients.splice(0).map((client) => client.end()));
    await db.destroy();
    await database.drop();
  });

  const start = () => {
    const silent = pino({ level: 'silent' });
    const one = new Sequencer(
      database.url,
      systemClock,
      silent,
      () => undefined,
      (head) => heads.push(head),
    );
    sequencers.push(one);
    one.start();
    return one;
  };
  const connected = async () => {
    const client = new pg.Client({ connectionString: database.url });
    clients.push(client);
    await client.connect();
    return client;
  };
  const write = (on: { query(sql: string, values: unknown[]): Promise<unknown> }, text: string) =>
    on.query(INSERT, [v7(new Date()), JSON.stringify({ text })]);
  const numbered = async () => {
    const rows: unknown = await db.query(
      'SELECT l.body FROM event_seq s JOIN event_log l USING (position) ORDER BY s.seq',
    );
    return (rows as { body: string }[]).map((row) => (JSON.parse(row.body) as { text: string }).text);
  };
  const until = async (count: number) => {
    for (let tries = 0; tries < 200 && (await numbered()).length < count; tries++)
      await new Promise((next) => setTimeout(next, 25));
    return numbered();
  };

  it('never skips the event of a transaction that commits late', async () => {
    start();
    const late = await connected();
    await late.query('BEGIN');
    await write(late, 'late');
    await write(db, 'early');
    await new Promise((next) => setTimeout(next, 300));
    expect(await numbered()).toEqual([]);
    await late.query('COMMIT');
    expect(await until(2)).toEqual(['late', 'early']);
  });

  it('numbers under 16 writers, some of which give up, without a hole', async () => {
    const one = start();
    const writers = await Promise.all(Array.from({ length: 16 }, connected));
    const work = async (client: pg.Client, n: number) => {
      for (let i = 0; i < 40; i++) {
        await client.query('BEGIN');
        await write(client, `${n}-${i}`);
        await client.query(i % 5 === 4 ? 'ROLLBACK' : 'COMMIT');
        one.ring();
      }
    };
    await Promise.all(writers.map(work));
    const found = await until(16 * 32);
    expect(new Set(found).size).toBe(16 * 32);
    expect(await new LogReader(db).verify()).toMatchObject({ events: 512, unnumbered: 0, faults: [] });
  });

  it('finds what was changed in the log, and what was taken out of it', async () => {
    const one = start();
    for (const text of ['a', 'b', 'Đồng Xoài', 'd', 'e']) await write(db, text);
    await until(5);
    await one.stop();
    expect(await new LogReader(db).verify()).toMatchObject({ events: 5, faults: [] });
    await db.query(
      `UPDATE event_log SET body = '{"text":"x"}' WHERE position = (SELECT position FROM event_seq WHERE seq = 3)`,
    );
    await db.query('DELETE FROM event_seq WHERE seq = 4');
    const { faults } = await new LogReader(db).verify();
    expect(faults).toEqual([
      { seq: '3', fault: 'the hash differs' },
      { seq: '5', fault: 'a hole before it' },
    ]);
  });

  it('has one leader; another copy takes over when it stops', async () => {
    const first = start();
    await write(db, 'one');
    await until(1);
    start();
    await first.stop();
    await write(db, 'two');
    expect(await until(2)).toEqual(['one', 'two']);
  });

  it('says a head whose instant nothing unnumbered can precede', async () => {
    start();
    await write(db, 'one');
    await until(1);
    await new Promise((next) => setTimeout(next, 1_300));
    const head = heads.at(-1)!;
    await write(db, 'two');
    await until(2);
    const [row] = await db.query<{ recorded_at: Date }[]>('SELECT recorded_at FROM event_seq WHERE seq = 2');
    expect(head.seq).toBe(1);
    expect(row!.recorded_at.getTime()).toBeGreaterThanOrEqual(Date.parse(head.at));
  });

  it('goes on after a restore into another cluster, where old transaction numbers are larger than new ones', async () => {
    for (const text of ['a', 'b']) await write(db, text);
    const one = start();
    await until(2);
    await one.stop();
    // What a copy of the rows into a fresh cluster leaves: another identity, transaction numbers from the old one, rows not numbered yet.
    await db.query(`INSERT INTO event_log (xid, id, type, subject, body)
      VALUES ('900000002', gen_random_uuid(), 'a.b.c.v1', gen_random_uuid(), '{"text":"c"}'),
             ('900000001', gen_random_uuid(), 'a.b.c.v1', gen_random_uuid(), '{"text":"d"}')`);
    await db.query(`UPDATE event_log SET xid = (900000000 + position)::text::xid8 WHERE position <= 2`);
    await db.query(`UPDATE log_identity SET system_identifier = '1'`);
    const late = await connected();
    await late.query('BEGIN');
    await write(late, 'late');
    start();
    await new Promise((next) => setTimeout(next, 700));
    await write(db, 'e');
    await late.query('COMMIT');
    expect(await until(6)).toEqual(['a', 'b', 'c', 'd', 'late', 'e']);
    await write(db, 'f');
    expect(await until(7)).toEqual(['a', 'b', 'c', 'd', 'late', 'e', 'f']);
    expect(await new LogReader(db).verify()).toMatchObject({ events: 7, unnumbered: 0, faults: [] });
  });
});

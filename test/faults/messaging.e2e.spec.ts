import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jetstream } from '@nats-io/jetstream';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { startNats, type NatsServer } from '../../deploy/local/nats-server.js';
import { startPostgres } from '../../deploy/local/postgres.js';
import { Consumers, LogReader } from '#messaging';
import { configOf, migrate, ServiceConfig, startService, type RunningService } from '#service';
import { emptyDatabase, type EmptyDatabase } from '#testing';
import { Random } from './random.js';
import { restoreInto } from './restore.js';
import { announce, applied, consuming, countApplied, marked, multiply } from './two-services.js';
import { producing, untilApplied } from './two-services.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);
const BROKER_AWAY_MS = 5_000;
const BACKLOG = Number(process.env['BACKLOG'] ?? 100_000);
const upTo = (count: number) => Array.from({ length: count }, (_, n) => n);
const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms));

describe(`two services, seed ${seed}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'chi-so-faults-'));
  const random = new Random(seed);
  let nats: NatsServer;
  let databases: EmptyDatabase[];
  let producer: RunningService;
  let consumer: RunningService;
  const environment = (url: string) => ({ DATABASE_URL: url, NATS_URL: nats.url, LOG_LEVEL: 'silent' });
  const broker = (port?: number) => startNats({ folder: join(folder, 'nats'), port, log: join(folder, 'nats.log') });
  const trouble = () => consumer.app.get(Consumers).of('feedback')!.state().trouble;
  const adjusted = async (count: number) => {
    await untilApplied(consumer, count);
    expect((await applied(consumer)).sort((a, b) => a - b)).toEqual(upTo(count));
    const chain = await new LogReader(producer.app.get(DataSource)).verify();
    expect(chain).toMatchObject({ events: count, unnumbered: 0, faults: [] });
  };

  beforeAll(() => chmodSync(folder, 0o711));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  beforeEach(async () => {
    nats = await broker();
    databases = [await emptyDatabase(), await emptyDatabase()];
    producer = await startService(producing, environment(databases[0]!.url));
    consumer = await startService(consuming, environment(databases[1]!.url));
  }, 60_000);
  afterEach(async () => {
    await consumer.close();
    await producer.close();
    await nats.stop();
    rmSync(join(folder, 'nats'), { recursive: true, force: true });
    await Promise.all(databases.map((database) => database.drop()));
  }, 60_000);

  it('write on without a broker; the consumer has everything when it is back', async () => {
    await announce(producer, 0, 100);
    await untilApplied(consumer, 100);
    await nats.stop();
    for (
      const until = performance.now() + BROKER_AWAY_MS, from = { n: 100 };
      performance.now() < until;
      from.n += 100
    ) {
      await announce(producer, from.n, 100);
      await pause(random.whole(200, 800));
    }
    const count = await numberIn(producer, 'SELECT count(*)::integer AS n FROM event_log');
    nats = await broker(nats.port);
    await adjusted(count);
  }, 60_000);

  it("go on when JetStream's store is deleted below the running broker, and when it comes back empty", async () => {
    await announce(producer, 0, 200);
    rmSync(join(folder, 'nats', 'store'), { recursive: true, force: true });
    await announce(producer, 200, 200);
    await adjusted(400);
    await nats.stop();
    rmSync(join(folder, 'nats', 'store'), { recursive: true, force: true });
    nats = await broker(nats.port);
    await announce(producer, 400, 200);
    await adjusted(600);
    await announce(producer, 600, 200);
    await adjusted(800);
  }, 60_000);

  it('apply each event once and in order although every message comes again, out of order, with some that never were', async () => {
    const client = await connect({ servers: nats.url });
    for (let round = 0; round < 8; round++) {
      await announce(producer, round * 100, 100);
      await untilNumbered(producer, (round + 1) * 100);
      await republish(client, producer, random);
    }
    await adjusted(800);
    const seqs = await applied(consumer);
    expect(seqs).toEqual(upTo(800));
    expect(trouble()).toBeUndefined();
    await client.close();
  }, 60_000);

  it('go on numbering above the old log after every row was copied into a fresh cluster', async () => {
    await announce(producer, 0, 300);
    await untilApplied(consumer, 300);
    await producer.close();
    const leftover = await startService(producing, environment(databases[0]!.url));
    await announce(leftover, 300, 50);
    await leftover.close(); // some of its events may not be numbered yet: they come first in the other cluster
    const password = 'test';
    const fresh = await startPostgres({ dataDir: join(folder, 'fresh'), password, log: join(folder, 'fresh.log') });
    try {
      const url = `${fresh.url}postgres`;
      await migrate(producing, configOf(ServiceConfig, environment(url)));
      await restoreInto(databases[0]!.url, url);
      producer = await startService(producing, environment(url));
      await announce(producer, 350, 150);
      await adjusted(500);
      expect(trouble()).toBeUndefined();
      await producer.close();
    } finally {
      await fresh.stop();
    }
  }, 90_000);

  it(`catch up with a backlog of ${BACKLOG} events, and follow closely again`, async () => {
    await announce(producer, 0, 1_000);
    await untilApplied(consumer, 1_000);
    await consumer.close();
    await multiply(producer, 1_000, BACKLOG);
    await untilNumbered(producer, BACKLOG + 1_000, 300_000);
    const began = performance.now();
    consumer = await startService(consuming, environment(databases[1]!.url));
    await untilApplied(consumer, BACKLOG + 1_000, 300_000);
    const rate = Math.round(BACKLOG / ((performance.now() - began) / 1_000));
    await announce(producer, BACKLOG + 1_000, 1);
    const lag = Math.round(await untilApplied(consumer, BACKLOG + 1_001));
    console.info(`backlog of ${BACKLOG}: ${rate} events/s with the start of the service; the next one after ${lag} ms`);
    expect(await countApplied(consumer)).toBe(BACKLOG + 1_001);
  }, 660_000);
});

async function numberIn(producer: RunningService, sql: string): Promise<number> {
  const rows: { n: number }[] = await producer.app.get(DataSource).query(sql);
  return rows[0]!.n;
}

async function untilNumbered(producer: RunningService, count: number, withinMs = 30_000): Promise<void> {
  const numbered = 'SELECT coalesce(max(seq), 0)::integer AS n FROM event_seq';
  for (const until = performance.now() + withinMs; performance.now() < until;) {
    if ((await numberIn(producer, numbered)) >= count) return;
    await pause(20);
  }
  throw new Error(`${count} events are not numbered after ${withinMs} ms`);
}

/** Everything the log has, each message twice and in any order, and one of a branch of the log that no longer exists. */
async function republish(client: NatsConnection, producer: RunningService, random: Random): Promise<void> {
  const { logId, head, events } = await new LogReader(producer.app.get(DataSource)).page(0, 5_000);
  const message = (seq: number, [, recordedAt, previousHash, hash, text]: (typeof events)[number]) =>
    JSON.stringify({ logId, seq, recordedAt, previousHash, hash, event: JSON.parse(text) as object });
  const never = message(head + 1, [0, new Date().toISOString(), 'ab'.repeat(32), 'cd'.repeat(32), events[0]![4]]);
  const all = events.flatMap((event) => [message(event[0], event), message(event[0], event)]);
  const stream = jetstream(client);
  await Promise.all(random.shuffled([...all, never]).map((text) => stream.publish(`events.${marked.type}`, text)));
}

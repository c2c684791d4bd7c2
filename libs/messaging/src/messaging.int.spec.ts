import 'reflect-metadata';
import { Controller, Inject, Injectable, Module } from '@nestjs/common';
import { describe, expect, it, beforeAll, afterAll } from '@jest/globals';
import { DataSource, type EntityManager } from 'typeorm';
import { event, request, Text, Whole, type Actor, type EventContract, type Recorded } from '#contracts';
import { ServiceConfig, startService, type RunningService, type ServiceDefinition } from '#service';
import { emptyDatabase, testServer, type EmptyDatabase } from '#testing';
import {
  answer,
  Bus,
  Consumers,
  EventLog,
  forgetKeys,
  LogReader,
  OnEvents,
  OnRebuild,
  OnRequest,
  once,
  repeatable,
  type RequestContext,
} from './index.js';

class Note {
  @Text({ vi: 'Nội dung', en: 'Text' }) text!: string;
  @Whole({ vi: 'Số', en: 'Number' }) n!: number;
}
const ID = '0190a000-0000-7000-8000-00000000000';
const noted: EventContract<Note> = event('feedback.note.written.v1', Note);
const writeNote = request('feedback.note.write', Note, Note);

@Controller()
class NoteController {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(EventLog) private readonly log: EventLog,
  ) {}

  @OnRequest(writeNote)
  write(note: Note, by: Actor, context: RequestContext) {
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'note', by, String(note.n));
        const told = noted.of(`${ID}${note.n % 10}`, note, by, { time: new Date() });
        return answer(note, { position: await this.log.announce(tx, told) });
      });
    return repeatable(work, async (id) => answer({ text: 'first', n: Number(id) }, {}));
  }
}

@Module({ controllers: [NoteController] })
class ProducerModule {}

@Injectable()
class NoteCopy {
  static poison = -1;

  @OnEvents([noted])
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    for (const { seq, event: told } of events) {
      const { n, text } = told.data as Note;
      if (n === NoteCopy.poison) throw new Error('poison');
      await tx.query('INSERT INTO copied (seq, n, text) VALUES ($1, $2, $3)', [seq, n, text]);
    }
  }

  @OnRebuild('feedback')
  async reset(tx: EntityManager): Promise<void> {
    await tx.query('TRUNCATE copied');
  }
}

@Module({ providers: [NoteCopy] })
class ConsumerModule {}

class CreateCopied1780000000000 {
  name = 'CreateCopied1780000000000';
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('CREATE TABLE copied (seq bigint PRIMARY KEY, n integer NOT NULL, text text NOT NULL)');
  }
  async down(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('DROP TABLE copied');
  }
}

const producerDefinition: ServiceDefinition = { name: 'feedback', module: ProducerModule, config: ServiceConfig };
const consumerDefinition: ServiceDefinition = {
  name: 'oversight',
  module: ConsumerModule,
  config: ServiceConfig,
  migrations: [CreateCopied1780000000000],
};

async function until<T>(what: () => Promise<T>, holds: (found: T) => boolean): Promise<T> {
  for (let tries = 0; ; tries++) {
    const found = await what();
    if (holds(found) || tries > 1_600) return found;
    await new Promise((done) => setTimeout(done, 25));
  }
}

describe.each(['on', 'off'])('messages between two services, JetStream %s', (JETSTREAM) => {
  let databases: EmptyDatabase[];
  let producer: RunningService;
  let consumer: RunningService;
  let environment: (n: number) => Record<string, string>;
  const copied = async () => {
    const rows: unknown = await consumer.app.get(DataSource).query('SELECT n, seq FROM copied ORDER BY seq');
    return (rows as { n: number; seq: string }[]).map((row) => row.n);
  };
  const write = (n: number, idempotencyKey?: string) =>
    consumer.app.get(Bus).ask(writeNote, { text: 'Đồng Xoài', n }, { ...(idempotencyKey ? { idempotencyKey } : {}) });

  beforeAll(async () => {
    databases = [await emptyDatabase(), await emptyDatabase()];
    environment = (n) => ({
      DATABASE_URL: databases[n]!.url,
      NATS_URL: testServer('TEST_NATS_URL'),
      LOG_LEVEL: 'silent',
      JETSTREAM,
    });
    producer = await startService(producerDefinition, environment(0));
    consumer = await startService(consumerDefinition, environment(1));
  }, 60_000);
  afterAll(async () => {
    await consumer.close();
    await producer.close();
    await Promise.all(databases.map((database) => database.drop()));
  });

  it('applies every event once and in order, with its checkpoint', async () => {
    await Promise.all(Array.from({ length: 50 }, (_, n) => write(n)));
    const found = await until(copied, (all) => all.length === 50);
    expect([...found].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, n) => n));
    const chain = await new LogReader(producer.app.get(DataSource)).verify();
    expect(chain).toMatchObject({ events: 50, unnumbered: 0, faults: [] });
    const [row] = await consumer.app
      .get(DataSource)
      .query<{ hash: string }[]>(`SELECT seq, encode(hash, 'hex') AS hash FROM checkpoint`);
    expect(row).toEqual({ seq: '50', hash: chain.hash });
  });

  it('answers a repeated Idempotency-Key with the first record and announces nothing again', async () => {
    await write(50, 'key-1');
    expect((await write(50, 'key-1')).value).toEqual({ text: 'first', n: 50 });
    await expect(write(51, 'key-1')).rejects.toMatchObject({ code: 'conflict.key-reused' });
    expect((await until(copied, (all) => all.length === 51)).length).toBe(51);
  });

  it('forgets a key after 24 hours, not before', async () => {
    const db = producer.app.get(DataSource);
    await db.query(`INSERT INTO idempotency_key (actor, route, key, digest, id, created_at)
      VALUES ('a', 'r', 'old', 'd', '1', now() - interval '25 hours'), ('a', 'r', 'new', 'd', '1', now() - interval '23 hours')`);
    await forgetKeys(db);
    const kept: unknown = await db.query(`SELECT key FROM idempotency_key WHERE actor = 'a'`);
    expect(kept).toEqual([{ key: 'new' }]);
  });

  it('refuses a wrong body by field, and unknown fields', async () => {
    const wrong = { text: '', n: -1, more: true } as unknown as Note;
    const refusal = consumer.app.get(Bus).ask(writeNote, wrong);
    await expect(refusal).rejects.toMatchObject({ kind: 'invalid' });
    const { errors } = (await refusal.catch((problem: unknown) => problem)) as { errors: { path: string }[] };
    expect(errors.map((error) => error.path).sort()).toEqual(['more', 'n', 'text']);
  });

  it('parks an event that fails by itself, and what follows of its aggregate, and replays both', async () => {
    const before = (await copied()).length;
    NoteCopy.poison = 67;
    for (const n of [67, 77, 68]) await write(n);
    await until(copied, (all) => all.includes(68));
    const consumers = consumer.app.get(Consumers);
    expect((await copied()).length).toBe(before + 1);
    NoteCopy.poison = -1;
    expect(await consumers.of('feedback')!.replay()).toEqual({ applied: 2, remaining: 0 });
    expect((await copied()).length).toBe(before + 3);
  }, 60_000);

  it('goes on after the consumer was away, from its checkpoint', async () => {
    await consumer.close();
    const log = producer.app.get(EventLog);
    const by = { issuer: '', subject: 'test', role: 'system', agency: '' } as const;
    const told = Array.from({ length: 3_000 }, (_, n) =>
      noted.of(`${ID}${n % 10}`, { text: 'x', n: 1000 + n }, by, { time: new Date() }),
    );
    await producer.app.get(DataSource).transaction((tx) => log.announce(tx, ...told));
    consumer = await startService(consumerDefinition, environment(1));
    const found = await until(copied, (all) => all.length >= 3_054);
    expect(found.slice(-3_000)).toEqual(Array.from({ length: 3_000 }, (_, n) => 1000 + n));
  }, 60_000);

  it('stops with log.rewound when the producer has lost events, and is rebuilt by its command', async () => {
    const db = producer.app.get(DataSource);
    await db.query('DELETE FROM event_seq WHERE seq > 3000');
    await db.query('DELETE FROM event_log WHERE position NOT IN (SELECT position FROM event_seq)');
    await producer.close();
    producer = await startService(producerDefinition, environment(0));
    const consumers = consumer.app.get(Consumers);
    const state = async () => consumers.of('feedback')!.state().trouble;
    expect(await until(state, (trouble) => trouble === 'log.rewound')).toBe('log.rewound');
    await consumers.of('feedback')!.rebuild();
    expect((await until(copied, (all) => all.length === 3_000)).length).toBe(3_000);
    expect(await state()).toBeUndefined();
  }, 60_000);
});

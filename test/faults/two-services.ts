import 'reflect-metadata';
import { Injectable, Module } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { event, Text, Whole, type EventContract, type Recorded } from '#contracts';
import { EventLog, OnEvents, OnRebuild } from '#messaging';
import { ServiceConfig, type RunningService, type ServiceDefinition } from '#service';

class Mark {
  @Text({ vi: 'Nội dung', en: 'Text' }) text!: string;
  @Whole({ vi: 'Số', en: 'Number' }) n!: number;
}

/** The smallest event there can be, of a service that announces nothing else in these tests. */
export const marked: EventContract<Mark> = event('feedback.mark.made.v1', Mark);
const by = { issuer: '', subject: 'test', role: 'system', agency: '' } as const;
const SUBJECTS = 16;
const subjectOf = (n: number) => `0190a000-0000-7000-8000-0000000000${(n % SUBJECTS).toString(16).padStart(2, '0')}`;

@Module({})
class ProducerModule {}

@Injectable()
class Marks {
  @OnEvents([marked])
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    const numbers = events.map(({ event: { data } }) => (data as Mark).n);
    const seqs = events.map(({ seq }) => seq);
    await tx.query('INSERT INTO mark (seq, n) SELECT * FROM unnest($1::bigint[], $2::integer[])', [seqs, numbers]);
  }

  @OnRebuild('feedback')
  async reset(tx: EntityManager): Promise<void> {
    await tx.query('TRUNCATE mark');
  }
}

@Module({ providers: [Marks] })
class ConsumerModule {}

class CreateMark1780000000000 {
  name = 'CreateMark1780000000000';
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('CREATE TABLE mark (seq bigint PRIMARY KEY, n integer NOT NULL UNIQUE)');
  }
  async down(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('DROP TABLE mark');
  }
}

export const producing: ServiceDefinition = { name: 'feedback', module: ProducerModule, config: ServiceConfig };
export const consuming: ServiceDefinition = {
  name: 'oversight',
  module: ConsumerModule,
  config: ServiceConfig,
  migrations: [CreateMark1780000000000],
};

const databaseOf = (service: RunningService): DataSource => service.app.get(DataSource);

/** Announces `count` events numbered from `from`, in transactions of a thousand. */
export async function announce(producer: RunningService, from: number, count: number): Promise<void> {
  const log = producer.app.get(EventLog);
  for (let n = from; n < from + count; n += 1_000) {
    const size = Math.min(1_000, from + count - n);
    const told = Array.from({ length: size }, (_, i) =>
      marked.of(subjectOf(n + i), { text: 'Đồng Xoài', n: n + i }, by, { time: new Date() }),
    );
    await databaseOf(producer).transaction((tx) => log.announce(tx, ...told));
  }
}

/** The same by one statement, copied from the first event: a backlog is made faster than a service would. */
export async function multiply(producer: RunningService, from: number, count: number): Promise<void> {
  await databaseOf(producer).query(
    `INSERT INTO event_log (id, type, subject, body)
     SELECT other.id, type, subject, replace(replace(body, one.id::text, other.id::text), '"n":0,', '"n":' || n || ',')
       FROM (SELECT * FROM event_log ORDER BY position LIMIT 1) one,
            LATERAL (SELECT gen_random_uuid() AS id, n FROM generate_series($1::integer, $2::integer) n) other`,
    [from, from + count - 1],
  );
  producer.app.get(EventLog).rung();
}

/** The numbers applied so far, in the order of the producer's log. A second application would break the table's key. */
export async function applied(consumer: RunningService): Promise<number[]> {
  const rows: { n: number }[] = await databaseOf(consumer).query('SELECT n FROM mark ORDER BY seq');
  return rows.map(({ n }) => n);
}

export async function countApplied(consumer: RunningService): Promise<number> {
  const rows: { n: number }[] = await databaseOf(consumer).query('SELECT count(*)::integer AS n FROM mark');
  return rows[0]?.n ?? 0;
}

/** Waits until so many are applied; answers how many milliseconds that took. */
export async function untilApplied(consumer: RunningService, count: number, withinMs = 60_000): Promise<number> {
  const began = performance.now();
  for (;;) {
    const found = await countApplied(consumer);
    if (found >= count) return performance.now() - began;
    if (performance.now() - began > withinMs) throw new Error(`${found} of ${count} applied after ${withinMs} ms`);
    await new Promise((next) => setTimeout(next, 20));
  }
}

import type { Type } from '@nestjs/common';
import { Controller, Inject } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  platformRequests,
  Problem,
  RebuildProducer,
  type Actor,
  type Empty,
  type ParkedQuery,
  type ReadEvents,
} from '#contracts';
import { type ReplayParked, type SeqOfPosition, type ServiceName } from '#contracts';
import { type Consumer, Consumers, LogReader, OnRequest, rowsOf } from '#messaging';
import { Health } from './health.js';

const CHECKPOINTS = `SELECT consumer, producer, lane, log_id AS "logId", seq::float8 AS seq, encode(hash, 'hex') AS hash FROM checkpoint`;
const PARKED = `SELECT consumer, producer, seq::float8 AS seq, type, subject, error, parked_at AS "parkedAt" FROM parked_event
          WHERE ($1::text IS NULL OR producer = $1) ORDER BY producer, seq LIMIT $2`;
const OPERATORS: readonly string[] = ['system', 'system-admin'];

function operatorOnly(by: Actor): void {
  if (!OPERATORS.includes(by.role)) throw new Problem('forbidden', 'forbidden.role', { role: by.role });
}

function consumerOf(consumers: Consumers, producer: string): Consumer {
  const consumer = consumers.of(producer as ServiceName);
  if (!consumer) throw new Problem('not-found', 'not-found.record', { what: 'consumer', id: producer });
  return consumer;
}

/** The controller that answers for a service's own log: pages, the chain, parked events, health. */
export function logControllerOf(service: ServiceName): Type {
  const requests = platformRequests[service];

  @Controller()
  class LogController {
    private readonly reader: LogReader;

    constructor(
      @Inject(DataSource) private readonly db: DataSource,
      @Inject(Consumers) private readonly consumers: Consumers,
      @Inject(Health) private readonly health: Health,
    ) {
      this.reader = new LogReader(db);
    }

    @OnRequest(requests.readEvents)
    readEvents(query: ReadEvents, by: Actor) {
      operatorOnly(by);
      return this.reader.page(query.after, query.limit ?? 1_000);
    }

    @OnRequest(requests.seqOf)
    async seqOf(query: SeqOfPosition) {
      return { seq: await this.reader.seqOf(query.position) };
    }

    @OnRequest(requests.chain)
    async chain(_: Empty, by: Actor) {
      operatorOnly(by);
      return { ...(await this.reader.verify()), checkpoints: rowsOf<object>(await this.db.query(CHECKPOINTS)) };
    }

    @OnRequest(requests.parked)
    async parked(query: ParkedQuery, by: Actor) {
      operatorOnly(by);
      const found: unknown = await this.db.query(PARKED, [query.producer ?? null, query.limit ?? 100]);
      return { items: rowsOf<object>(found) };
    }

    @OnRequest(requests.replay)
    async replay(command: ReplayParked, by: Actor) {
      operatorOnly(by);
      return consumerOf(this.consumers, command.producer).replay(command.subject);
    }

    @OnRequest(requests.rebuild)
    async rebuild(command: RebuildProducer, by: Actor) {
      operatorOnly(by);
      await consumerOf(this.consumers, command.producer).rebuild();
      return {};
    }

    @OnRequest(requests.health)
    ready() {
      return this.health.report();
    }
  }
  return LogController;
}

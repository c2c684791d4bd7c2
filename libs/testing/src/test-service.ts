import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { Test, type TestingModule } from '@nestjs/testing';
import { DiscoveryService } from '@nestjs/core';
import { DataSource, type EntityManager } from 'typeorm';
import {
  check,
  Problem,
  systemActor,
  type Actor,
  type Envelope,
  type NewEvent,
  type Recorded,
  type RequestContract,
} from '#contracts';
import {
  Answer,
  dispatch,
  handlersOf,
  rowsOf,
  type Asked,
  type Clock,
  type Outcome,
  type RequestContext,
} from '#messaging';
import { configOf, ServiceModule, type ServiceConfig, type ServiceDefinition } from '#service';
import { FakeBus } from './fake-bus.js';
import { recordedEvents, testDatabase } from './test-database.js';

const PATTERN = 'microservices:pattern';

export interface TestService {
  readonly dataSource: DataSource;
  readonly module: TestingModule;
  get<T>(token: abstract new (...parts: never[]) => T): T;
  events(): Promise<Envelope[]>;
  /** Other services' events, applied in one transaction as a consumer would; `also` in the same. */
  deliver(events: readonly Recorded[], also?: (tx: EntityManager) => Promise<void>): Promise<void>;
  /** As if it came over NATS: the body checked, failures thrown. */
  request<B extends object, V extends object>(
    contract: RequestContract<B, V>,
    body: B,
    by?: Actor,
    context?: Partial<RequestContext>,
  ): Promise<Answer<V>>;
  close(): Promise<void>;
}

export interface TestServiceOptions {
  bus?: FakeBus;
  clock?: Clock;
  environment?: Record<string, string>;
}

/** A service's module on a real database, other services by FakeBus, no NATS. */
export async function testService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  options: TestServiceOptions = {},
): Promise<TestService> {
  const database = await testDatabase(definition, options.environment);
  const environment = {
    NATS_URL: 'nats://127.0.0.1:1',
    LOG_LEVEL: 'silent',
    ...options.environment,
    DATABASE_URL: database.url,
  };
  const config = configOf(definition.config, environment);
  const bus = (options.bus ?? new FakeBus()).bus;
  const root = ServiceModule.with(definition, config, { bus, clock: options.clock });
  const module = await Test.createTestingModule({ imports: [root] }).compile();
  await module.init();
  const controllers = module
    .get(DiscoveryService)
    .getControllers()
    .map((wrapper) => wrapper.instance as object | undefined);
  return {
    dataSource: module.get(DataSource),
    module,
    get: (token) => module.get(token as never, { strict: false }),
    events: () => recordedEvents(module.get(DataSource)),
    deliver: (events, also) => deliver(module, events, also),
    request: (contract, body, by = systemActor('test'), context = {}) =>
      ask(controllers, contract, { body, by, context: contextOf(context) }),
    close: async () => {
      await module.close();
      await database.close();
    },
  };
}

const contextOf = (context: Partial<RequestContext>): RequestContext => ({
  traceparent: `00-${'1'.repeat(32)}-${'2'.repeat(16)}-00`,
  language: 'vi',
  ...context,
});

async function ask<V>(
  controllers: (object | undefined)[],
  contract: RequestContract,
  asked: Asked,
): Promise<Answer<V>> {
  for (const controller of controllers) {
    const names = controller ? Object.getOwnPropertyNames(Object.getPrototypeOf(controller)) : [];
    for (const name of names) {
      const method = (controller as Record<string, (asked: Asked) => Promise<Outcome>>)[name]!;
      const patterns = Reflect.getMetadata(PATTERN, method) as string[] | undefined;
      if (!patterns?.includes(contract.subject)) continue;
      const body = check(contract.body, JSON.parse(JSON.stringify(asked.body)));
      const outcome = await method.call(controller, { ...asked, body });
      if ('failure' in outcome) throw outcome.failure;
      const { value, ...about } = outcome.answer;
      return new Answer(JSON.parse(JSON.stringify(value ?? null)) as V, about);
    }
  }
  throw new Problem('unavailable', 'unavailable.service', { service: contract.name });
}

async function deliver(
  module: TestingModule,
  events: readonly Recorded[],
  also?: (tx: EntityManager) => Promise<void>,
): Promise<void> {
  const providers = module.get(DiscoveryService).getProviders();
  const instances = new Set(
    providers.map((wrapper) => wrapper.instance as object | null).filter((one) => one?.constructor),
  );
  const handlers = [...instances].flatMap((instance) => handlersOf(instance as object));
  const producer = events[0]?.event.type.split('.')[0];
  const its = handlers.filter((handler) => handler.producer === producer);
  await module.get(DataSource).transaction(async (tx) => {
    await dispatch(its, [...events], tx);
    await also?.(tx);
  });
}

/** Events as a producer's sequencer would have numbered them, from 1 or from `after`. */
export function recorded(
  events: readonly NewEvent[],
  options: { after?: number; recordedAt?: string } = {},
): Recorded[] {
  const { after = 0, recordedAt } = options;
  const logId = randomUUID();
  return events.map((event, index) => ({
    logId,
    seq: after + index + 1,
    recordedAt: recordedAt ?? event.time,
    previousHash: String(after + index).padStart(64, '0'),
    hash: String(after + index + 1).padStart(64, '0'),
    event: { specversion: '1.0', source: `/H10/${event.type.split('.')[0]}`, ...event },
  }));
}

/** One row, for assertions. */
export async function oneRow<T>(db: DataSource, sql: string, values: unknown[] = []): Promise<T> {
  return rowsOf<T>(await db.query(sql, values))[0]!;
}

import {
  Inject,
  Module,
  Optional,
  type DynamicModule,
  type OnApplicationShutdown,
  type Provider,
} from '@nestjs/common';
import { DiscoveryModule, DiscoveryService } from '@nestjs/core';
import type { Logger } from 'pino';
import { DataSource } from 'typeorm';
import type { ServiceName } from '#contracts';
import { ActorSigner, ActorVerifier, Broker, Bus, CLOCK, Consumer, Consumers, EventLog } from '#messaging';
import { forgetKeys, handlersOf, Publisher, REBUILD_HANDLERS, Sequencer, systemClock, type Clock } from '#messaging';
import { dataSourceOf } from './database.js';
import { LOGGER, SERVICE_CONFIG, SERVICE_NAME, type ServiceDefinition } from './definition.js';
import { Health } from './health.js';
import { logControllerOf } from './log.controller.js';
import { loggerOf } from './logger.js';
import { Metrics } from './metrics.js';
import type { ServiceConfig } from './service-config.js';

/** What tests replace. */
export interface Overrides {
  clock?: Clock;
  bus?: Bus;
  /** The actor is signed with this key (the gateway). */
  actorPrivateKey?: string;
}

interface Signing {
  ACTOR_PRIVATE_KEY?: string;
}

function brokerProviders(definition: ServiceDefinition, config: ServiceConfig, overrides: Overrides): Provider[] {
  const logger = loggerOf(definition.name, config.LOG_LEVEL);
  const { NATS_URL: url, NATS_USER: user, NATS_PASSWORD: password } = config;
  const key = overrides.actorPrivateKey ?? (config as Signing).ACTOR_PRIVATE_KEY;
  const signer = key ? new ActorSigner(key) : undefined;
  const clock = overrides.clock ?? systemClock;
  return [
    { provide: SERVICE_NAME, useValue: definition.name },
    { provide: SERVICE_CONFIG, useValue: config },
    { provide: LOGGER, useValue: logger },
    { provide: CLOCK, useValue: clock },
    { provide: Broker, useFactory: () => new Broker({ service: definition.name, url, user, password }, logger) },
    { provide: Bus, inject: [Broker], useFactory: (broker: Broker) => overrides.bus ?? new Bus(broker, clock, signer) },
    { provide: Consumers, useFactory: () => new Consumers() },
    {
      provide: Metrics,
      inject: [Consumers],
      useFactory: (consumers: Consumers) => new Metrics(definition.name, consumers),
    },
    {
      provide: Health,
      inject: [Broker, Consumers, { token: DataSource, optional: true }],
      useFactory: (broker: Broker, consumers: Consumers, db?: DataSource) =>
        new Health(definition.name, { db, broker, consumers, clock }),
    },
  ];
}

function databaseProviders(definition: ServiceDefinition, config: ServiceConfig): Provider[] {
  if (!config.DATABASE_URL) return [];
  return [
    { provide: DataSource, useFactory: () => dataSourceOf(definition, config).initialize() },
    { provide: EventLog, useFactory: () => new EventLog(config.PROVINCE, definition.name) },
  ];
}

/** What every service has: configuration, clock, database, log, bus. Global, so that features need not import it. */
@Module({})
export class ServiceModule implements OnApplicationShutdown {
  constructor(
    @Inject(Broker) private readonly broker: Broker,
    @Optional() @Inject(DataSource) private readonly db?: DataSource,
  ) {}

  static with<C extends ServiceConfig>(
    definition: ServiceDefinition<C>,
    config: ServiceConfig,
    overrides: Overrides,
  ): DynamicModule {
    const providers = [...brokerProviders(definition, config, overrides), ...databaseProviders(definition, config)];
    const tokens = providers.map((provider) => (provider as { provide: symbol }).provide);
    const controllers = config.DATABASE_URL ? [logControllerOf(definition.name as ServiceName)] : [];
    return {
      module: ServiceModule,
      global: true,
      imports: [DiscoveryModule, definition.module],
      controllers,
      providers,
      exports: tokens,
    };
  }

  async onApplicationShutdown(): Promise<void> {
    await this.broker.close();
    if (this.db?.isInitialized) await this.db.destroy();
  }
}

/** The verifier of the gateway's signature, where the service has its key. */
export const verifierOf = (config: ServiceConfig): ActorVerifier | undefined =>
  config.ACTOR_PUBLIC_KEY ? new ActorVerifier(config.ACTOR_PUBLIC_KEY) : undefined;

const HOUR_MS = 3_600_000;

type Resolve = <T>(token: unknown) => T;

/** Starts what works in the background: sequencer and publisher of the own log, consumers of others'. Answers how to stop it. */
export function startBackground(
  definition: ServiceDefinition,
  config: ServiceConfig,
  get: Resolve,
): () => Promise<void> {
  const broker = get<Broker>(Broker);
  const logger = get<Logger>(LOGGER);
  const clock = get<Clock>(CLOCK);
  const publisher = new Publisher(definition.name, broker, logger);
  const say = (subject: string, content: object): void => {
    if (broker.connected)
      void broker.connection().then((nc) => nc.isClosed() || nc.publish(subject, JSON.stringify(content)));
  };
  const sequencer = new Sequencer(
    config.DATABASE_URL!,
    clock,
    logger,
    (events) => publisher.publish(events),
    (head) => say(`head.${definition.name}`, head),
  );
  listenToDoorbell(definition.name, get<EventLog>(EventLog), broker, sequencer);
  void broker.connection().then(() => publisher.ensureStream().catch(() => undefined));
  sequencer.start();
  const forgetting = setInterval(() => void forgetKeys(get<DataSource>(DataSource)).catch(() => undefined), HOUR_MS);
  const consumers = get<Consumers>(Consumers);
  for (const consumer of consumersOf(definition, config, get)) consumers.add(consumer);
  consumers.start();
  return async () => {
    clearInterval(forgetting);
    await consumers.stop();
    await sequencer.stop();
    await publisher.stop();
  };
}

/** Core NATS, no NOTIFY: at most one ring per 5 ms, heard by the copy of the service that numbers. */
function listenToDoorbell(service: string, log: EventLog, broker: Broker, sequencer: Sequencer): void {
  let ringing = false;
  log.onRing(() => {
    sequencer.ring();
    if (ringing || !broker.connected) return;
    ringing = true;
    setTimeout(() => {
      ringing = false;
      void broker.connection().then((nc) => nc.isClosed() || nc.publish(`doorbell.${service}`));
    }, 5).unref();
  });
  void broker.connection().then((nc) => nc.subscribe(`doorbell.${service}`, { callback: () => sequencer.ring() }));
}

function consumersOf(definition: ServiceDefinition, config: ServiceConfig, get: Resolve): Consumer[] {
  const providers = get<DiscoveryService>(DiscoveryService).getProviders();
  const instances = providers
    .map((wrapper) => wrapper.instance as object | null)
    .filter((instance) => instance?.constructor);
  const all = [...new Set(instances)] as object[];
  const handlers = all.flatMap((instance) => handlersOf(instance));
  const resets = all.flatMap((instance) => handlersOf(instance, REBUILD_HANDLERS));
  const dependencies = {
    db: get<DataSource>(DataSource),
    broker: get<Broker>(Broker),
    bus: get<Bus>(Bus),
    clock: get<Clock>(CLOCK),
    logger: get<Logger>(LOGGER),
    jetStream: config.JETSTREAM === 'on',
  };
  return [...new Set(handlers.map((handler) => handler.producer))].map((producer) => {
    const its = {
      handlers: handlers.filter((h) => h.producer === producer),
      resets: resets.filter((r) => r.producer === producer),
    };
    return new Consumer({ name: definition.name, producer, lanes: definition.lanes?.[producer], ...its }, dependencies);
  });
}

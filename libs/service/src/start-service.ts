import 'reflect-metadata';
import type { INestApplication, INestApplicationContext, INestMicroservice } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Logger } from 'pino';
import { Broker, RequestServer, systemClock } from '#messaging';
import { migrate } from './database.js';
import { LOGGER, type ServiceDefinition } from './definition.js';
import { Health, portOf, serveHealth } from './health.js';
import { nestLogger, loggerOf } from './logger.js';
import { Metrics } from './metrics.js';
import { configOf, type Environment, type ServiceConfig } from './service-config.js';
import { ServiceModule, startBackground, verifierOf, type Overrides } from './service.module.js';

export interface RunningService {
  readonly app: INestApplicationContext;
  readonly healthPort: number;
  /** Stops taking requests, finishes what runs, leaves nothing open. */
  close(): Promise<void>;
}

/** Starts a service: checked configuration, migrated database, requests answered, log sequenced, events consumed, health told. */
export async function startService<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  environment: Environment,
  overrides: Overrides = {},
): Promise<RunningService> {
  const config = configOf(definition.config, environment);
  const logger = loggerOf(definition.name, config.LOG_LEVEL);
  if (config.DATABASE_URL) await migrate(definition, config);
  const app = await application(definition, config, overrides, logger);
  const get = <T>(token: unknown): T => app.get(token as symbol, { strict: false });
  const health = await serveHealth(get(Health), get(Metrics), config.HEALTH_PORT, config.HEALTH_HOST);
  void get<Broker>(Broker).connection();
  await listen(app, definition, config);
  const stop = config.DATABASE_URL ? startBackground(definition, config, get) : async () => undefined;
  logger.info({ healthPort: portOf(health), ms: Math.round(performance.now()) }, 'ready');
  let closing: Promise<void> | undefined;
  let forget = () => undefined as void;
  const close = () => (closing ??= shutDown(stop, app, () => health.close()).finally(() => forget()));
  forget = stopOnSignals(close, get(LOGGER));
  return { app, healthPort: portOf(health), close };
}

type App = INestApplication | INestMicroservice;

async function listen<C extends ServiceConfig>(app: App, definition: ServiceDefinition<C>, config: C): Promise<void> {
  const { port, host } = definition.http?.address(config) ?? { port: 0, host: '' };
  await app.listen(port, host);
}

async function application<C extends ServiceConfig>(
  definition: ServiceDefinition<C>,
  config: C,
  overrides: Overrides,
  logger: Logger,
): Promise<App> {
  const root = ServiceModule.with(definition, config, overrides);
  if (definition.http) return definition.http.create(root, config, nestLogger(logger));
  // The strategy is made before the modules are; it gets the broker when it listens.
  let app: INestMicroservice | undefined = undefined as INestMicroservice | undefined;
  const later = <T>(token: unknown): T => app!.get(token as symbol, { strict: false });
  const strategy = new RequestServer({
    service: definition.name,
    get broker() {
      return later<Broker>(Broker);
    },
    clock: overrides.clock ?? systemClock,
    logger,
    verifier: verifierOf(config),
    observe: (request, status, seconds) => later<Metrics>(Metrics).observe(request, status, seconds),
  });
  app = await NestFactory.createMicroservice(root, {
    strategy,
    logger: nestLogger(logger),
  });
  return app;
}

async function shutDown(stop: () => Promise<unknown>, app: App, stopHealth: () => void): Promise<void> {
  stopHealth();
  await stop();
  await app.close();
}

/** Answers how not to listen any more: tests start many services in one process. */
function stopOnSignals(close: () => Promise<void>, logger: Logger): () => void {
  const told = (signal: NodeJS.Signals) => {
    logger.info({ signal }, 'stopping');
    void close().finally(() => process.exit(0));
  };
  const signals = ['SIGTERM', 'SIGINT'] as const;
  for (const signal of signals) process.once(signal, told);
  return () => signals.forEach((signal) => process.off(signal, told));
}

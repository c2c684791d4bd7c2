import type { DynamicModule, INestApplication, LoggerService, Type } from '@nestjs/common';
import type { ServiceName } from '#contracts';
import type { ServiceConfig } from './service-config.js';

type Entity = new () => object;
type Migration = new () => { up(runner: never): Promise<void>; down(runner: never): Promise<void> };

/** The gateway's public side; services have none. */
export interface HttpSide<C> {
  create(root: DynamicModule, config: C, logger: LoggerService): Promise<INestApplication>;
  address(config: C): { port: number; host: string };
}

/** What makes a service: its module and, where it has a database, its tables. */
export interface ServiceDefinition<C extends ServiceConfig = ServiceConfig> {
  readonly name: ServiceName | 'gateway';
  readonly module: Type;
  readonly config: new () => C;
  readonly entities?: readonly Entity[];
  readonly migrations?: readonly Migration[];
  /** Lanes by producer; 1 where not named. Changes only when all lanes are equal. */
  readonly lanes?: Partial<Record<ServiceName, number>>;
  readonly http?: HttpSide<C>;
}

export const SERVICE_CONFIG = Symbol('SERVICE_CONFIG');
export const SERVICE_NAME = Symbol('SERVICE_NAME');
export const LOGGER = Symbol('LOGGER');

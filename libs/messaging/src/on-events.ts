import type { EntityManager } from 'typeorm';
import type { EventContract, Recorded, ServiceName } from '#contracts';

const EVENT_HANDLERS = Symbol('event handlers');
export const REBUILD_HANDLERS = Symbol('rebuild handlers');

export interface EventHandler {
  producer: ServiceName;
  types: ReadonlySet<string>;
  apply: (events: Recorded[], tx: EntityManager) => Promise<void>;
}

type Declared = Omit<EventHandler, 'apply'> & { method: string };
type Methods = Record<string, (...given: unknown[]) => Promise<void>>;

const declaredBy = (type: object, symbol: symbol): Declared[] =>
  (Reflect.getMetadata(symbol, type) as Declared[] | undefined) ?? [];

function declare(symbol: symbol, producer: ServiceName, types: readonly string[]) {
  return ({ constructor: type }: object, method: string): void =>
    Reflect.defineMetadata(symbol, [...declaredBy(type, symbol), { producer, types: new Set(types), method }], type);
}

/**
 * Marks the provider method that applies another service's events: `(events, tx)`, in seq order, in the transaction that moves
 * the checkpoint. All contracts are of one producer.
 */
export function OnEvents(contracts: readonly EventContract[]) {
  const producer = contracts[0]!.service as ServiceName;
  if (contracts.some((contract) => contract.service !== producer)) throw new Error('OnEvents takes one producer');
  const types = contracts.map((contract) => contract.type);
  return declare(EVENT_HANDLERS, producer, types);
}

/** Marks the provider method `(tx)` that empties what came from one producer, before its log is replayed from the start. */
export const OnRebuild = (producer: ServiceName) => declare(REBUILD_HANDLERS, producer, []);

/** The handlers a provider declares, bound to it. */
export function handlersOf(provider: object, symbol = EVENT_HANDLERS): EventHandler[] {
  const methods = provider as Methods;
  return declaredBy(provider.constructor, symbol).map(({ producer, types, method }) => ({
    producer,
    types,
    apply: (events, tx) => (symbol === EVENT_HANDLERS ? methods[method]!(events, tx) : methods[method]!(tx)),
  }));
}

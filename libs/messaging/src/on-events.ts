import type { EntityManager } from 'typeorm';
import type { EventContract, Recorded, ServiceName } from '#contracts';

export const EVENT_HANDLERS = Symbol('event handlers');
export const REBUILD_HANDLERS = Symbol('rebuild handlers');

export type Apply = (events: Recorded[], tx: EntityManager) => Promise<void>;

export interface EventHandler {
  producer: ServiceName;
  types: ReadonlySet<string>;
  apply: Apply;
}

interface Declared {
  producer: ServiceName;
  types: ReadonlySet<string>;
  method: string;
}

function declare(target: object, symbol: symbol, declared: Declared): void {
  const known = (Reflect.getMetadata(symbol, target.constructor) as Declared[] | undefined) ?? [];
  Reflect.defineMetadata(symbol, [...known, declared], target.constructor);
}

/**
 * Marks the provider method that applies another service's events: `(events, tx)`, in seq order, in the transaction that moves
 * the checkpoint. All contracts are of one producer.
 */
export function OnEvents(contracts: readonly EventContract[]) {
  const producer = contracts[0]!.service as ServiceName;
  if (contracts.some((contract) => contract.service !== producer)) throw new Error('OnEvents takes one producer');
  const types = new Set(contracts.map((contract) => contract.type));
  return (target: object, method: string): void => declare(target, EVENT_HANDLERS, { producer, types, method });
}

/** Marks the provider method `(tx)` that empties what came from one producer, before its log is replayed from the start. */
export function OnRebuild(producer: ServiceName) {
  return (target: object, method: string): void =>
    declare(target, REBUILD_HANDLERS, { producer, types: new Set(), method });
}

/** The handlers a provider declares, bound to it. */
export function handlersOf(provider: object, symbol: symbol = EVENT_HANDLERS): EventHandler[] {
  const declared = (Reflect.getMetadata(symbol, provider.constructor) as Declared[] | undefined) ?? [];
  const methods = provider as Record<string, Apply>;
  return declared.map(({ producer, types, method }) => ({
    producer,
    types,
    apply: (events, tx) =>
      symbol === EVENT_HANDLERS ? methods[method]!(events, tx) : methods[method]!(tx as never, tx),
  }));
}

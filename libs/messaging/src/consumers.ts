import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem, type Head, type Recorded, type ServiceName } from '#contracts';
import type { Broker } from './broker.js';
import type { Bus } from './bus.js';
import type { Clock } from './clock.js';
import { EventSource } from './event-source.js';
import { Lane, dispatch, isTransient } from './lane.js';
import type { EventHandler } from './on-events.js';
import { Parking } from './parking.js';

export interface ConsumerSettings {
  name: string;
  producer: ServiceName;
  lanes?: number;
  handlers: readonly EventHandler[];
  resets?: readonly EventHandler[];
  prepare?: (tx: EntityManager) => Promise<void>;
}

export interface ConsumerDependencies {
  db: DataSource;
  broker: Broker;
  bus: Bus;
  clock: Clock;
  logger: Logger;
  /** Off in the tests that never hear JetStream. */
  jetStream: boolean;
}

export interface ConsumerState {
  producer: ServiceName;
  /** The least seq applied over the lanes. */
  position: number;
  head?: Head;
  behind: number;
  trouble?: string;
}

/** Applies one producer's events, in one or more lanes. */
export class Consumer {
  readonly producer: ServiceName;
  private readonly source: EventSource;
  private readonly parking: Parking;
  private readonly lanes: Lane[];

  constructor(
    private readonly settings: ConsumerSettings,
    private readonly dependencies: ConsumerDependencies,
  ) {
    this.producer = settings.producer;
    this.source = new EventSource(settings.producer, dependencies);
    this.parking = new Parking(settings.name, settings.producer);
    const lanes = settings.lanes ?? 1;
    this.lanes = Array.from({ length: lanes }, (_, lane) => {
      const address = { consumer: settings.name, producer: settings.producer, lane, lanes };
      const applied = () => this.source.passed(this.position());
      return new Lane(address, { ...dependencies, ...settings, source: this.source, parking: this.parking, applied });
    });
  }

  start(): void {
    this.source.start();
    for (const lane of this.lanes) lane.start();
  }

  async stop(): Promise<void> {
    this.source.stop();
    await Promise.all(this.lanes.map((lane) => lane.stop()));
  }

  position(): number {
    return Math.min(...this.lanes.map((lane) => lane.reached));
  }

  state(): ConsumerState {
    const { head } = this.source;
    const trouble = this.lanes.map((lane) => lane.trouble).find(Boolean);
    const position = this.position();
    const behind = Math.max(0, (head?.seq ?? position) - position);
    return { producer: this.producer, position, head, behind, ...(trouble ? { trouble } : {}) };
  }

  /** Empties what came from this producer and replays its log from the start (runbook, after `log.rewound`). */
  async rebuild(): Promise<void> {
    const { name, producer, resets = [], prepare } = this.settings;
    await this.dependencies.db.transaction(async (tx) => {
      await prepare?.(tx);
      await tx.query('SELECT 1 FROM checkpoint WHERE consumer = $1 AND producer = $2 FOR UPDATE', [name, producer]);
      for (const reset of resets) await reset.apply([], tx);
      await tx.query('DELETE FROM parked_event WHERE consumer = $1 AND producer = $2', [name, producer]);
      await tx.query(
        `UPDATE checkpoint SET seq = 0, hash = '', log_id = NULL, recorded_at = NULL WHERE consumer = $1 AND producer = $2`,
        [name, producer],
      );
    });
    this.source.rewind();
    for (const lane of this.lanes) lane.restart();
  }

  /**
   * Applies parked events in seq order; an aggregate stops at the first that still fails. Each in a transaction that keeps the
   * lanes away, so that nothing of its aggregate is applied or parked meanwhile.
   */
  async replay(subject?: string): Promise<{ applied: number; remaining: number }> {
    const { db } = this.dependencies;
    const stuck: string[] = [];
    let applied = 0;
    for (;;) {
      const next = await db.transaction((tx) => this.parking.first(tx, subject, stuck));
      if (!next) return { applied, remaining: await db.transaction((tx) => this.parking.count(tx, subject)) };
      try {
        await db.transaction((tx) => this.replayOne(tx, next));
        applied += 1;
      } catch (error) {
        if (isTransient(error)) throw new Problem('unavailable', 'unavailable.service', { service: 'database' });
        stuck.push(next.event.subject);
      }
    }
  }

  private async replayOne(tx: EntityManager, event: Recorded): Promise<void> {
    const { name, producer, handlers, prepare } = this.settings;
    await prepare?.(tx);
    await tx.query('SELECT 1 FROM checkpoint WHERE consumer = $1 AND producer = $2 FOR UPDATE', [name, producer]);
    if (await this.parking.unpark(tx, event.seq)) await dispatch(handlers, [event], tx);
  }
}

/** The consumers of one service, by producer. */
export class Consumers {
  private readonly byProducer = new Map<ServiceName, Consumer>();

  add(consumer: Consumer): void {
    this.byProducer.set(consumer.producer, consumer);
  }

  of(producer: ServiceName): Consumer | undefined {
    return this.byProducer.get(producer);
  }

  states(): ConsumerState[] {
    return [...this.byProducer.values()].map((consumer) => consumer.state());
  }

  start(): void {
    for (const consumer of this.byProducer.values()) consumer.start();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.byProducer.values()].map((consumer) => consumer.stop()));
  }
}

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
  resets: readonly EventHandler[];
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
    const { name: consumer, producer, lanes = 1, handlers } = settings;
    this.producer = producer;
    this.source = new EventSource(producer, dependencies);
    this.parking = new Parking(consumer, producer);
    const parts = { ...dependencies, handlers, source: this.source, parking: this.parking };
    this.lanes = Array.from({ length: lanes }, (_, lane) => new Lane({ consumer, producer, lane, lanes }, parts));
  }

  start(): void {
    this.source.start();
    for (const lane of this.lanes) lane.start();
  }

  async stop(): Promise<void> {
    this.source.stop();
    await Promise.all(this.lanes.map((lane) => lane.stop()));
  }

  state(): ConsumerState {
    const { head } = this.source;
    const trouble = this.lanes.map((lane) => lane.trouble).find(Boolean);
    const position = Math.min(...this.lanes.map((lane) => lane.reached));
    const behind = Math.max(0, (head?.seq ?? position) - position);
    return { producer: this.producer, position, head, behind, ...(trouble ? { trouble } : {}) };
  }

  /** Empties what came from this producer and replays its log from the start (runbook, after `log.rewound`). */
  async rebuild(): Promise<void> {
    const these = [this.settings.name, this.producer];
    await this.dependencies.db.transaction(async (tx) => {
      await this.holdLanes(tx);
      for (const reset of this.settings.resets) await reset.apply([], tx);
      await tx.query('DELETE FROM parked_event WHERE consumer = $1 AND producer = $2', these);
      await tx.query(
        `UPDATE checkpoint SET seq = 0, hash = '', log_id = NULL, recorded_at = NULL WHERE consumer = $1 AND producer = $2`,
        these,
      );
    });
    this.source.rewind();
    for (const lane of this.lanes) lane.restart();
  }

  /** Applies parked events in seq order, each in its transaction; an aggregate stops at the first that still fails. */
  async replay(subject?: string): Promise<{ applied: number; remaining: number }> {
    const { db } = this.dependencies;
    const stuck: string[] = [];
    for (let applied = 0; ; applied++) {
      let event = undefined as Recorded | undefined;
      try {
        await db.transaction(async (tx) => {
          await this.holdLanes(tx);
          event = await this.parking.take(tx, subject, stuck);
          if (event) await dispatch(this.settings.handlers, [event], tx);
        });
        if (!event) return { applied, remaining: await this.parking.count(db, subject) };
      } catch (error) {
        if (isTransient(error)) throw new Problem('unavailable', 'unavailable.service', { service: 'database' });
        if (!event) throw error;
        stuck.push(event.event.subject);
        applied -= 1;
      }
    }
  }

  /** Keeps the lanes of all copies away until the transaction ends, so that nothing is applied or parked meanwhile. */
  private async holdLanes(tx: EntityManager): Promise<void> {
    const these = [this.settings.name, this.producer];
    await tx.query('SELECT 1 FROM checkpoint WHERE consumer = $1 AND producer = $2 FOR UPDATE', these);
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

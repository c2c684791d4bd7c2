import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem, type Head, type Recorded } from '#contracts';
import type { EventSource } from './event-source.js';
import { GENESIS } from './log-state.js';
import type { EventHandler } from './on-events.js';
import type { Parking } from './parking.js';
import { rowsOf } from './queryable.js';
import { laneOf } from './recorded.js';

export interface LaneAddress {
  consumer: string;
  producer: string;
  lane: number;
  lanes: number;
}

export interface LaneDependencies {
  db: DataSource;
  source: EventSource;
  parking: Parking;
  handlers: readonly EventHandler[];
  logger: Logger;
  /** Runs first in each transaction, e.g. to set a search path. */
  prepare?: (tx: EntityManager) => Promise<void>;
  applied?: (events: Recorded[]) => void;
}

interface Checkpoint {
  seq: number;
  hash: string;
  logId: string | null;
}

/** Events that came by the broker and do not fit: the producer is asked. */
class Unproven extends Error {}

const TRIES = 5;
const TRANSIENT = /^(08|40|53|55|57|58)|ECONN|EPIPE|ETIMEDOUT/;

/** Whether an error says nothing about the event: the database or another service is away. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Problem) return error.kind === 'unavailable';
  const { code, message } = error as { code?: string; message?: string };
  return TRANSIENT.test(code ?? '') || /Connection terminated|connection|timeout/i.test(message ?? '');
}

/** One lane of a consumer: every event is read, its own are applied, the checkpoint moves over all, effect and checkpoint in one transaction. */
export class Lane {
  at?: Checkpoint;
  /** The seq last known to be applied; unlike `at` also while the database is away. */
  reached = 0;
  /** Why the lane does not move; `log.rewound` waits for the runbook's command. */
  trouble?: string;
  /** The checkpoint at which it stands since `log.rewound`. */
  private stuck?: Checkpoint;
  private stopped = false;
  private running?: Promise<void>;
  /** Errors of the database or of the producer in a row; how long to wait. */
  private waits = 0;
  /** Failures of one event applied by itself, in a row; at five it is parked. */
  private failures = 0;
  private single = false;
  /** The producer's word that was checked against its log and found to say nothing wrong. */
  private proven?: Head;

  constructor(
    private readonly address: LaneAddress,
    private readonly dependencies: LaneDependencies,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    await this.running;
  }

  /** After a rebuild: reads the checkpoint again. */
  restart(): void {
    this.at = undefined;
    this.trouble = undefined;
    this.proven = undefined;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        await this.step();
        if (this.trouble && this.trouble !== 'log.rewound') this.trouble = undefined;
      } catch (error) {
        // What fails while a failure is dealt with is a failure like another: a lane never ends.
        await this.failed(error).catch((second: unknown) => this.failed(second).catch(() => this.pause(1_000)));
      }
    }
  }

  private async step(): Promise<void> {
    if (this.trouble === 'log.rewound') return this.awaitRebuild();
    this.at ??= await this.read();
    const { events, page } = await this.ask(this.at);
    if (events.length === 0 || this.stopped || !this.at) return;
    const batch = this.single ? events.slice(0, 1) : events;
    await this.dependencies.db.transaction((tx) => this.apply(tx, batch, page?.after));
    this.reached = this.at.seq;
    this.dependencies.applied?.(batch);
    this.waits = 0;
    this.failures = 0;
    this.single = false;
  }

  private async ask(at: Checkpoint): ReturnType<EventSource['next']> {
    const { source } = this.dependencies;
    const suspected = this.suspect(at);
    if (suspected) source.rewind();
    const found = await source.next(at.seq, this.single ? 1 : undefined);
    if (found.page?.after === at.seq && this.at === at) this.prove(at, found.page, suspected);
    return found;
  }

  /** The runbook's command may reach another copy of the service: the checkpoint tells that it did. */
  private async awaitRebuild(): Promise<void> {
    await this.pause(500);
    const { seq, hash } = await this.read();
    if (seq === this.stuck?.seq && hash === this.stuck.hash) return;
    this.dependencies.source.rewind();
    this.restart();
  }

  /** A word of the producer by which its log would be shorter than what we applied, or another: it is asked before we believe so. */
  private suspect(at: Checkpoint): Head | undefined {
    const { head } = this.dependencies.source;
    if (!head || at.seq === 0 || head === this.proven) return undefined;
    if (head.logId === at.logId && head.seq > at.seq) return undefined;
    return head.logId === at.logId && head.seq === at.seq && head.hash === at.hash ? undefined : head;
  }

  private prove(at: Checkpoint, page: { hashOfAfter: string | null; logId: string }, suspected?: Head): void {
    if (at.seq > 0 && (page.hashOfAfter !== at.hash || page.logId !== at.logId)) this.rewound();
    this.proven = suspected;
  }

  private rewound(): never {
    throw new Problem('conflict', 'log.rewound', { producer: this.address.producer });
  }

  private async read(): Promise<Checkpoint> {
    const { consumer, producer, lane, lanes } = this.address;
    await this.dependencies.db.query(
      `INSERT INTO checkpoint (consumer, producer, lane, lanes) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [consumer, producer, lane, lanes],
    );
    const checkpoint = (await this.select(this.dependencies.db, ''))!;
    this.reached = checkpoint.seq;
    return checkpoint;
  }

  private async select(
    db: { query(sql: string, values: unknown[]): Promise<unknown> },
    lock: string,
  ): Promise<Checkpoint | undefined> {
    const { consumer, producer, lane } = this.address;
    const found = await db.query(
      `SELECT seq, encode(hash, 'hex') AS hash, log_id FROM checkpoint WHERE consumer = $1 AND producer = $2 AND lane = $3 ${lock}`,
      [consumer, producer, lane],
    );
    const row = rowsOf<{ seq: string; hash: string; log_id: string | null }>(found)[0];
    return row && { seq: Number(row.seq), hash: row.hash, logId: row.log_id };
  }

  private async apply(tx: EntityManager, batch: Recorded[], pulledAfter?: number): Promise<void> {
    const { lane, lanes } = this.address;
    await this.dependencies.prepare?.(tx);
    const checkpoint = await this.select(tx, 'FOR UPDATE SKIP LOCKED');
    if (!checkpoint) return this.pause(500); // another copy of this service works on the lane
    this.at = checkpoint;
    const events = batch.filter((event) => event.seq > checkpoint.seq);
    if (events.length === 0) return;
    this.follows(checkpoint, events, pulledAfter === checkpoint.seq);
    const mine = lanes === 1 ? events : events.filter((event) => laneOf(event.event.subject, lanes) === lane);
    const { free, behind } = await this.dependencies.parking.divide(tx, mine);
    await this.dependencies.parking.park(tx, behind, 'behind a parked event of the same aggregate');
    await dispatch(this.dependencies.handlers, free, tx);
    this.at = await this.advance(tx, events.at(-1)!);
  }

  /** Only what the producer itself has just answered can mean `log.rewound`; the broker may still hold what a restore undid. */
  private follows(checkpoint: Checkpoint, events: Recorded[], asked: boolean): void {
    let { hash, seq, logId } = checkpoint;
    if (seq === 0) [hash, logId] = [GENESIS.toString('hex'), events[0]!.logId];
    for (const event of events) {
      const joins = event.previousHash === hash && (logId ?? event.logId) === event.logId;
      const fits = joins && event.seq === seq + 1;
      if (!fits && !asked) throw new Unproven();
      if (event.seq !== seq + 1) throw new Error(`${event.seq} follows ${seq}`);
      if (!joins) this.rewound();
      ({ hash, seq, logId } = event);
    }
  }

  private async advance(tx: EntityManager, last: Recorded): Promise<Checkpoint> {
    const { consumer, producer, lane } = this.address;
    await tx.query(
      `UPDATE checkpoint SET seq = $4, hash = decode($5, 'hex'), log_id = $6, recorded_at = $7
        WHERE consumer = $1 AND producer = $2 AND lane = $3`,
      [consumer, producer, lane, last.seq, last.hash, last.logId, last.recordedAt],
    );
    return { seq: last.seq, hash: last.hash, logId: last.logId };
  }

  private async failed(error: unknown): Promise<void> {
    const at = this.at;
    this.at = undefined;
    if (error instanceof Problem && error.code === 'log.rewound') {
      this.trouble = 'log.rewound';
      this.stuck = at;
      this.dependencies.logger.error({ ...this.address }, 'log.rewound: rebuild this producer by the runbook');
      return;
    }
    if (error instanceof Unproven) {
      this.dependencies.source.rewind();
      return this.pause(50);
    }
    this.trouble = String(error);
    if (isTransient(error)) {
      this.dependencies.logger.warn({ ...this.address, reason: String(error) }, 'consumer waits');
      return this.pause(Math.min(5_000, 100 * 2 ** Math.min(this.waits++, 6)));
    }
    // The batch is applied one by one until the event that fails by itself is found.
    this.failures = this.single ? this.failures + 1 : 0;
    this.single = true;
    if (this.failures >= TRIES) await this.parkFirst(error);
    else if (this.failures > 0) await this.pause(50 * 2 ** this.failures);
  }

  private async parkFirst(error: unknown): Promise<void> {
    const { db, source, parking, logger } = this.dependencies;
    const checkpoint = await this.read();
    const { events } = await source.next(checkpoint.seq, 1);
    const first = events[0];
    if (!first) return;
    const parked = await db.transaction(async (tx) => {
      await this.dependencies.prepare?.(tx);
      const now = await this.select(tx, 'FOR UPDATE SKIP LOCKED');
      if (now?.seq !== checkpoint.seq) return false; // another copy of this service went on
      this.follows(now, [first], false);
      await parking.park(tx, [first], String(error));
      await this.advance(tx, first);
      return true;
    });
    this.failures = 0;
    if (parked) logger.error({ ...this.address, seq: first.seq, type: first.event.type, err: error }, 'event parked');
  }

  private async pause(ms: number): Promise<void> {
    if (!this.stopped) await new Promise((done) => setTimeout(done, ms));
  }
}

/** Hands each handler its events, in seq order. */
export async function dispatch(
  handlers: readonly EventHandler[],
  events: Recorded[],
  tx: EntityManager,
): Promise<void> {
  for (const handler of handlers) {
    const its = events.filter((event) => handler.types.has(event.event.type));
    if (its.length > 0) await handler.apply(its, tx);
  }
}

import type { Logger } from 'pino';
import type { DataSource, EntityManager } from 'typeorm';
import { Problem, type Head, type Recorded } from '#contracts';
import { Bell } from './bell.js';
import type { EventSource } from './event-source.js';
import type { EventHandler } from './on-events.js';
import type { Parking } from './parking.js';
import { rowsOf, type Queryable } from './queryable.js';
import { GENESIS, laneOf } from './recorded.js';

interface LaneDependencies {
  db: DataSource;
  source: EventSource;
  parking: Parking;
  handlers: readonly EventHandler[];
  logger: Logger;
}

interface Checkpoint {
  seq: number;
  hash: string;
  logId: string | null;
}

/** Events that do not follow the checkpoint: the producer is asked what that means. */
class Unproven extends Error {}

const TRIES = 5;
const TRANSIENT = /^(08|40|53|55|57|58)|ECONN|EPIPE|ETIMEDOUT/;
const REWOUND = 'log.rewound';

/** Whether an error says nothing about the event: the database or another service is away. */
export function isTransient(error: unknown): boolean {
  if (error instanceof Problem) return error.kind === 'unavailable';
  const { code, message } = error as { code?: string; message?: string };
  return TRANSIENT.test(code ?? '') || /Connection terminated|connection|timeout/i.test(message ?? '');
}

/** One lane of a consumer: every event is read, its own are applied, the checkpoint moves over all, effect and checkpoint in one transaction. */
export class Lane {
  /** The seq last known to be applied; also while the database is away. */
  reached = 0;
  /** Why the lane does not move; `log.rewound` waits for the runbook's command. */
  trouble?: string;
  private at?: Checkpoint;
  /** Failures of the database or the producer in a row: how long to wait. */
  private waits = 0;
  /** The producer's word that was checked against its log and found to say nothing wrong. */
  private proven?: Head;
  private readonly stopping = new Bell();
  private stopped = false;
  private running?: Promise<void>;

  constructor(
    private readonly address: { consumer: string; producer: string; lane: number; lanes: number },
    private readonly dependencies: LaneDependencies,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.stopping.ring();
    await this.running;
  }

  /** After a rebuild: reads the checkpoint again. */
  restart(): void {
    this.at = this.trouble = this.proven = undefined;
  }

  private async run(): Promise<void> {
    while (!this.stopped) await this.step().catch((error: unknown) => this.failed(error));
  }

  private async step(): Promise<void> {
    if (this.trouble === REWOUND) return this.awaitRebuild();
    const at = (this.at ??= await this.read());
    await this.heed(at);
    const events = await this.dependencies.source.next(this.address.lane, at.seq);
    if (this.at !== at || this.stopped) return;
    try {
      await this.apply(events);
    } catch (error) {
      return await this.doubt(at, error);
    }
    this.trouble = undefined;
    this.waits = 0;
  }

  /** A word of the producer by which its log would be shorter than what was applied, or another: it is asked before that is believed. */
  private async heed(at: Checkpoint): Promise<void> {
    const { head } = this.dependencies.source;
    if (!head || at.seq === 0 || head === this.proven) return;
    const grown = head.seq > at.seq || (head.seq === at.seq && head.hash === at.hash);
    if (head.logId !== at.logId || !grown) await this.prove(at);
    this.proven = head;
  }

  private async doubt(at: Checkpoint, error: unknown): Promise<void> {
    if (!(error instanceof Unproven)) throw error;
    await this.prove(at);
    this.at = undefined;
    this.dependencies.source.rewind();
    if (this.waits++ > 0) throw error;
  }

  /** Only what the producer itself answers can mean `log.rewound`; the broker may still hold what a restore undid. */
  private async prove(at: Checkpoint): Promise<void> {
    const { logId, hashOfAfter, events } = await this.dependencies.source.ask(at.seq, 1);
    const same = at.seq === 0 || (hashOfAfter === at.hash && logId === at.logId);
    if (!same || (events[0] && events[0][2] !== hashBefore(at)))
      throw new Problem('conflict', REWOUND, { producer: this.address.producer });
  }

  /** The batch; what fails by itself in it is found one by one. */
  private async apply(events: Recorded[]): Promise<void> {
    if (events.length === 0) return;
    try {
      await this.commit(events);
    } catch (error) {
      if (isTransient(error) || error instanceof Unproven) throw error;
      for (const event of events) await this.alone(event);
    }
  }

  /** Five tries; then the event is parked, in one transaction with the checkpoint. */
  private async alone(event: Recorded): Promise<void> {
    for (let tries = 1; !this.stopped; tries++) {
      try {
        return await this.commit([event]);
      } catch (error) {
        if (isTransient(error) || error instanceof Unproven) throw error;
        this.trouble = String(error);
        if (tries === TRIES) return this.commit([event], error as Error);
        await this.stopping.wait(50 * 2 ** tries);
      }
    }
  }

  private async commit(events: Recorded[], failure?: Error): Promise<void> {
    const reached = await this.dependencies.db.transaction((tx) => this.applyIn(tx, events, failure));
    if (!reached) return this.stopping.wait(500); // another copy of this service works on the lane
    this.at = reached;
    this.reached = reached.seq;
  }

  private async applyIn(tx: EntityManager, batch: Recorded[], failure?: Error): Promise<Checkpoint | undefined> {
    const { parking, handlers, logger } = this.dependencies;
    const { lane, lanes } = this.address;
    const checkpoint = await this.select(tx, 'FOR UPDATE SKIP LOCKED');
    const events = batch.filter((event) => event.seq > (checkpoint?.seq ?? Infinity));
    if (!checkpoint || events.length === 0) return checkpoint;
    const joined = joining(checkpoint, events);
    if (joined.length === 0) throw new Unproven('events do not follow the checkpoint');
    const mine = lanes === 1 ? joined : joined.filter((event) => laneOf(event.event.subject, lanes) === lane);
    const { free, behind } = await parking.divide(tx, mine);
    await parking.park(tx, behind, 'behind a parked event of the same aggregate');
    if (failure) {
      await parking.park(tx, free, String(failure));
      logger.error({ ...this.address, seq: joined[0]!.seq, err: failure }, 'event parked');
    } else await dispatch(handlers, free, tx);
    return this.advance(tx, joined.at(-1)!);
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

  private async select(db: Queryable, lock: string): Promise<Checkpoint | undefined> {
    const { consumer, producer, lane } = this.address;
    const found = await db.query(
      `SELECT seq::float8 AS seq, encode(hash, 'hex') AS hash, log_id AS "logId" FROM checkpoint
        WHERE consumer = $1 AND producer = $2 AND lane = $3 ${lock}`,
      [consumer, producer, lane],
    );
    return rowsOf<Checkpoint>(found)[0];
  }

  private async advance(tx: Queryable, { seq, hash, logId, recordedAt }: Recorded): Promise<Checkpoint> {
    const { consumer, producer, lane } = this.address;
    await tx.query(
      `UPDATE checkpoint SET seq = $4, hash = decode($5, 'hex'), log_id = $6, recorded_at = $7
        WHERE consumer = $1 AND producer = $2 AND lane = $3`,
      [consumer, producer, lane, seq, hash, logId, recordedAt],
    );
    return { seq, hash, logId };
  }

  private async failed(error: unknown): Promise<void> {
    if (error instanceof Problem && error.code === REWOUND) {
      this.trouble = REWOUND;
      return this.dependencies.logger.error({ ...this.address }, 'log.rewound: rebuild this producer by the runbook');
    }
    this.at = undefined;
    this.trouble = String(error);
    this.dependencies.logger.warn({ ...this.address, reason: this.trouble }, 'consumer waits');
    await this.stopping.wait(Math.min(5_000, 100 * 2 ** this.waits++));
  }

  /** The runbook's command may reach another copy of the service: the checkpoint tells that it did. */
  private async awaitRebuild(): Promise<void> {
    const stuck = this.at;
    await this.stopping.wait(500);
    const now = await this.read();
    if (this.at !== stuck || (now.seq === stuck?.seq && now.hash === stuck.hash)) return;
    this.dependencies.source.rewind();
    this.restart();
  }
}

const hashBefore = ({ seq, hash }: Checkpoint): string => (seq === 0 ? GENESIS.toString('hex') : hash);

/** The events up to the first that does not continue number, chain and log. */
function joining(checkpoint: Checkpoint, events: Recorded[]): Recorded[] {
  let { seq, logId } = checkpoint;
  let hash = hashBefore(checkpoint);
  const end = events.findIndex((event) => {
    if (event.seq !== seq + 1 || event.previousHash !== hash || event.logId !== (logId ?? event.logId)) return true;
    ({ seq, hash, logId } = event);
    return false;
  });
  return end < 0 ? events : events.slice(0, end);
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

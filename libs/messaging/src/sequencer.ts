import type { Logger } from 'pino';
import pg from 'pg';
import type { Head } from '#contracts';
import type { Clock } from './clock.js';
import { chained, lastNumbered, logIdentity, type LastNumbered } from './log-state.js';
import { rowsOf } from './queryable.js';

export interface NumberedEvent {
  logId: string;
  seq: number;
  recordedAt: string;
  previousHash: string;
  hash: string;
  id: string;
  type: string;
  text: string;
}

interface Unnumbered {
  position: string;
  xid: string;
  id: string;
  type: string;
  body: string;
}

const BATCH = 1_000;
const BUSY_MS = 20;
const IDLE_MS = 250;
const STAYS_BUSY_MS = 2_000;
/** What is committed so soon after other events is numbered with the next round: two statements for many instead of for each. */
const GATHER_MS = 5;
/** Any number, the same in every copy of a service: the lock is one a database. */
const LOCK = 727_001;

const UNNUMBERED = `
  SELECT position, xid::text, id, type, body FROM event_log
   WHERE position > $1 AND (xid, position) > ($2::text::xid8, $3::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())
   ORDER BY event_log.xid, position LIMIT ${BATCH}`;
/** After a restore old xids may be larger than new ones: what was not numbered is ordered by position, before all that comes. */
const UNNUMBERED_AFTER_RESTORE = `
  SELECT l.position, l.xid::text, l.id, l.type, l.body FROM event_log l
   WHERE NOT EXISTS (SELECT 1 FROM event_seq s WHERE s.position = l.position) ORDER BY l.position LIMIT ${BATCH}`;
const NUMBER = `
  INSERT INTO event_seq (seq, position, recorded_at, previous_hash, hash)
  SELECT * FROM unnest($1::bigint[], $2::bigint[], $3::timestamptz[], $4::bytea[], $5::bytea[])`;

/**
 * Gives committed events their number, one leader a database. Order `(xid, position)` below the snapshot's xmin never skips a
 * transaction that commits late. Numbers on the very connection that holds the advisory lock, so a lost leader can't number.
 */
export class Sequencer {
  private stopped = false;
  private running?: Promise<void>;
  private wake?: () => void;
  private rang = false;
  private busyUntil = 0;
  private client?: pg.Client;
  private last?: LastNumbered;
  private logId = '';
  private floor = 0;

  constructor(
    private readonly url: string,
    private readonly clock: Clock,
    private readonly logger: Logger,
    private readonly publish: (events: NumberedEvent[]) => void,
    private readonly say: (head: Head) => void,
  ) {}

  start(): void {
    this.running = this.run();
  }

  /** Something may have been committed. */
  ring(): void {
    this.busyUntil = this.clock.now().getTime() + STAYS_BUSY_MS;
    this.rang = true;
    this.wake?.();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.wake?.();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      try {
        if (await this.lead()) await this.work();
        else await this.pause(1_000);
      } catch (error) {
        if (!this.stopped) this.logger.warn({ err: error }, 'sequencer starts again');
        await this.pause(500);
      } finally {
        await this.client?.end().catch(() => undefined);
        this.client = undefined;
      }
    }
  }

  private async lead(): Promise<boolean> {
    const client = new pg.Client({ connectionString: this.url, application_name: 'sequencer', keepAlive: true });
    client.on('error', () => undefined);
    this.client = client;
    await client.connect();
    const locked = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK]);
    if (!locked.rows[0]?.locked) return false;
    const identity = await logIdentity(client);
    this.logId = identity.logId;
    this.floor = identity.floor;
    this.last = await lastNumbered(client);
    if (identity.restored) await this.afterRestore(client);
    if (Number(this.last.position) <= this.floor) this.last = { ...this.last, xid: '0', position: '0' };
    return true;
  }

  private async afterRestore(client: pg.Client): Promise<void> {
    let numbered = 0;
    for (let rows = await this.read(client, UNNUMBERED_AFTER_RESTORE, []); rows.length > 0;) {
      await this.number(client, rows);
      numbered += rows.length;
      rows = await this.read(client, UNNUMBERED_AFTER_RESTORE, []);
    }
    const kept = await client.query<{ floor: string }>(
      `UPDATE log_identity SET system_identifier = (SELECT system_identifier::text FROM pg_control_system()),
         floor = coalesce((SELECT max(position) FROM event_log), 0) RETURNING floor`,
    );
    this.floor = Number(kept.rows[0]?.floor ?? 0);
    this.logger.info({ numbered, floor: this.floor }, 'log restored into another cluster');
  }

  private async work(): Promise<void> {
    let said = 0;
    while (!this.stopped) {
      const at = this.clock.now();
      const last = this.last!;
      const rows = await this.read(this.client!, UNNUMBERED, [this.floor, last.xid, last.position]);
      if (rows.length > 0) await this.number(this.client!, rows);
      if (at.getTime() - said >= 1_000 && rows.length < BATCH) {
        said = at.getTime();
        this.say({
          logId: this.logId,
          seq: this.last!.seq,
          hash: this.last!.hash.toString('hex'),
          at: at.toISOString(),
        });
      }
      if (rows.length > 0) this.busyUntil = at.getTime() + STAYS_BUSY_MS;
      if (rows.length > 0 && rows.length < BATCH) await new Promise((done) => setTimeout(done, GATHER_MS));
      if (rows.length < BATCH) await this.pause(at.getTime() < this.busyUntil ? BUSY_MS : IDLE_MS);
    }
  }

  private async read(client: pg.Client, text: string, values: unknown[]): Promise<Unnumbered[]> {
    return rowsOf<Unnumbered>(await client.query({ text, values }));
  }

  private async number(client: pg.Client, rows: Unnumbered[]): Promise<void> {
    const before = this.last!;
    const at = new Date(Math.max(this.clock.now().getTime(), before.recordedAt.getTime()));
    const recordedAt = at.toISOString();
    const numbered: NumberedEvent[] = [];
    let { seq, hash } = before;
    const previous: Buffer[] = [];
    const hashes: Buffer[] = [];
    for (const row of rows) {
      const next = chained(hash, seq + 1, recordedAt, row.body);
      numbered.push({
        logId: this.logId,
        seq: seq + 1,
        recordedAt,
        previousHash: hash.toString('hex'),
        hash: next.toString('hex'),
        id: row.id,
        type: row.type,
        text: row.body,
      });
      previous.push(hash);
      hashes.push(next);
      hash = next;
      seq += 1;
    }
    const positions = rows.map((row) => row.position);
    await client.query(NUMBER, [numbered.map((event) => event.seq), positions, rows.map(() => at), previous, hashes]);
    const end = rows.at(-1)!;
    this.last = { seq, hash, recordedAt: at, xid: end.xid, position: end.position };
    this.publish(numbered);
  }

  private async pause(ms: number): Promise<void> {
    let timer: NodeJS.Timeout | undefined;
    if (!this.stopped && !this.rang)
      await new Promise<void>((resolve) => {
        this.wake = resolve;
        timer = setTimeout(resolve, ms);
      });
    clearTimeout(timer);
    this.wake = undefined;
    this.rang = false;
  }
}

import { createHash } from 'node:crypto';
import pg from 'pg';
import type { Logger } from 'pino';
import type { Head } from '#contracts';
import { Bell } from './bell.js';
import type { Clock } from './clock.js';
import { GENESIS } from './recorded.js';

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

/** Where the log stands: its last numbered event, and up to which position numbers were given by position, after a restore into another cluster. */
interface End {
  logId: string;
  restored: boolean;
  floor: string;
  seq: number;
  hash: Buffer;
  recordedAt: Date;
  xid: string;
  position: string;
}

const BATCH = 1_000;
const BUSY_MS = 20;
const IDLE_MS = 250;
const STAYS_BUSY_MS = 2_000;
/** What is committed so soon after other events is numbered with the next round: two statements for many instead of for each. */
const GATHER_MS = 5;
/** A statement that has its position has its transaction's number long before this is over. */
const SETTLES_MS = 500;
/** Any number, the same in every copy of a service: the lock is one a database. */
const LOCK = 727_001;

const END = `
  SELECT i.log_id AS "logId", i.system_identifier <> c.system_identifier::text AS restored, i.floor,
         coalesce(s.seq, 0)::float8 AS seq, coalesce(s.hash, $1) AS hash, coalesce(s.recorded_at, 'epoch') AS "recordedAt",
         CASE WHEN l.position > i.floor THEN l.xid::text ELSE '0' END AS xid,
         CASE WHEN l.position > i.floor THEN l.position ELSE 0 END AS position
    FROM log_identity i CROSS JOIN pg_control_system() c
    LEFT JOIN (SELECT * FROM event_seq ORDER BY seq DESC LIMIT 1) s ON true LEFT JOIN event_log l USING (position)`;
const UNNUMBERED = `
  SELECT position, xid::text, id, type, body FROM event_log
   WHERE position > $1 AND (xid, position) > ($2::text::xid8, $3::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())
   ORDER BY event_log.xid, position LIMIT ${BATCH}`;
/** Positions up to here may belong to rows from before a restore; who writes from now on gets a greater one. */
const FLOOR = `
  SELECT greatest((SELECT max(position) FROM event_log),
                  pg_sequence_last_value(pg_get_serial_sequence('event_log', 'position')::regclass), 0) AS floor`;
/** After a restore old xids may be larger than new ones: what was not numbered is ordered by position, before all that comes. */
const UNNUMBERED_AFTER_RESTORE = `
  SELECT l.position, l.xid::text, l.id, l.type, l.body FROM event_log l
   WHERE l.position <= $1 AND NOT EXISTS (SELECT 1 FROM event_seq s WHERE s.position = l.position)
   ORDER BY l.position LIMIT ${BATCH}`;
const RESTORED = `
  UPDATE log_identity SET floor = $1, system_identifier = (SELECT system_identifier::text FROM pg_control_system())`;
const NUMBER = `
  INSERT INTO event_seq (seq, position, recorded_at, previous_hash, hash)
  SELECT seq, position, $3, previous_hash, hash
    FROM unnest($1::bigint[], $2::bigint[], $4::bytea[], $5::bytea[]) AS numbered (seq, position, previous_hash, hash)`;

/** `sha256(previousHash ‖ seq ‖ recordedAt ‖ text)`: a chain over bytes; seq in decimal, recordedAt as RFC 3339 with ms and Z. */
const chained = (previous: Buffer, seq: number, recordedAt: string, text: string): Buffer =>
  createHash('sha256').update(previous).update(`${seq}${recordedAt}`).update(text).digest();

/**
 * Gives committed events their number, one leader a database. Order `(xid, position)` below the snapshot's xmin never skips a
 * transaction that commits late. Numbers on the very connection that holds the advisory lock, so a lost leader can't number.
 */
export class Sequencer {
  private stopped = false;
  private running?: Promise<void>;
  private busyUntil = 0;
  private readonly bell = new Bell();

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
    this.bell.ring();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    this.bell.ring();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped) {
      const client = new pg.Client({ connectionString: this.url, application_name: 'sequencer', keepAlive: true });
      client.on('error', () => undefined);
      try {
        await client.connect();
        const locked = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1) AS locked', [LOCK]);
        if (locked.rows[0]?.locked) await this.lead(client);
        else await this.bell.wait(1_000);
      } catch (error) {
        if (!this.stopped) this.logger.warn({ err: error }, 'sequencer starts again');
        await this.bell.wait(500);
      } finally {
        await client.end().catch(() => undefined);
      }
    }
  }

  private async lead(client: pg.Client): Promise<void> {
    let end = await this.end(client);
    if (end.restored) end = await this.afterRestore(client, end);
    for (let said = 0; !this.stopped;) {
      const at = this.clock.now();
      const { rows } = await client.query<Unnumbered>(UNNUMBERED, [end.floor, end.xid, end.position]);
      if (rows.length > 0) {
        end = await this.number(client, end, rows);
        this.busyUntil = at.getTime() + STAYS_BUSY_MS;
      }
      if (rows.length === BATCH) continue;
      if (at.getTime() - said >= 1_000) {
        said = at.getTime();
        this.say({ logId: end.logId, seq: end.seq, hash: end.hash.toString('hex'), at: at.toISOString() });
      }
      if (rows.length > 0) await new Promise((done) => setTimeout(done, GATHER_MS));
      await this.bell.wait(at.getTime() < this.busyUntil ? BUSY_MS : IDLE_MS);
    }
  }

  private async end(client: pg.Client): Promise<End> {
    const [end] = (await client.query<End>(END, [GENESIS])).rows;
    if (!end) throw new Error('log_identity is empty: the migration of the event log has not run');
    return end;
  }

  private async afterRestore(client: pg.Client, before: End): Promise<End> {
    const { floor } = (await client.query<{ floor: string }>(FLOOR)).rows[0]!;
    await this.writersEnd(client);
    let end = before;
    for (;;) {
      const { rows } = await client.query<Unnumbered>(UNNUMBERED_AFTER_RESTORE, [floor]);
      if (rows.length === 0) break;
      end = await this.number(client, end, rows);
    }
    await client.query(RESTORED, [floor]);
    this.logger.info({ numbered: end.seq - before.seq, floor }, 'log restored into another cluster');
    return this.end(client);
  }

  /** Waits until who writes now has committed; a row of a position below the floor that came later would never be numbered. */
  private async writersEnd(client: pg.Client): Promise<void> {
    await new Promise((done) => setTimeout(done, SETTLES_MS));
    const next = await client.query<{ xid: string }>('SELECT pg_current_xact_id()::text AS xid');
    const sql = 'SELECT pg_snapshot_xmin(pg_current_snapshot()) >= $1::text::xid8 AS ended';
    while (!(await client.query<{ ended: boolean }>(sql, [next.rows[0]!.xid])).rows[0]!.ended)
      await new Promise((done) => setTimeout(done, BUSY_MS));
  }

  private async number(client: pg.Client, before: End, rows: Unnumbered[]): Promise<End> {
    const recordedAt = new Date(Math.max(this.clock.now().getTime(), before.recordedAt.getTime()));
    const at = recordedAt.toISOString();
    let { seq, hash } = before;
    const links = rows.map(({ body }) => {
      const previous = hash;
      hash = chained(previous, ++seq, at, body);
      return { seq, previous, hash };
    });
    await client.query(NUMBER, [
      links.map((link) => link.seq),
      rows.map((row) => row.position),
      recordedAt,
      links.map((link) => link.previous),
      links.map((link) => link.hash),
    ]);
    this.publish(
      rows.map(({ id, type, body: text }, n) => ({
        ...{ logId: before.logId, recordedAt: at, id, type, text },
        ...{
          seq: links[n]!.seq,
          previousHash: links[n]!.previous.toString('hex'),
          hash: links[n]!.hash.toString('hex'),
        },
      })),
    );
    const { xid, position } = rows.at(-1)!;
    return { ...before, seq, hash, recordedAt, xid, position };
  }
}

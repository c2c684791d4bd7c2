import { createHash } from 'node:crypto';
import { rowsOf, type Queryable } from './queryable.js';

/** The hash before the first event. */
export const GENESIS = Buffer.alloc(32);

export interface LogIdentity {
  logId: string;
  /** Positions up to here were numbered by position, after a restore into another cluster. */
  floor: number;
}

/** `sha256(previousHash ‖ seq ‖ recordedAt ‖ text)`: a chain over bytes; seq in decimal, recordedAt as RFC 3339 with ms and Z. */
export const chained = (previous: Buffer, seq: number, recordedAt: string, text: string): Buffer =>
  createHash('sha256').update(previous).update(`${seq}${recordedAt}`).update(text).digest();

export interface LastNumbered {
  seq: number;
  hash: Buffer;
  recordedAt: Date;
  xid: string;
  position: string;
}

/** The end of the chain, or its beginning when nothing is numbered. */
export async function lastNumbered(db: Queryable): Promise<LastNumbered> {
  const found = await db.query(
    `SELECT s.seq, s.hash, s.recorded_at, l.xid::text, l.position FROM event_seq s JOIN event_log l USING (position)
      ORDER BY s.seq DESC LIMIT 1`,
  );
  type Row = { seq: string; hash: Buffer; recorded_at: Date; xid: string; position: string };
  const row = rowsOf<Row>(found)[0];
  if (!row) return { seq: 0, hash: GENESIS, recordedAt: new Date(0), xid: '0', position: '0' };
  return { seq: Number(row.seq), hash: row.hash, recordedAt: row.recorded_at, xid: row.xid, position: row.position };
}

export async function logIdentity(db: Queryable): Promise<LogIdentity & { restored: boolean }> {
  const found = await db.query(
    `SELECT log_id, floor, i.system_identifier <> c.system_identifier::text AS restored
       FROM log_identity i, pg_control_system() c`,
  );
  const row = rowsOf<{ log_id: string; floor: string; restored: boolean }>(found)[0];
  if (!row) throw new Error('log_identity is empty: the migration of the event log has not run');
  return { logId: row.log_id, floor: Number(row.floor), restored: row.restored };
}

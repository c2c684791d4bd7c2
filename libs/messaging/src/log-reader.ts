import type { DataSource } from 'typeorm';
import type { ChainReport, EventPage, RecordedRow } from '#contracts';
import { GENESIS, chained, logIdentity } from './log-state.js';
import { rowsOf } from './queryable.js';

const PAGE_BYTES = 400_000;
const VERIFIED_AT_ONCE = 5_000;

interface Row {
  seq: string;
  recorded_at: Date;
  previous_hash: Buffer;
  hash: Buffer;
  body: string;
}

interface Link {
  seq: number;
  hash: Buffer;
}

function faultOf(row: Row, before: Link): string | undefined {
  if (Number(row.seq) !== before.seq + 1) return 'a hole before it';
  const expected = chained(before.hash, before.seq + 1, row.recorded_at.toISOString(), row.body ?? '');
  return row.hash.equals(expected) && row.previous_hash.equals(before.hash) ? undefined : 'the hash differs';
}

const EVENTS = `
  SELECT seq, recorded_at, previous_hash, hash, body FROM (
    SELECT s.seq, s.recorded_at, s.previous_hash, s.hash, l.body,
           sum(octet_length(l.body) + 250) OVER (ORDER BY s.seq) AS bytes
      FROM (SELECT * FROM event_seq WHERE seq > $1 ORDER BY seq LIMIT $2) s JOIN event_log l USING (position)
  ) page WHERE bytes <= ${PAGE_BYTES} OR seq = $1::bigint + 1 ORDER BY seq`;

/** Reads a service's own numbered events: pages for consumers that are behind, and the check of the whole chain. */
export class LogReader {
  private logId?: string;

  constructor(private readonly db: DataSource) {}

  /** Events after a seq, at most 400 kB of text. `hashOfAfter` lets the reader see that the log is still the one it knows. */
  async page(after: number, limit: number): Promise<EventPage> {
    this.logId ??= (await logIdentity(this.db)).logId;
    const rows = rowsOf<Row>(await this.db.query(EVENTS, [after, limit]));
    const head = rowsOf<{ head: string | null }>(await this.db.query('SELECT max(seq) AS head FROM event_seq'))[0]
      ?.head;
    return {
      logId: this.logId,
      head: Number(head ?? 0),
      hashOfAfter: await this.hashOf(after),
      events: rows.map(recordedRow),
    };
  }

  async seqOf(position: number): Promise<number> {
    const found: unknown = await this.db.query('SELECT seq FROM event_seq WHERE position = $1', [position]);
    return Number(rowsOf<{ seq: string }>(found)[0]?.seq ?? 0);
  }

  /** Recomputes every hash of the chain and counts what is numbered. */
  async verify(): Promise<Omit<ChainReport, 'checkpoints'>> {
    const { logId } = await logIdentity(this.db);
    const faults: object[] = [];
    let last: Link = { seq: 0, hash: GENESIS };
    for (let rows = await this.rowsAfter(0); rows.length > 0 && faults.length < 100;) {
      for (const row of rows) {
        const fault = faultOf(row, last);
        if (fault) faults.push({ seq: row.seq, fault });
        last = { seq: Number(row.seq), hash: row.hash };
      }
      rows = await this.rowsAfter(last.seq);
    }
    const counted: unknown = await this.db.query(
      'SELECT (SELECT count(*) FROM event_log) - (SELECT count(*) FROM event_seq) AS unnumbered',
    );
    const unnumbered = Number(rowsOf<{ unnumbered: string }>(counted)[0]?.unnumbered ?? 0);
    return { logId, events: last.seq, unnumbered, hash: last.hash.toString('hex'), faults };
  }

  private async rowsAfter(seq: number): Promise<Row[]> {
    const found: unknown = await this.db.query(
      `SELECT s.seq, s.recorded_at, s.previous_hash, s.hash, l.body FROM event_seq s LEFT JOIN event_log l USING (position)
        WHERE s.seq > $1 ORDER BY s.seq LIMIT ${VERIFIED_AT_ONCE}`,
      [seq],
    );
    return rowsOf<Row>(found);
  }

  private async hashOf(seq: number): Promise<string | null> {
    if (seq === 0) return '';
    const found: unknown = await this.db.query(`SELECT encode(hash, 'hex') AS hash FROM event_seq WHERE seq = $1`, [
      seq,
    ]);
    return rowsOf<{ hash: string }>(found)[0]?.hash ?? null;
  }
}

const recordedRow = (row: Row): RecordedRow => [
  Number(row.seq),
  row.recorded_at.toISOString(),
  row.previous_hash.toString('hex'),
  row.hash.toString('hex'),
  row.body,
];

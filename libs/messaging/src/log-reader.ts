import type { DataSource } from 'typeorm';
import type { ChainReport, EventPage, RecordedRow } from '#contracts';
import { rowsOf } from './queryable.js';
import { GENESIS } from './recorded.js';

const PAGE_BYTES = 400_000;
const CHECKED_AT_ONCE = 20_000;

/** At most 400 kB of text, but at least one event. */
const PAGE = `
  SELECT seq::float8 AS seq, recorded_at, encode(previous_hash, 'hex') AS previous, encode(hash, 'hex') AS hash, body
    FROM (SELECT s.*, l.body, sum(octet_length(l.body) + 250) OVER (ORDER BY s.seq) AS bytes
            FROM (SELECT * FROM event_seq WHERE seq > $1 ORDER BY seq LIMIT $2) s JOIN event_log l USING (position)) page
   WHERE bytes <= ${PAGE_BYTES} OR seq = $1::bigint + 1 ORDER BY seq`;
const ENDS = `
  SELECT (SELECT log_id FROM log_identity) AS "logId", coalesce(max(seq), 0)::float8 AS head,
         CASE $1::bigint WHEN 0 THEN '' ELSE (SELECT encode(hash, 'hex') FROM event_seq WHERE seq = $1) END AS "hashOfAfter"
    FROM event_seq`;
const END = `
  SELECT (SELECT log_id FROM log_identity) AS "logId", coalesce(max(seq), 0)::float8 AS events,
         (SELECT count(*) FROM event_log)::float8 - count(*) AS unnumbered,
         coalesce((SELECT encode(hash, 'hex') FROM event_seq ORDER BY seq DESC LIMIT 1), encode($1::bytea, 'hex')) AS hash
    FROM event_seq`;
/** What `chained` made, computed again by the database itself; the event `$1` is only looked at as the one before. */
const FAULTS = `
  SELECT seq::text, fault FROM (
    SELECT seq, CASE WHEN seq <> lag(seq, 1, 0::bigint) OVER before + 1 THEN 'a hole before it'
        WHEN previous_hash <> lag(hash, 1, $2::bytea) OVER before OR hash <> sha256(previous_hash || convert_to(
          seq || to_char(recorded_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || coalesce(body, ''), 'UTF8'))
        THEN 'the hash differs' END AS fault
      FROM event_seq LEFT JOIN event_log USING (position)
     WHERE seq BETWEEN $1 AND $1::bigint + ${CHECKED_AT_ONCE} WINDOW before AS (ORDER BY seq)) checked
   WHERE seq > $1 AND fault IS NOT NULL ORDER BY seq`;

interface Row {
  seq: number;
  recorded_at: Date;
  previous: string;
  hash: string;
  body: string;
}

/** Reads a service's own numbered events: pages for consumers that are behind, and the check of the whole chain. */
export class LogReader {
  constructor(private readonly db: DataSource) {}

  /** Events after a seq, at most 400 kB of text. `hashOfAfter` lets the reader see that the log is still the one it knows. */
  async page(after: number, limit: number): Promise<EventPage> {
    const rows = await this.query<Row>(PAGE, after, limit);
    const [ends] = await this.query<Omit<EventPage, 'events'>>(ENDS, after);
    const events = rows.map(({ seq, recorded_at, previous, hash, body }): RecordedRow => [
      seq,
      recorded_at.toISOString(),
      previous,
      hash,
      body,
    ]);
    return { ...ends!, events };
  }

  async seqOf(position: number): Promise<number> {
    const found = await this.query<{ seq: number }>(
      'SELECT seq::float8 AS seq FROM event_seq WHERE position = $1',
      position,
    );
    return found[0]?.seq ?? 0;
  }

  /** Recomputes every hash of the chain and counts what is numbered. */
  async verify(): Promise<Omit<ChainReport, 'checkpoints'>> {
    const [end] = await this.query<Omit<ChainReport, 'faults' | 'checkpoints'>>(END, GENESIS);
    const faults: object[] = [];
    for (let after = 0; after < end!.events && faults.length < 100; after += CHECKED_AT_ONCE)
      faults.push(...(await this.query<object>(FAULTS, after, GENESIS)));
    return { ...end!, faults: faults.slice(0, 100) };
  }

  private async query<T>(sql: string, ...values: unknown[]): Promise<T[]> {
    return rowsOf<T>(await this.db.query(sql, values));
  }
}

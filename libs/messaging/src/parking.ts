import { upcast, type Recorded } from '#contracts';
import { rowsOf, type Queryable } from './queryable.js';

/** Events that failed by themselves, and what came after them of the same aggregate; kept in the database, replayed in seq order. */
export class Parking {
  constructor(
    private readonly consumer: string,
    private readonly producer: string,
  ) {}

  /** Splits a batch: what must wait behind a parked event of its aggregate, and what may be applied. */
  async divide(tx: Queryable, events: Recorded[]): Promise<{ free: Recorded[]; behind: Recorded[] }> {
    const parked = await this.subjects(tx);
    if (parked.size === 0) return { free: events, behind: [] };
    const free = events.filter((event) => !parked.has(event.event.subject));
    return { free, behind: events.filter((event) => parked.has(event.event.subject)) };
  }

  async park(tx: Queryable, events: Recorded[], error: string): Promise<void> {
    for (const recorded of events) {
      await tx.query(
        `INSERT INTO parked_event (consumer, producer, seq, subject, type, recorded, error)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [
          this.consumer,
          this.producer,
          recorded.seq,
          recorded.event.subject,
          recorded.event.type,
          JSON.stringify(recorded),
          error,
        ],
      );
    }
  }

  /** The first parked event of one aggregate or of all but those in `except`. */
  async first(tx: Queryable, subject: string | undefined, except: readonly string[]): Promise<Recorded | undefined> {
    const found = await tx.query(
      `SELECT recorded FROM parked_event WHERE consumer = $1 AND producer = $2 AND ($3::uuid IS NULL OR subject = $3)
          AND subject <> ALL($4::uuid[]) ORDER BY seq LIMIT 1`,
      [this.consumer, this.producer, subject ?? null, except],
    );
    const recorded = rowsOf<{ recorded: Recorded }>(found)[0]?.recorded;
    return recorded && { ...recorded, event: upcast(recorded.event) };
  }

  async count(tx: Queryable, subject?: string): Promise<number> {
    const found = await tx.query(
      `SELECT count(*) AS n FROM parked_event WHERE consumer = $1 AND producer = $2 AND ($3::uuid IS NULL OR subject = $3)`,
      [this.consumer, this.producer, subject ?? null],
    );
    return Number(rowsOf<{ n: string }>(found)[0]?.n ?? 0);
  }

  /** False when another replay was sooner. */
  async unpark(tx: Queryable, seq: number): Promise<boolean> {
    const found = await tx.query(
      'DELETE FROM parked_event WHERE consumer = $1 AND producer = $2 AND seq = $3 RETURNING seq',
      [this.consumer, this.producer, seq],
    );
    return rowsOf(found).length > 0;
  }

  /** Read anew in each transaction: another copy of the service may have parked or replayed. */
  private async subjects(tx: Queryable): Promise<Set<string>> {
    const found = await tx.query('SELECT DISTINCT subject FROM parked_event WHERE consumer = $1 AND producer = $2', [
      this.consumer,
      this.producer,
    ]);
    return new Set(rowsOf<{ subject: string }>(found).map((row) => row.subject));
  }
}

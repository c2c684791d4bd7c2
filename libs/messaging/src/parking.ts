import { upcast, type Envelope, type Recorded } from '#contracts';
import { rowsOf, type Queryable } from './queryable.js';

/** Events that failed by themselves, and what came after them of the same aggregate; kept in the database, replayed in seq order. */
export class Parking {
  private subjects?: Set<string>;

  constructor(
    private readonly consumer: string,
    private readonly producer: string,
  ) {}

  /** Splits a batch: what must wait behind a parked event of its aggregate, and what may be applied. */
  async divide(tx: Queryable, events: Recorded[]): Promise<{ free: Recorded[]; behind: Recorded[] }> {
    this.subjects ??= await this.load(tx);
    const parked = this.subjects;
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

  /** What is parked changed, here or in another copy of the service. */
  forget(): void {
    this.subjects = undefined;
  }

  async waiting(tx: Queryable, subject?: string): Promise<Recorded[]> {
    const found = await tx.query(
      `SELECT recorded FROM parked_event WHERE consumer = $1 AND producer = $2 AND ($3::uuid IS NULL OR subject = $3)
        ORDER BY seq FOR UPDATE`,
      [this.consumer, this.producer, subject ?? null],
    );
    return rowsOf<{ recorded: Recorded }>(found).map(({ recorded }) => ({
      ...recorded,
      event: upcast(recorded.event as Envelope),
    }));
  }

  async unpark(tx: Queryable, seq: number): Promise<void> {
    await tx.query('DELETE FROM parked_event WHERE consumer = $1 AND producer = $2 AND seq = $3', [
      this.consumer,
      this.producer,
      seq,
    ]);
  }

  private async load(tx: Queryable): Promise<Set<string>> {
    const found = await tx.query('SELECT DISTINCT subject FROM parked_event WHERE consumer = $1 AND producer = $2', [
      this.consumer,
      this.producer,
    ]);
    return new Set(rowsOf<{ subject: string }>(found).map((row) => row.subject));
  }
}

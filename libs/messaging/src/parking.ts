import { upcast, type Recorded } from '#contracts';
import { rowsOf, type Queryable } from './queryable.js';

/** The parked events of a consumer and a producer, of one aggregate where `$3` names it. */
const THESE = 'FROM parked_event WHERE consumer = $1 AND producer = $2 AND ($3::uuid IS NULL OR subject = $3)';

/** Events that failed by themselves, and what came after them of the same aggregate; kept in the database, replayed in seq order. */
export class Parking {
  constructor(
    private readonly consumer: string,
    private readonly producer: string,
  ) {}

  /** Splits a batch: what must wait behind a parked event of its aggregate, and what may be applied; read anew, since another copy of the service may have parked or replayed. */
  async divide(tx: Queryable, events: Recorded[]): Promise<{ free: Recorded[]; behind: Recorded[] }> {
    const parked = new Set(
      (await this.query<{ subject: string }>(tx, 'SELECT DISTINCT subject')).map((row) => row.subject),
    );
    const isParked = ({ event }: Recorded) => parked.has(event.subject);
    if (parked.size === 0) return { free: events, behind: [] };
    return { free: events.filter((event) => !isParked(event)), behind: events.filter(isParked) };
  }

  async park(tx: Queryable, events: Recorded[], error: string): Promise<void> {
    for (const recorded of events) {
      const { subject, type } = recorded.event;
      await tx.query(
        `INSERT INTO parked_event (consumer, producer, seq, subject, type, recorded, error)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT DO NOTHING`,
        [this.consumer, this.producer, recorded.seq, subject, type, JSON.stringify(recorded), error],
      );
    }
  }

  /** Takes out the first parked event of one aggregate, or of all but those in `except`. */
  async take(tx: Queryable, subject: string | undefined, except: readonly string[]): Promise<Recorded | undefined> {
    const first = `(SELECT min(seq) ${THESE} AND subject <> ALL($4::uuid[]))`;
    const found = await tx.query(`DELETE ${THESE} AND seq = ${first} RETURNING recorded`, [
      this.consumer,
      this.producer,
      subject ?? null,
      except,
    ]);
    const recorded = rowsOf<{ recorded: Recorded }>(found)[0]?.recorded;
    return recorded && { ...recorded, event: upcast(recorded.event) };
  }

  async count(db: Queryable, subject?: string): Promise<number> {
    return (await this.query<{ n: number }>(db, 'SELECT count(*)::integer AS n', subject))[0]!.n;
  }

  private async query<T>(db: Queryable, select: string, subject?: string): Promise<T[]> {
    return rowsOf<T>(await db.query(`${select} ${THESE}`, [this.consumer, this.producer, subject ?? null]));
  }
}

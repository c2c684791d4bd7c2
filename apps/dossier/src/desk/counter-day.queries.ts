import { rowsOf, type Queryable } from '#messaging';
import type { CounterDayLine, CounterDayVisit } from '#contracts';

/** From which instant to which a day lasts in Vietnam. */
export interface DayBounds {
  from: string;
  to: string;
}

interface LineRow extends Omit<CounterDayLine, 'at'> {
  at: Date;
}

const line = (row: LineRow): CounterDayLine => ({ ...row, at: row.at.toISOString() });

/** Where a dossier comes in: its receiving unit, else the agency itself. */
const AT_COUNTER = '(receiving_unit_id = $1 OR (receiving_unit_id IS NULL AND agency_id = $1))';

/** Both indexes of lists lead to the day; a dossier stands in one of them only. */
export async function takenIn(db: Queryable, agencyId: string, { from, to }: DayBounds): Promise<CounterDayLine[]> {
  const at = 'coalesce(received_at, submitted_at)';
  const part = (column: string, more: string) =>
    `SELECT code, procedure_code AS "procedureCode", channel, received_at AS at FROM dossier
      WHERE ${column} = $1 AND ${at} >= $2::timestamptz AND ${at} < $3::timestamptz AND code IS NOT NULL ${more}`;
  const found = await db.query(
    `${part('receiving_unit_id', '')} UNION ALL ${part('agency_id', 'AND receiving_unit_id IS NULL')} ORDER BY code`,
    [agencyId, from, to],
  );
  return rowsOf<LineRow>(found).map(line);
}

export async function givenOut(db: Queryable, agencyId: string, { from, to }: DayBounds): Promise<CounterDayLine[]> {
  const found = await db.query(
    `SELECT code, procedure_code AS "procedureCode", return_channel AS channel, returned_at AS at FROM dossier
      WHERE returned_at >= $2::timestamptz AND returned_at < $3::timestamptz AND ${AT_COUNTER} ORDER BY code`,
    [agencyId, from, to],
  );
  return rowsOf<LineRow>(found).map(line);
}

export async function visitsOf(db: Queryable, agencyId: string, day: string): Promise<CounterDayVisit[]> {
  const found = await db.query(
    `SELECT id, procedure_code AS "procedureCode", form, at FROM counter_visit
      WHERE visited_on = $2 AND ${AT_COUNTER} ORDER BY id`,
    [agencyId, day],
  );
  return rowsOf<Omit<CounterDayVisit, 'at'> & { at: Date }>(found).map((row) => ({ ...row, at: row.at.toISOString() }));
}

export interface Closing {
  closedAt: Date;
  closedBy: string;
  digest: string;
}

export async function closingOf(db: Queryable, agencyId: string, day: string): Promise<Closing | undefined> {
  const found = await db.query(
    `SELECT closed_at AS "closedAt", closed_by AS "closedBy", digest FROM counter_day WHERE agency_id = $1 AND day = $2`,
    [agencyId, day],
  );
  return rowsOf<Closing>(found)[0];
}

/** False where the day was closed before. */
export async function insertClosing(tx: Queryable, agencyId: string, day: string, closing: Closing): Promise<boolean> {
  const { closedAt, closedBy, digest } = closing;
  const inserted = await tx.query(
    `INSERT INTO counter_day (agency_id, day, closed_at, closed_by, digest) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING day`,
    [agencyId, day, closedAt.toISOString(), closedBy, digest],
  );
  return rowsOf(inserted).length === 1;
}

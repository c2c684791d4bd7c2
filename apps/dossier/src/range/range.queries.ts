import { Problem } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface NumberRange {
  id: string;
  agencyId: string;
  day: string;
  first: number;
  last: number;
  reason: string;
  closedAt: Date | null;
  closingReason: string | null;
  digest: Buffer;
}

const COLUMNS = `id, agency_id AS "agencyId", day::text AS day, first, last, reason, closed_at AS "closedAt",
  closing_reason AS "closingReason", digest`;

/** Throws `not-found.record`. With `lock` the range stays as it is until the transaction ends. */
export async function findRange(db: Queryable, id: string, lock = false): Promise<NumberRange> {
  const found = await db.query(`SELECT ${COLUMNS} FROM number_range WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`, [id]);
  const range = rowsOf<NumberRange>(found)[0];
  if (!range) throw new Problem('not-found', 'not-found.record', { what: 'range', id });
  return range;
}

export interface RangeFilter {
  agencyIds: readonly string[];
  day: string | null;
  after: string | null;
  limit: number;
}

export async function listRangeRows(
  db: Queryable,
  { agencyIds, day, after, limit }: RangeFilter,
): Promise<NumberRange[]> {
  const found = await db.query(
    `SELECT ${COLUMNS} FROM number_range
      WHERE agency_id = ANY ($1::uuid[]) AND ($2::date IS NULL OR number_range.day = $2) AND ($3::uuid IS NULL OR id < $3)
      ORDER BY id DESC LIMIT $4`,
    [agencyIds, day, after, limit],
  );
  return rowsOf<NumberRange>(found);
}

/** The next numbers of an agency-day, counted by the same counter as every reception. Answers the last. */
export async function takeNumbers(tx: Queryable, agencyId: string, day: string, count: number): Promise<number> {
  const counted = await tx.query(
    `INSERT INTO code_counter AS c (agency_id, day, last) VALUES ($1, $2, $3)
     ON CONFLICT (agency_id, day) DO UPDATE SET last = c.last + excluded.last RETURNING last`,
    [agencyId, day, count],
  );
  return rowsOf<{ last: number }>(counted)[0]!.last;
}

interface NewRange extends NumberRange {
  reservedBy: string;
  reservedAt: Date;
}

export async function insertRange(tx: Queryable, range: NewRange): Promise<void> {
  const { id, agencyId, day, first, last, reason, reservedBy, reservedAt, digest } = range;
  await tx.query(
    `INSERT INTO number_range (id, agency_id, day, first, last, reason, reserved_by, reserved_at, digest)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [id, agencyId, day, first, last, reason, reservedBy, reservedAt.toISOString(), digest],
  );
  await tx.query(
    `INSERT INTO reserved_number (agency_id, day, n, range_id) SELECT $1, $2, n, $3 FROM generate_series($4::integer, $5::integer) n`,
    [agencyId, day, id, first, last],
  );
}

export interface NumberRow {
  rangeId: string;
  n: number;
  state: 'reserved' | 'void';
  used: boolean;
}

export async function numbersOf(db: Queryable, rangeIds: readonly string[]): Promise<NumberRow[]> {
  const found = await db.query(
    `SELECT range_id AS "rangeId", n, state, dossier_id IS NOT NULL AS used FROM reserved_number
      WHERE range_id = ANY ($1::uuid[]) ORDER BY n`,
    [rangeIds],
  );
  return rowsOf<NumberRow>(found);
}

/**
 * Ends a range. Unused numbers at its end are given back where nothing was counted after them, so that they leave no hole;
 * the others become void. Entries of the range's numbers wait for the lock of its rows.
 */
export async function endRange(tx: Queryable, { id, agencyId, day, last }: NumberRange, reason: string, at: Date) {
  const locked = await tx.query('SELECT n, dossier_id FROM reserved_number WHERE range_id = $1 ORDER BY n FOR UPDATE', [
    id,
  ]);
  const rows = rowsOf<{ n: number; dossier_id: string | null }>(locked);
  const lastUsed = rows.findLast((row) => row.dossier_id)?.n ?? rows[0]!.n - 1;
  const given = await tx.query(
    'UPDATE code_counter SET last = $4 WHERE agency_id = $1 AND day = $2 AND last = $3 RETURNING last',
    [agencyId, day, last, lastUsed],
  );
  if (rowsOf(given).length > 0)
    await tx.query('DELETE FROM reserved_number WHERE range_id = $1 AND n > $2', [id, lastUsed]);
  await tx.query(`UPDATE reserved_number SET state = 'void' WHERE range_id = $1 AND dossier_id IS NULL`, [id]);
  await tx.query(
    `UPDATE number_range SET closed_at = $2, closing_reason = $3,
            last = coalesce((SELECT max(n) FROM reserved_number WHERE range_id = $1), first - 1) WHERE id = $1`,
    [id, at.toISOString(), reason],
  );
}

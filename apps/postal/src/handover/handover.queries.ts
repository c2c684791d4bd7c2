import { Problem, type HandedOver, type HandoverDirection, type HandoverItem, type Side } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

/** Who signed for a side: the account that entered it; the name stands in `handover_person`. */
export interface SignedBy {
  side: Side;
  at: string;
  actor: string;
}

export interface HandoverRow {
  id: string;
  number: string | null;
  direction: HandoverDirection;
  agencyId: string;
  items: HandoverItem[];
  lines: HandedOver[];
  signedBy: SignedBy[];
  signedAt: Date | null;
  digest: Buffer;
}

const COLUMNS = `id, number, direction, agency_id AS "agencyId", items->'items' AS items, items->'lines' AS lines,
  signed_by AS "signedBy", signed_at AS "signedAt", digest`;

export async function insertHandover(tx: Queryable, row: HandoverRow): Promise<void> {
  await tx.query(
    `INSERT INTO handover (id, direction, agency_id, items, signed_by, digest) VALUES ($1, $2, $3, $4, $5, $6)`,
    [
      row.id,
      row.direction,
      row.agencyId,
      JSON.stringify({ items: row.items, lines: row.lines }),
      JSON.stringify(row.signedBy),
      row.digest,
    ],
  );
}

export async function findHandover(db: Queryable, id: string, lock = false): Promise<HandoverRow | undefined> {
  const found = await db.query(`SELECT ${COLUMNS} FROM handover WHERE id = $1 ${lock ? 'FOR UPDATE' : ''}`, [id]);
  return rowsOf<HandoverRow>(found)[0];
}

/** Writes the signatures and the number; numbers of an agency and year have no holes because both commit together. */
export async function sealHandover(
  tx: Queryable,
  row: HandoverRow,
  about: { code: string; signedAt: Date; signedOn: string },
): Promise<string> {
  const year = Number(about.signedOn.slice(0, 4));
  const counted = await tx.query(
    `INSERT INTO handover_counter (agency_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (agency_id, year) DO UPDATE SET last = handover_counter.last + 1 RETURNING last`,
    [row.agencyId, year],
  );
  const { last } = rowsOf<{ last: number }>(counted)[0]!;
  const number = `BBGN-${about.code}-${year}-${String(last).padStart(5, '0')}`;
  await tx.query(
    `UPDATE handover SET number = $2, signed_by = $3, signed_at = $4, signed_on = $5, items = $6 WHERE id = $1`,
    [
      row.id,
      number,
      JSON.stringify(row.signedBy),
      about.signedAt.toISOString(),
      about.signedOn,
      JSON.stringify({ items: row.items, lines: row.lines }),
    ],
  );
  return number;
}

export async function handoverOf(
  db: Queryable,
  id: string,
  agencies: readonly string[],
  lock = false,
): Promise<HandoverRow> {
  const found = await findHandover(db, id, lock);
  if (!found || !agencies.includes(found.agencyId))
    throw new Problem('not-found', 'not-found.record', { what: 'handover', id });
  return found;
}

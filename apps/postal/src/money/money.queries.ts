import type { BalanceLine, MoneyKind } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface Movement {
  id: string;
  shipmentId: string | null;
  agencyId: string;
  kind: MoneyKind;
  collected: number;
  remitted: number;
  at: Date;
  day: string;
  paper: string;
  actor: string;
  digest: Buffer;
}

/** Digests of movements that stand already, by id. */
export async function digestsOf(tx: Queryable, ids: readonly string[]): Promise<Map<string, Buffer>> {
  const found = await tx.query('SELECT id, digest FROM money WHERE id = ANY ($1::uuid[])', [[...ids]]);
  return new Map(rowsOf<{ id: string; digest: Buffer }>(found).map(({ id, digest }) => [id, digest]));
}

/** Movements of one agency follow one another, so that nobody remits the same money twice. */
export async function lockAgency(tx: Queryable, agencyId: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 3))', [agencyId]);
}

export async function digestOfMovement(tx: Queryable, id: string): Promise<Buffer | undefined> {
  const found = await tx.query('SELECT digest FROM money WHERE id = $1', [id]);
  return rowsOf<{ digest: Buffer }>(found)[0]?.digest;
}

/** `money` alone names a type of PostgreSQL. */
export async function insertMovements(tx: Queryable, rows: readonly Movement[]): Promise<void> {
  await tx.query(
    `INSERT INTO money (id, shipment_id, agency_id, kind, collected, remitted, at, day, paper, actor, digest)
     SELECT id, shipment_id, agency_id, kind, collected, remitted, at, day, paper, actor, digest
       FROM jsonb_populate_recordset(NULL::public.money, $1::jsonb)`,
    [
      JSON.stringify(
        rows.map(({ shipmentId, agencyId, digest, ...row }) => ({
          ...{ ...row, shipment_id: shipmentId, agency_id: agencyId, digest: `\\x${digest.toString('hex')}` },
        })),
      ),
    ],
  );
}

/** What the post still holds of the agency's money; postage is the post's own. */
export async function outstandingOf(
  tx: Queryable,
  agencyId: string,
  of: { kind?: MoneyKind; until?: string } = {},
): Promise<number> {
  const found = await tx.query(
    `SELECT coalesce(sum(collected - remitted), 0)::text AS open FROM money
      WHERE agency_id = $1 AND kind <> 'postage' AND ($2::text IS NULL OR kind = $2) AND ($3::date IS NULL OR day <= $3)`,
    [agencyId, of.kind ?? null, of.until ?? null],
  );
  return Number(rowsOf<{ open: string }>(found)[0]!.open);
}

/** The newest closed day of the agency: nothing is added on it or before it. */
export async function lastClosedDay(tx: Queryable, agencyId: string): Promise<string | null> {
  const found = await tx.query('SELECT max(day)::text AS day FROM closed_day WHERE agency_id = $1', [agencyId]);
  return rowsOf<{ day: string | null }>(found)[0]!.day;
}

export async function markClosed(tx: Queryable, agencyId: string, day: string, by: { actor: string; at: Date }) {
  await tx.query(`INSERT INTO closed_day (agency_id, day, at, actor) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`, [
    agencyId,
    day,
    by.at.toISOString(),
    by.actor,
  ]);
}

type Line = Omit<BalanceLine, 'agencyCode'> & { agencyId: string };

/** Agencies and kinds with money of the day, or still with some from before. */
export async function balanceLines(db: Queryable, agencies: readonly string[], day: string): Promise<Line[]> {
  const found = await db.query(
    `SELECT agency_id AS "agencyId", kind, before::float8, collected::float8, remitted::float8,
            (before + collected - remitted)::float8 AS after
       FROM (SELECT agency_id, kind,
                    coalesce(sum(collected - remitted) FILTER (WHERE day < $2 AND kind <> 'postage'), 0) AS before,
                    coalesce(sum(collected) FILTER (WHERE day = $2), 0) AS collected,
                    coalesce(sum(remitted) FILTER (WHERE day = $2), 0) AS remitted
               FROM money WHERE agency_id = ANY ($1::uuid[]) AND day <= $2 GROUP BY agency_id, kind) AS sums
      WHERE before <> 0 OR collected <> 0 OR remitted <> 0 ORDER BY agency_id, kind`,
    [[...agencies], day],
  );
  return rowsOf<Line>(found);
}

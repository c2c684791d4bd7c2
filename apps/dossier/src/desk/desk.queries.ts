import { Problem } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

/** A row and the key it is listed by; the key as text, so that nothing of it is lost. */
export interface Keyed {
  id: string;
  key: string;
}

export const keyText = ({ key, id }: Keyed): string => Buffer.from(`${key} ${id}`).toString('base64url');

/** Throws `invalid.parameter` where the text is not the `next` of an earlier page. */
export function keyOf(text: string | undefined): Keyed | null {
  if (!text) return null;
  const [key, id] = Buffer.from(text, 'base64url').toString().split(' ');
  if (!key || !id || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(Date.parse(key)))
    throw new Problem('invalid', 'invalid.parameter', { name: 'after', value: text });
  return { key, id };
}

export interface QueueFilter {
  agencyIds: readonly string[];
  /** Only those whose hour passed before this instant. */
  dueBefore: Date | null;
  after: Keyed | null;
  limit: number;
}

/** Submissions that wait, longest due first. */
export async function queueIds(db: Queryable, { agencyIds, dueBefore, after, limit }: QueueFilter): Promise<Keyed[]> {
  const found = await db.query(
    `SELECT id, to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS key FROM (
       SELECT id, coalesce(queue_due_at, submitted_at) AS at FROM dossier
        WHERE code IS NULL AND status = 1 AND agency_id = ANY ($1::uuid[]) AND ($2::timestamptz IS NULL OR queue_due_at < $2)
     ) waiting WHERE $3::timestamptz IS NULL OR (at, id) > ($3, $4::uuid) ORDER BY at, id LIMIT $5`,
    [agencyIds, dueBefore?.toISOString() ?? null, after?.key ?? null, after?.id ?? null, limit],
  );
  return rowsOf<Keyed>(found);
}

export interface DeskFilter {
  agencyIds: readonly string[];
  handler: string | null;
  unitId: string | null;
  after: Keyed | null;
  limit: number;
}

/** Open dossiers of an officer or a unit, nearest due day first; those without a due day come last. */
export async function deskIds(db: Queryable, filter: DeskFilter): Promise<Keyed[]> {
  const { agencyIds, handler, unitId, after, limit } = filter;
  const due = `coalesce(lawful_due_on, '9999-12-31'::date)`;
  const found = await db.query(
    `SELECT id, ${due}::text AS key FROM dossier
      WHERE closed_on IS NULL AND code IS NOT NULL AND (agency_id = ANY ($1::uuid[]) OR receiving_unit_id = ANY ($1::uuid[]))
        AND ($2::text IS NULL OR handler = $2) AND ($3::uuid IS NULL OR unit_id = $3)
        AND ($4::date IS NULL OR (${due}, id) > ($4, $5::uuid))
      ORDER BY ${due}, id LIMIT $6`,
    [agencyIds, handler, unitId, after?.key ?? null, after?.id ?? null, limit],
  );
  return rowsOf<Keyed>(found);
}

/** Open dossiers whose term ends up to a day, through the index of every agency of the scope. */
export async function dueIds(
  db: Queryable,
  agencyIds: readonly string[],
  until: string,
  limit: number,
): Promise<string[]> {
  const found = await db.query(
    `SELECT page.id FROM unnest($1::uuid[]) AS scope (agency) CROSS JOIN LATERAL (
       SELECT id, lawful_due_on FROM dossier d
        WHERE d.closed_on IS NULL AND d.code IS NOT NULL AND d.agency_id = scope.agency AND d.lawful_due_on <= $2::date
          AND d.status <> 5 AND d.paused_at IS NULL
        ORDER BY lawful_due_on, id LIMIT $3) page
      ORDER BY page.lawful_due_on, page.id LIMIT $3`,
    [agencyIds, until, limit],
  );
  return rowsOf<{ id: string }>(found).map(({ id }) => id);
}

/** Open dossiers of an officer within these agencies. */
export async function openOf(
  db: Queryable,
  handler: string,
  agencyIds: readonly string[],
  limit: number,
): Promise<string[]> {
  const found = await db.query(
    `SELECT id FROM dossier WHERE handler = $1 AND closed_on IS NULL AND code IS NOT NULL
        AND (agency_id = ANY ($2::uuid[]) OR receiving_unit_id = ANY ($2::uuid[])) ORDER BY lawful_due_on, id LIMIT $3`,
    [handler, agencyIds, limit],
  );
  return rowsOf<{ id: string }>(found).map(({ id }) => id);
}

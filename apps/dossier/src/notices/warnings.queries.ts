import type { WarnedRole } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface RunningDossier {
  id: string;
  code: string;
  agencyId: string;
  handler: string | null;
  termFrom: Date;
  dueOn: string;
}

/** Whether this day is still to be done; the row is the fence between processes. */
export async function beginDay(tx: Queryable, day: string, now: Date): Promise<boolean> {
  const begun: unknown = await tx.query(
    'INSERT INTO warning_day VALUES ($1, $2) ON CONFLICT (day) DO NOTHING RETURNING day',
    [day, now.toISOString()],
  );
  return rowsOf(begun).length === 1;
}

/** Dossiers whose term runs, page by page. */
export async function runningAfter(tx: Queryable, after: string, limit: number): Promise<RunningDossier[]> {
  const found: unknown = await tx.query(
    `SELECT id, code, agency_id AS "agencyId", handler,
            coalesce(term_from, (resumption ->> 'at')::timestamptz) AS "termFrom", lawful_due_on::text AS "dueOn" FROM dossier
      WHERE completed_on IS NULL AND status NOT IN (3, 7, 8) AND status IN (2, 4, 6) AND code IS NOT NULL AND native_act
        AND (term_from IS NOT NULL OR resumption IS NOT NULL) AND lawful_due_on IS NOT NULL AND paused_at IS NULL AND id > $1 ORDER BY id LIMIT $2`,
    [after, limit],
  );
  return rowsOf<RunningDossier>(found);
}

export interface NewWarning {
  dossier: RunningDossier;
  level: number;
  role: WarnedRole;
}

/** Those that were not given before. */
export async function insertWarnings(
  tx: Queryable,
  warnings: readonly NewWarning[],
  day: string,
): Promise<Set<string>> {
  if (warnings.length === 0) return new Set();
  const written: unknown = await tx.query(
    `INSERT INTO dossier_warning (dossier_id, term_from, level, role, agency_id, handler, warned_on)
     SELECT id, term_from, level, role, agency_id, handler, $7 FROM unnest($1::uuid[], $2::timestamptz[], $3::smallint[], $4::text[], $5::uuid[], $6::text[])
         AS new (id, term_from, level, role, agency_id, handler)
     ON CONFLICT DO NOTHING RETURNING dossier_id || ' ' || level AS key`,
    [
      warnings.map(({ dossier }) => dossier.id),
      warnings.map(({ dossier }) => dossier.termFrom.toISOString()),
      warnings.map(({ level }) => level),
      warnings.map(({ role }) => role),
      warnings.map(({ dossier }) => dossier.agencyId),
      warnings.map(({ dossier }) => dossier.handler),
      day,
    ],
  );
  return new Set(rowsOf<{ key: string }>(written).map(({ key }) => key));
}

export interface WarningRow {
  code: string;
  level: number;
  role: WarnedRole;
  handler: string | null;
  dueOn: string | null;
  warnedOn: string;
  receivedAt: Date | null;
}

const COLUMNS = `d.code, w.level, w.role, w.handler, d.lawful_due_on::text AS "dueOn", w.warned_on::text AS "warnedOn", w.received_at AS "receivedAt"`;

export interface WarningScope {
  agencies: readonly string[];
  roles: readonly WarnedRole[];
  /** An officer sees the own ones only. */
  handler: string | null;
}

/** Not yet received, of dossiers that are still open, dearest first. */
export async function openWarnings(db: Queryable, { agencies, roles, handler }: WarningScope): Promise<WarningRow[]> {
  const found: unknown = await db.query(
    `SELECT ${COLUMNS} FROM dossier_warning w JOIN dossier d ON d.id = w.dossier_id
      WHERE w.received_at IS NULL AND w.agency_id = ANY ($1) AND w.role = ANY ($2) AND ($3::text IS NULL OR w.handler = $3)
        AND d.completed_on IS NULL AND d.closed_on IS NULL ORDER BY w.level DESC, d.lawful_due_on, d.code LIMIT 500`,
    [agencies, roles, handler],
  );
  return rowsOf<WarningRow>(found);
}

export async function markReceived(
  db: Queryable,
  dossierId: string,
  { roles, handler }: Pick<WarningScope, 'roles' | 'handler'>,
  by: { actor: string; at: Date },
): Promise<WarningRow[]> {
  const found: unknown = await db.query(
    `UPDATE dossier_warning w SET received_at = $4, received_by = $5 FROM dossier d
      WHERE d.id = w.dossier_id AND w.dossier_id = $1 AND w.role = ANY ($2) AND ($3::text IS NULL OR w.handler = $3)
        AND w.received_at IS NULL RETURNING ${COLUMNS}`,
    [dossierId, roles, handler, by.at.toISOString(), by.actor],
  );
  return rowsOf<WarningRow>(found);
}

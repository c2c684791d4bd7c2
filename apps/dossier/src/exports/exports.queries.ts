import type { Actor, DossierQuery, ExportFormat } from '#contracts';
import type { Cell } from '#documents';
import { rowsOf, type Queryable } from '#messaging';

export interface ExportRow {
  id: string;
  actor: Actor;
  query: DossierQuery;
  format: ExportFormat;
  options: { delimiter?: ',' | ';'; language: 'vi' | 'en' };
  status: 'running' | 'done' | 'failed';
  rows: number;
  parts: number;
  listed: boolean;
  after: string | null;
  digest: string | null;
  size: string | null;
  createdAt: Date;
  finishedAt: Date | null;
}

const COLUMNS = `id, actor, query, format, options, status, rows, parts, listed, after, digest, size,
  created_at AS "createdAt", finished_at AS "finishedAt"`;
/** A dead process's export is taken over after this. */
const LEASE = `interval '15 seconds'`;

export type NewExport = Pick<ExportRow, 'id' | 'actor' | 'query' | 'format' | 'options' | 'createdAt'>;

export async function insertExport(db: Queryable, job: NewExport): Promise<void> {
  await db.query(
    `INSERT INTO export_job (id, actor, query, format, options, status, created_at) VALUES ($1, $2, $3, $4, $5, 'running', $6)`,
    [
      job.id,
      JSON.stringify(job.actor),
      JSON.stringify(job.query),
      job.format,
      JSON.stringify(job.options),
      job.createdAt.toISOString(),
    ],
  );
}

export async function findExport(db: Queryable, id: string): Promise<ExportRow | undefined> {
  return rowsOf<ExportRow>(await db.query(`SELECT ${COLUMNS} FROM export_job WHERE id = $1`, [id]))[0];
}

/** The oldest that nobody works on. */
export async function claimExport(db: Queryable, owner: string): Promise<ExportRow | undefined> {
  const claimed: unknown = await db.query(
    `UPDATE export_job SET lease_owner = $1, lease_until = now() + ${LEASE} WHERE id = (
       SELECT id FROM export_job WHERE status = 'running' AND (lease_until IS NULL OR lease_until < now())
        ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING ${COLUMNS}`,
    [owner],
  );
  return rowsOf<ExportRow>(claimed)[0];
}

/** False when another process has taken it over. */
export async function renewLease(db: Queryable, id: string, owner: string): Promise<boolean> {
  const renewed: unknown = await db.query(
    `UPDATE export_job SET lease_until = now() + ${LEASE} WHERE id = $1 AND lease_owner = $2 AND status = 'running' RETURNING id`,
    [id, owner],
  );
  return rowsOf(renewed).length === 1;
}

/** A page and how far the list is, in one transaction: a killed export goes on behind its last page. */
export async function storePage(
  tx: Queryable,
  job: ExportRow,
  page: { rows: Cell[][]; next: string | null },
): Promise<void> {
  await tx.query('INSERT INTO export_part VALUES ($1, $2, $3)', [job.id, job.parts, JSON.stringify(page.rows)]);
  await tx.query('UPDATE export_job SET parts = parts + 1, rows = rows + $2, after = $3, listed = $4 WHERE id = $1', [
    job.id,
    page.rows.length,
    page.next,
    page.next === null,
  ]);
}

/** The staged rows in order, one page in memory at a time. */
export async function* stagedRows(db: Queryable, id: string, parts: number): AsyncGenerator<Cell[]> {
  for (let n = 0; n < parts; n++) {
    const found: unknown = await db.query('SELECT rows FROM export_part WHERE job = $1 AND n = $2', [id, n]);
    yield* rowsOf<{ rows: Cell[][] }>(found)[0]?.rows ?? [];
  }
}

export async function finishExport(
  tx: Queryable,
  id: string,
  file: { digest: string; size: number } | null,
  now: Date,
) {
  await tx.query(
    `UPDATE export_job SET status = $2, digest = $3, size = $4, finished_at = $5, lease_owner = NULL, lease_until = NULL WHERE id = $1`,
    [id, file ? 'done' : 'failed', file?.digest ?? null, file?.size ?? null, now.toISOString()],
  );
  await tx.query('DELETE FROM export_part WHERE job = $1', [id]);
}

/** Exports older than seven days; answers the digests of files that nobody names any more. */
export async function expireExports(db: Queryable, before: Date): Promise<string[]> {
  const found: unknown = await db.query(
    `WITH gone AS (DELETE FROM export_job WHERE created_at < $1 RETURNING digest)
     SELECT DISTINCT digest FROM gone WHERE digest IS NOT NULL
        AND NOT EXISTS (SELECT FROM export_job k WHERE k.digest = gone.digest AND k.created_at >= $1)
        AND NOT EXISTS (SELECT FROM attachment_person a WHERE a.digest = gone.digest)`,
    [before.toISOString()],
  );
  return rowsOf<{ digest: string }>(found).map(({ digest }) => digest);
}

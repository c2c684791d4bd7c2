import { rowsOf, type Queryable } from '#messaging';
import type { Actor, FieldError, ImportError } from '#contracts';
import type { RowOutcome } from './format.js';

/** A row of `import_job`; pg answers bigint as text. */
export interface JobRow {
  id: string;
  format: string;
  dry_run: boolean;
  actor: Actor;
  status: 'uploading' | 'queued' | 'running' | 'done' | 'failed';
  bytes: string;
  sha256: string | null;
  read: string;
  accepted: string;
  updated: string;
  unchanged: string;
  rejected: string;
  errors: string;
  position: string | null;
  failure: { code: string; vi: string; en: string } | null;
}

/** A dead runner's job is taken over after so many seconds. */
const LEASE = `interval '10 seconds'`;

export const findJob = async (db: Queryable, id: string): Promise<JobRow | undefined> =>
  rowsOf<JobRow>(await db.query('SELECT * FROM import_job WHERE id = $1', [id]))[0];

/** One job at a time: nothing is claimed while another one's lease holds. */
export async function claimJob(tx: Queryable, owner: string): Promise<JobRow | undefined> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('import_job'))`);
  const claimed = await tx.query(
    `UPDATE import_job SET status = 'running', lease_owner = $1, lease_until = now() + ${LEASE}
      WHERE id = (SELECT id FROM import_job WHERE status IN ('queued', 'running') ORDER BY closed_at LIMIT 1)
        AND NOT EXISTS (SELECT FROM import_job WHERE status = 'running' AND lease_until > now() AND lease_owner <> $1)
      RETURNING *`,
    [owner],
  );
  return rowsOf<JobRow>(claimed)[0];
}

/** False when another runner has taken the job over: stop, its work is elsewhere. */
export async function renewLease(tx: Queryable, id: string, owner: string): Promise<boolean> {
  const renewed = await tx.query(
    `UPDATE import_job SET lease_until = now() + ${LEASE} WHERE id = $1 AND lease_owner = $2 RETURNING id`,
    [id, owner],
  );
  return rowsOf(renewed).length === 1;
}

export async function storePart(db: Queryable, id: string, n: number, bytes: Buffer): Promise<void> {
  await db.query(
    'INSERT INTO import_part VALUES ($1, $2, $3) ON CONFLICT (job, n) DO UPDATE SET bytes = excluded.bytes',
    [id, n, bytes],
  );
}

/** The parts in order, one in memory at a time. */
export async function* readParts(db: Queryable, id: string): AsyncGenerator<Buffer> {
  for (let n = 0; ; n += 1) {
    const found = await db.query('SELECT bytes FROM import_part WHERE job = $1 AND n = $2', [id, n]);
    const part = rowsOf<{ bytes: Buffer }>(found)[0];
    if (!part) return;
    yield part.bytes;
  }
}

/** Counts of a batch and how far the job is, in the transaction of its effects. */
export async function storeProgress(
  tx: Queryable,
  id: string,
  read: number,
  outcomes: readonly RowOutcome[],
): Promise<void> {
  const count = (kind: RowOutcome['kind']) => outcomes.filter((outcome) => outcome.kind === kind).length;
  const position = outcomes.reduce((last, outcome) => Math.max(last, outcome.position ?? 0), 0);
  const errors = outcomes.flatMap(({ line, errors: own = [] }) => own.map((error) => ({ ...error, line })));
  await storeErrors(tx, id, errors);
  await tx.query(
    `UPDATE import_job SET read = read + $2, accepted = accepted + $3, updated = updated + $4, unchanged = unchanged + $5,
            rejected = rejected + $6, errors = errors + $7, position = greatest(position, nullif($8::bigint, 0)) WHERE id = $1`,
    [id, read, count('accepted'), count('updated'), count('unchanged'), count('rejected'), errors.length, position],
  );
}

async function storeErrors(
  tx: Queryable,
  id: string,
  errors: readonly (FieldError & { line: number })[],
): Promise<void> {
  if (errors.length === 0) return;
  await tx.query(
    `INSERT INTO import_error (job, n, line, path, code, message)
     SELECT $1, (SELECT errors FROM import_job WHERE id = $1) + n, line, path, code, message
       FROM unnest($2::bigint[], $3::text[], $4::text[], $5::jsonb[]) WITH ORDINALITY AS new (line, path, code, message, n)`,
    [
      id,
      errors.map((e) => e.line),
      errors.map((e) => e.path),
      errors.map((e) => e.code),
      errors.map((e) => JSON.stringify(e.message)),
    ],
  );
}

export async function finishJob(tx: Queryable, id: string, failure: JobRow['failure']): Promise<void> {
  await tx.query(
    `UPDATE import_job SET status = $2, failure = $3, finished_at = now(), lease_owner = NULL, lease_until = NULL WHERE id = $1`,
    [id, failure ? 'failed' : 'done', failure && JSON.stringify(failure)],
  );
  await tx.query('DELETE FROM import_part WHERE job = $1', [id]);
}

export type NumberedError = ImportError & { n: number };

export async function readErrors(db: Queryable, id: string, after: number, limit: number): Promise<NumberedError[]> {
  const found = await db.query(
    'SELECT n, line, path, code, message FROM import_error WHERE job = $1 AND n > $2 ORDER BY n LIMIT $3',
    [id, after, limit],
  );
  return rowsOf<NumberedError>(found).map((error) => ({ ...error, n: Number(error.n), line: Number(error.line) }));
}

/** Uploads left open for a day and errors older than seven days. */
export async function expire(db: Queryable): Promise<void> {
  await db.query(`DELETE FROM import_job WHERE status = 'uploading' AND opened_at < now() - interval '1 day'`);
  await db.query(
    `DELETE FROM import_error WHERE job IN (SELECT id FROM import_job WHERE finished_at < now() - interval '7 days')`,
  );
}

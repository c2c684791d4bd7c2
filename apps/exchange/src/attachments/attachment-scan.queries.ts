import type { AttachmentState } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

/** Waits for the scanner from now on; what is known already stays. */
export const insertWaiting = (db: Queryable, digest: string, now: Date) =>
  db.query(
    `INSERT INTO attachment_scan (digest, state, scan_after) VALUES ($1, 'waiting', $2) ON CONFLICT (digest) DO NOTHING`,
    [digest, now],
  );

/** Takes the next that is due: until `next` nobody else does. */
export async function claimWaiting(db: Queryable, now: Date, next: Date): Promise<string | undefined> {
  const found: unknown = await db.query(
    `UPDATE attachment_scan SET scan_after = $2
      WHERE digest = (SELECT digest FROM attachment_scan WHERE state = 'waiting' AND scan_after <= $1
                       ORDER BY scan_after LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING digest`,
    [now, next],
  );
  return rowsOf<{ digest: string }>(found)[0]?.digest;
}

export const setVerdict = (db: Queryable, digest: string, state: AttachmentState, finding: string | null) =>
  db.query('UPDATE attachment_scan SET state = $2, finding = $3 WHERE digest = $1', [digest, state, finding]);

/** By digest; what was never shown to a scanner is not in it. */
export async function scansOf(db: Queryable, digests: readonly string[]): Promise<Map<string, AttachmentState>> {
  const found: unknown = await db.query('SELECT digest, state FROM attachment_scan WHERE digest = ANY($1::text[])', [
    digests,
  ]);
  return new Map(rowsOf<{ digest: string; state: AttachmentState }>(found).map((one) => [one.digest, one.state]));
}

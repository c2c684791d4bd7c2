import { rowsOf, type Queryable } from '#messaging';

/** A citizen, by their blind index, may hand in what one dossier waits for; until it has come. */
export async function grantAccess(db: Queryable, dossierId: string, owner: string, at: Date): Promise<void> {
  await db.query(
    `INSERT INTO supplement_access (dossier_id, owner, granted_at) VALUES ($1, $2, $3)
     ON CONFLICT (dossier_id, owner) DO UPDATE SET granted_at = excluded.granted_at`,
    [dossierId, owner, at.toISOString()],
  );
}

export async function hasAccess(db: Queryable, dossierId: string, owners: readonly string[]): Promise<boolean> {
  const found: unknown = await db.query(
    'SELECT 1 FROM supplement_access WHERE dossier_id = $1 AND owner = ANY ($2::bigint[])',
    [dossierId, owners],
  );
  return rowsOf(found).length > 0;
}

export async function closeAccess(tx: Queryable, dossierId: string): Promise<void> {
  await tx.query('DELETE FROM supplement_access WHERE dossier_id = $1', [dossierId]);
}

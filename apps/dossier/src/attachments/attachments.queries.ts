import type { AttachmentKind, AttachmentState } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface AttachmentRow {
  id: string;
  dossierId: string;
  name: Buffer | null;
  kind: AttachmentKind;
  state: AttachmentState | 'uploading' | 'erased';
  contentType: string;
  size: string;
  digest: string;
  uploadedBy: string;
  uploadedAt: Date;
}

const COLUMNS = `id, dossier_id AS "dossierId", name, kind, state, content_type AS "contentType", size, digest,
  uploaded_by AS "uploadedBy", uploaded_at AS "uploadedAt"`;

type NewAttachment = Pick<AttachmentRow, 'id' | 'dossierId' | 'kind' | 'uploadedBy' | 'uploadedAt'> & { name: Buffer };

export async function insertUpload(db: Queryable, row: NewAttachment): Promise<void> {
  await db.query(
    `INSERT INTO attachment_person (id, dossier_id, name, kind, state, uploaded_by, uploaded_at)
     VALUES ($1, $2, $3, $4, 'uploading', $5, $6)`,
    [row.id, row.dossierId, row.name, row.kind, row.uploadedBy, row.uploadedAt.toISOString()],
  );
}

export async function findAttachment(db: Queryable, id: string): Promise<AttachmentRow | undefined> {
  return rowsOf<AttachmentRow>(await db.query(`SELECT ${COLUMNS} FROM attachment_person WHERE id = $1`, [id]))[0];
}

/** What was uploaded to a dossier, oldest first. */
export async function attachmentsOf(db: Queryable, dossierId: string): Promise<AttachmentRow[]> {
  const found: unknown = await db.query(
    `SELECT ${COLUMNS} FROM attachment_person WHERE dossier_id = $1 AND state NOT IN ('uploading', 'erased')
      ORDER BY uploaded_at, id LIMIT 500`,
    [dossierId],
  );
  return rowsOf<AttachmentRow>(found);
}

/** Whether a file of a supplement has come whole since, and no virus was found in it. */
export async function hasSupplementSince(db: Queryable, dossierId: string, since: string): Promise<boolean> {
  const found: unknown = await db.query(
    `SELECT 1 FROM attachment_person WHERE dossier_id = $1 AND kind = 'supplement' AND uploaded_at >= $2
        AND state IN ('waiting', 'clean', 'not-scanned') LIMIT 1`,
    [dossierId, since],
  );
  return rowsOf(found).length === 1;
}

export async function storePart(db: Queryable, id: string, n: number, bytes: Buffer): Promise<void> {
  await db.query(
    `INSERT INTO attachment_part SELECT id, $2, $3 FROM attachment_person WHERE id = $1 AND state = 'uploading'
     ON CONFLICT (attachment_id, n) DO UPDATE SET bytes = excluded.bytes`,
    [id, n, bytes],
  );
}

/** The parts in order, one in memory at a time; it ends where one is missing. */
export async function* readParts(db: Queryable, id: string, parts: number): AsyncGenerator<Buffer> {
  for (let n = 0; n < parts; n += 1) {
    const found: unknown = await db.query('SELECT bytes FROM attachment_part WHERE attachment_id = $1 AND n = $2', [
      id,
      n,
    ]);
    const part = rowsOf<{ bytes: Buffer }>(found)[0];
    if (!part) return;
    yield part.bytes;
  }
}

export interface Content {
  contentType: string;
  size: number;
  digest: string;
  state: 'waiting' | 'not-scanned';
}

/** The upload is closed: what it is, and its parts go. */
export async function closeUpload(tx: Queryable, id: string, content: Content, now: Date): Promise<void> {
  const { contentType, size, digest, state } = content;
  await tx.query(
    `UPDATE attachment_person SET state = $2, content_type = $3, size = $4, digest = $5, scan_after = $6 WHERE id = $1`,
    [id, state, contentType, size, digest, now.toISOString()],
  );
  await tx.query('DELETE FROM attachment_part WHERE attachment_id = $1', [id]);
}

export const dropUpload = (db: Queryable, id: string): Promise<unknown> =>
  db.query(`DELETE FROM attachment_person WHERE id = $1 AND state = 'uploading'`, [id]);

export async function setVerdict(db: Queryable, id: string, state: AttachmentState, finding: string | null) {
  await db.query(`UPDATE attachment_person SET state = $2, finding = $3 WHERE id = $1 AND state = 'waiting'`, [
    id,
    state,
    finding,
  ]);
}

/** One that waits for the scanner and that nobody else looks at just now; it is put back until `next`. */
export async function claimWaiting(db: Queryable, now: Date, next: Date): Promise<AttachmentRow | undefined> {
  const found: unknown = await db.query(
    `UPDATE attachment_person SET scan_after = $2 WHERE id = (
       SELECT id FROM attachment_person WHERE state = 'waiting' AND scan_after <= $1
        ORDER BY scan_after LIMIT 1 FOR UPDATE SKIP LOCKED) RETURNING ${COLUMNS}`,
    [now.toISOString(), next.toISOString()],
  );
  return rowsOf<AttachmentRow>(found)[0];
}

/** Empties what names the applicant; answers digests that no other record names any more. */
export async function eraseAttachments(tx: Queryable, dossierId: string): Promise<string[]> {
  const found: unknown = await tx.query(
    `WITH erased AS (
       UPDATE attachment_person a SET name = NULL, state = 'erased', digest = NULL, finding = NULL FROM attachment_person old
        WHERE a.id = old.id AND a.dossier_id = $1 RETURNING old.digest)
     SELECT DISTINCT digest FROM erased WHERE digest IS NOT NULL
        AND NOT EXISTS (SELECT FROM attachment_person o WHERE o.digest = erased.digest AND o.dossier_id <> $1)`,
    [dossierId],
  );
  return rowsOf<{ digest: string }>(found).map(({ digest }) => digest);
}

/** Uploads nobody closed within a day. */
export const expireUploads = (db: Queryable, before: Date): Promise<unknown> =>
  db.query(`DELETE FROM attachment_person WHERE state = 'uploading' AND uploaded_at < $1`, [before.toISOString()]);

import type { NoticeChannel, NoticeKind, NoticeState } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface HappenedRow {
  id: string;
  xid: string;
  position: string;
  type: string;
  subject: string;
  /** Of a submission only. */
  status: number | null;
}

/** Where the reading of the log stands; null where another process holds it. */
export async function takeCheckpoint(tx: Queryable): Promise<{ xid: string; position: string } | null> {
  const found: unknown = await tx.query('SELECT xid::text, position FROM notice_checkpoint FOR UPDATE SKIP LOCKED');
  return rowsOf<{ xid: string; position: string }>(found)[0] ?? null;
}

/** What has happened since, in the order of the log and below everything that may still commit. */
export async function happenedSince(
  tx: Queryable,
  since: { xid: string; position: string },
  types: readonly string[],
  limit: number,
): Promise<HappenedRow[]> {
  const found: unknown = await tx.query(
    `SELECT id, xid::text, position, type, subject,
            CASE WHEN type = 'dossier.submission.recorded.v1' THEN (body::jsonb #>> '{data,submission,status}')::int END AS status
       FROM event_log WHERE (xid, position) > ($1::xid8, $2::bigint) AND xid < pg_snapshot_xmin(pg_current_snapshot())
        AND type = ANY ($3) ORDER BY xid, position LIMIT $4`,
    [since.xid, since.position, types, limit],
  );
  return rowsOf<HappenedRow>(found);
}

export async function moveCheckpoint(
  tx: Queryable,
  { xid, position }: { xid: string; position: string },
): Promise<void> {
  await tx.query('UPDATE notice_checkpoint SET xid = $1::xid8, position = $2', [xid, position]);
}

export interface NewNotice {
  id: string;
  /** What it is about: an event, or an officer's day. Told once. */
  key: string;
  dossierId: string | null;
  kind: NoticeKind;
  channel: NoticeChannel | null;
  recipient: Buffer | null;
  content: Buffer;
  createdAt: Date;
}

export async function insertNotice(tx: Queryable, notice: NewNotice): Promise<void> {
  const at = notice.createdAt.toISOString();
  await tx.query(
    `INSERT INTO notice_person (id, key, dossier_id, kind, channel, recipient, content, state, next_at, created_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9) ON CONFLICT (key) DO NOTHING`,
    [
      notice.id,
      notice.key,
      notice.dossierId,
      notice.kind,
      notice.channel,
      notice.recipient,
      notice.content,
      notice.channel ? 'queued' : 'no-address',
      at,
    ],
  );
}

export interface QueuedRow {
  id: string;
  channel: NoticeChannel;
  recipient: Buffer;
  content: Buffer;
  attempts: number;
}

/** The next that is due; it is put off at once, so that a process that dies with it does not keep it. */
export async function claimQueued(db: Queryable, now: Date, next: Date): Promise<QueuedRow | undefined> {
  const found: unknown = await db.query(
    `UPDATE notice_person SET attempts = attempts + 1, next_at = $2 WHERE id = (
       SELECT id FROM notice_person WHERE state = 'queued' AND next_at <= $1 ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, channel, recipient, content, attempts`,
    [now.toISOString(), next.toISOString()],
  );
  return rowsOf<QueuedRow>(found)[0];
}

export async function markNotice(db: Queryable, id: string, state: NoticeState, now: Date): Promise<void> {
  const sentAt = state === 'sent' ? now.toISOString() : null;
  await db.query('UPDATE notice_person SET state = $2, sent_at = $3 WHERE id = $1', [id, state, sentAt]);
}

export async function putOff(db: Queryable, id: string, next: Date): Promise<void> {
  await db.query('UPDATE notice_person SET next_at = $2 WHERE id = $1', [id, next.toISOString()]);
}

export interface NoticeRow {
  kind: NoticeKind;
  channel: NoticeChannel | null;
  state: NoticeState;
  createdAt: Date;
  sentAt: Date | null;
}

export async function noticesOf(db: Queryable, dossierId: string): Promise<NoticeRow[]> {
  const found: unknown = await db.query(
    `SELECT kind, channel, state, created_at AS "createdAt", sent_at AS "sentAt" FROM notice_person
      WHERE dossier_id = $1 ORDER BY created_at, id LIMIT 200`,
    [dossierId],
  );
  return rowsOf<NoticeRow>(found);
}

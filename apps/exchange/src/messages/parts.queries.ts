import type { DataSource } from 'typeorm';
import { rowsOf } from '#messaging';
import { MessagePiece } from './message.entity.js';

const KEPT_MS = 24 * 3_600_000;

/** False where the upload is somebody else's. */
export async function storePart(db: DataSource, piece: MessagePiece): Promise<boolean> {
  const { upload, n, bytes, owner, storedAt } = piece;
  const stored: unknown = await db.query(
    `INSERT INTO message_part AS part (upload, n, bytes, owner, stored_at)
     SELECT $1::uuid, $2::integer, $3::bytea, $4::text, $5::timestamptz
      WHERE NOT EXISTS (SELECT 1 FROM message_part other WHERE other.upload = $1 AND other.owner <> $4)
     ON CONFLICT (upload, n) DO UPDATE SET bytes = excluded.bytes WHERE part.owner = excluded.owner RETURNING n`,
    [upload, n, bytes, owner, storedAt],
  );
  return rowsOf(stored).length === 1;
}

/** Parts from 0 on without a gap; 0 where they are somebody else's. */
export async function partCount(db: DataSource, upload: string, owner: string): Promise<number> {
  const found: unknown = await db.query(
    `SELECT count(*)::int AS parts, coalesce(max(n) + 1, 0) AS whole FROM message_part WHERE upload = $1 AND owner = $2`,
    [upload, owner],
  );
  const { parts, whole } = rowsOf<{ parts: number; whole: number }>(found)[0]!;
  return parts === whole ? parts : 0;
}

/** One part in memory at a time. */
export async function* readParts(db: DataSource, upload: string): AsyncGenerator<Buffer> {
  for (let n = 0; ; n += 1) {
    const part = await db.getRepository(MessagePiece).findOneBy({ upload, n });
    if (!part) return;
    yield part.bytes;
  }
}

export const dropParts = (db: DataSource, upload: string): Promise<unknown> =>
  db.getRepository(MessagePiece).delete({ upload });

/** What was begun and never closed. */
export const forgetParts = (db: DataSource, now: Date): Promise<unknown> =>
  db.query('DELETE FROM message_part WHERE stored_at < $1', [new Date(now.getTime() - KEPT_MS)]);

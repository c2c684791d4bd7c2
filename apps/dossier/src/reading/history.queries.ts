import type { DataSource } from 'typeorm';
import type { Envelope, HistoryItem } from '#contracts';
import { rowsOf } from '#messaging';

/** A dossier's events in the order of the log; `recordedAt` is null until the sequencer has numbered them. */
export async function readHistory(db: DataSource, id: string, after: number, limit: number): Promise<HistoryItem[]> {
  const found: unknown = await db.query(
    `SELECT log.position, log.body, seq.recorded_at FROM event_log log LEFT JOIN event_seq seq USING (position)
      WHERE log.subject = $1 AND log.position > $2 ORDER BY log.position LIMIT $3`,
    [id, after, limit],
  );
  return rowsOf<{ position: string; body: string; recorded_at: Date | null }>(found).map(
    ({ position, body, recorded_at: recordedAt }) => {
      const { type, time, actor, role, data } = JSON.parse(body) as Envelope;
      return {
        position: Number(position),
        type,
        at: time,
        recordedAt: recordedAt?.toISOString() ?? null,
        actor,
        role,
        data,
      };
    },
  );
}

import type { DataSource } from 'typeorm';
import type { OutboxState } from '#contracts';
import { rowsOf } from '#messaging';
import { OutgoingStatus } from './outgoing-message.entity.js';

/** Messages of these agencies, newest first: the only query that lists them. */
export function outgoingOf(
  db: DataSource,
  agencies: readonly string[],
  query: { id?: string; state?: OutboxState },
): Promise<OutgoingStatus[]> {
  const found = db
    .getRepository(OutgoingStatus)
    .createQueryBuilder('one')
    .where('one.agency_id = ANY(:agencies)', { agencies });
  if (query.id) found.andWhere('one.id = :id', { id: query.id });
  if (query.state) found.andWhere('one.state = :state', { state: query.state });
  return found.orderBy('one.created_at', 'DESC').addOrderBy('one.id').limit(1000).getMany();
}

/**
 * Takes the next one that is due: until `until` nobody else does. Its own short statement, for what is held while a network
 * answers would hold the numbering of events too.
 */
export async function claimDue(db: DataSource, now: Date, until: Date): Promise<OutgoingStatus | undefined> {
  const claimed: unknown = await db.query(
    `UPDATE outgoing_message SET next_at = $2
      WHERE id = (SELECT id FROM outgoing_message WHERE state = 'queued' AND next_at <= $1
                   ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
     RETURNING id, body, attempts`,
    [now, until],
  );
  return rowsOf<OutgoingStatus>(claimed)[0];
}

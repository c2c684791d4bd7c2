import type { DataSource, EntityManager } from 'typeorm';
import type { ConnectionQuery } from '#contracts';
import { Connection } from './connection.entity.js';

/** Held until the transaction ends, so that its events are in the order of its changes. */
export const lockConnection = (tx: EntityManager, id: string): Promise<Connection | null> =>
  tx.getRepository(Connection).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });

export const runningOf = (tx: EntityManager, agencyId: string, kind: string): Promise<Connection | null> =>
  tx
    .getRepository(Connection)
    .createQueryBuilder('one')
    .setLock('pessimistic_write')
    .where('one.agency_id = :agencyId AND one.kind = :kind AND one.ended_on IS NULL', { agencyId, kind })
    .getOne();

/** Alive by the last event, and not heard in time: each copy of the service takes others'. */
export const fallenSilent = (tx: EntityManager, now: Date): Promise<Connection[]> =>
  tx
    .getRepository(Connection)
    .createQueryBuilder('one')
    .setLock('pessimistic_write')
    .setOnLocked('skip_locked')
    .where('one.alive AND one.silent_after <= :now', { now })
    .orderBy('one.silent_after')
    .limit(500)
    .getMany();

/** Connections of these agencies, running ones first: the only query that lists them. */
export function connectionsOf(
  db: DataSource,
  agencies: readonly string[],
  query: ConnectionQuery & { id?: string; now: Date },
): Promise<Connection[]> {
  const found = db
    .getRepository(Connection)
    .createQueryBuilder('one')
    .where('one.agency_id = ANY(:agencies)', { agencies });
  if (query.id) found.andWhere('one.id = :id', { id: query.id });
  if (query.kind) found.andWhere('one.kind = :kind', query);
  const alive = 'one.alive AND one.silent_after > :now';
  if (query.alive !== undefined) found.andWhere(query.alive ? alive : `NOT (${alive})`, { now: query.now });
  return found.orderBy('one.ended_on', 'DESC', 'NULLS FIRST').addOrderBy('one.id').limit(5000).getMany();
}

import type { EntityManager } from 'typeorm';
import { In } from 'typeorm';
import { Problem } from '#contracts';
import { Shipment } from './shipment.entity.js';

/** A shipment of one of these agencies, the only ones the caller may see. Throws `not-found.record`. */
export async function findShipment(db: EntityManager, id: string, agencies: readonly string[]): Promise<Shipment> {
  const found = await db.getRepository(Shipment).findOneBy({ id, agencyId: In([...agencies]) });
  if (!found) throw new Problem('not-found', 'not-found.record', { what: 'shipment', id });
  return found;
}

/**
 * Whether another item carried the number within 24 months of that day (UPU S10). The lock makes registrations of one number
 * wait for each other until their transactions end.
 */
export async function isInUse(tx: EntityManager, number: string, acceptedOn: string): Promise<boolean> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [number]);
  const found = await tx.query<object[]>(
    `SELECT 1 FROM shipment WHERE tracking_number = $1
       AND accepted_on > $2::date - interval '24 months' AND accepted_on < $2::date + interval '24 months' LIMIT 1`,
    [number, acceptedOn],
  );
  return found.length > 0;
}

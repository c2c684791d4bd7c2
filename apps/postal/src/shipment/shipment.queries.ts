import { In, type EntityManager } from 'typeorm';
import { Problem, type ShipmentQuery } from '#contracts';
import { rowsOf } from '#messaging';
import { Shipment } from './shipment.entity.js';

/** A shipment of one of these agencies, the only ones the caller may see. Throws `not-found.record`. */
export async function findShipment(db: EntityManager, id: string, agencies: readonly string[]): Promise<Shipment> {
  const own = In([...agencies]);
  const found = await db.getRepository(Shipment).findOneBy([
    { id, agencyId: own },
    { id, fromAgencyId: own },
  ]);
  if (!found) throw new Problem('not-found', 'not-found.record', { what: 'shipment', id });
  return found;
}

/** The agencies of many items, of those the caller may see. */
export async function shipmentsById(
  db: EntityManager,
  ids: readonly string[],
  agencies: readonly string[],
): Promise<Map<string, { agencyId: string }>> {
  const found: unknown = await db.query(
    `SELECT id, agency_id AS "agencyId" FROM shipment
      WHERE id = ANY ($1::uuid[]) AND (agency_id = ANY ($2::uuid[]) OR from_agency_id = ANY ($2::uuid[]))`,
    [[...ids], [...agencies]],
  );
  return new Map(rowsOf<{ id: string; agencyId: string }>(found).map(({ id, ...about }) => [id, about]));
}

/** The items, locked until the transaction ends; always in the order of their ids, so that two never wait for each other. */
export async function lockShipments(tx: EntityManager, ids: readonly string[]): Promise<Shipment[]> {
  return tx
    .getRepository(Shipment)
    .find({ where: { id: In([...ids]) }, order: { id: 'ASC' }, lock: { mode: 'pessimistic_write' } });
}

/**
 * Whether another item carried the number within 24 months of that day (UPU S10). The lock makes registrations of one number
 * wait for each other until their transactions end.
 */
export async function isInUse(tx: EntityManager, number: string, day: string, except?: string): Promise<boolean> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [number]);
  const found = await tx.query<object[]>(
    `SELECT 1 FROM shipment WHERE tracking_number = $1 AND id IS DISTINCT FROM $3::uuid
       AND coalesce(accepted_on, registered_at::date) > $2::date - interval '24 months'
       AND coalesce(accepted_on, registered_at::date) < $2::date + interval '24 months' LIMIT 1`,
    [number, day, except ?? null],
  );
  return found.length > 0;
}

/** An id the caller chose: the first registration under it, if there was one. Others with the same id wait. */
export async function firstOf(tx: EntityManager, id: string): Promise<Shipment | null> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [id]);
  return tx.getRepository(Shipment).findOneBy({ id });
}

/** Ids their callers chose: the digest of what was registered under each, of those that were. Others with the same ids wait. */
export async function firstsOf(tx: EntityManager, ids: readonly string[]): Promise<Map<string, Buffer | null>> {
  const sorted = [...ids].sort();
  await tx.query(
    'SELECT pg_advisory_xact_lock(hashtextextended(id, 1)) FROM unnest($1::text[]) WITH ORDINALITY AS wanted (id, n) ORDER BY n',
    [sorted],
  );
  const found: unknown = await tx.query('SELECT id, digest FROM shipment WHERE id = ANY ($1::uuid[])', [sorted]);
  return new Map(rowsOf<{ id: string; digest: Buffer | null }>(found).map(({ id, digest }) => [id, digest]));
}

/** As `isInUse` for many: the ids of items whose number another one, of the table or before it in the list, carried. */
export async function numbersInUse(
  tx: EntityManager,
  items: readonly { id: string; number: string | null; day: string }[],
): Promise<Set<string>> {
  const wanted = items.filter(({ number }) => number !== null);
  const numbers = [...new Set(wanted.map(({ number }) => number!))].sort();
  await tx.query(
    'SELECT pg_advisory_xact_lock(hashtextextended(number, 0)) FROM unnest($1::text[]) WITH ORDINALITY AS wanted (number, n) ORDER BY n',
    [numbers],
  );
  const found: unknown = await tx.query(
    `WITH wanted AS (SELECT id, number, day::date, n FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, number text, day text, n integer)),
          known AS (SELECT tracking_number AS number, coalesce(accepted_on, registered_at::date) AS day, 0 AS n
                      FROM shipment WHERE tracking_number = ANY ($2::text[])
                    UNION ALL SELECT number, day, n FROM wanted)
     SELECT wanted.id FROM wanted
      WHERE EXISTS (SELECT FROM known WHERE known.number = wanted.number AND known.n < wanted.n
                       AND known.day > wanted.day - interval '24 months' AND known.day < wanted.day + interval '24 months')`,
    [JSON.stringify(wanted.map((one, n) => ({ ...one, n: n + 1 }))), numbers],
  );
  return new Set(rowsOf<{ id: string }>(found).map(({ id }) => id));
}

const OPEN = `s.status NOT IN ('delivered', 'brought-back', 'lost', 'cancelled')`;

export interface ListScope {
  readonly agencies: readonly string[];
  readonly today: string;
  /** Items not heard of since then are not moving. */
  readonly idleSince: Date;
}

/** One page, newest first. */
export async function listShipmentIds(
  db: EntityManager,
  query: ShipmentQuery,
  scope: ListScope,
  limit: number,
): Promise<string[]> {
  const values: unknown[] = [[...scope.agencies]];
  const conditions = ['(s.agency_id = ANY ($1::uuid[]) OR s.from_agency_id = ANY ($1::uuid[]))'];
  const add = (condition: string, value: unknown) => {
    if (value === undefined || value === null) return;
    values.push(value);
    conditions.push(condition.replaceAll('$V', `$${values.length}`));
  };
  add('s.id < $V::uuid', query.after);
  add('s.direction = $V', query.direction);
  add('s.status = $V', query.status);
  add(
    `(s.dossier_codes @> ARRAY[$V::text] OR s.dossier_ids && ARRAY(SELECT id FROM dossier_copy WHERE code = $V))`,
    query.dossier,
  );
  add('s.tracking_number = $V', query.number?.replace(/\s+/g, '').toUpperCase());
  if (query.concern === 'undeliverable') add('s.status = $V', 'undeliverable');
  if (query.concern === 'not-moving')
    add(`${OPEN} AND s.last_moved_at < $V::timestamptz`, scope.idleSince.toISOString());
  if (query.concern === 'late')
    add(
      `s.due_on < coalesce(CASE WHEN s.direction <> 'to-citizen' THEN s.signed_on END, s.delivered_on, s.brought_back_on,
         CASE WHEN ${OPEN} AND s.status <> 'refused' THEN $V::date END)`,
      scope.today,
    );
  values.push(limit);
  const found: unknown = await db.query(
    `SELECT s.id FROM shipment s WHERE ${conditions.join(' AND ')} ORDER BY s.id DESC LIMIT $${values.length}`,
    values,
  );
  return rowsOf<{ id: string }>(found).map(({ id }) => id);
}

import type { Pool } from 'pg';
import { rowsOf, type Queryable } from '#messaging';
import type { CarrierEvent } from '../carrier/carrier.js';

const EVENTS = `
  INSERT INTO carrier_event (carrier, event_id, number, status, at, received_at, via)
  SELECT $1, id, number, status, least(at, $2), $2, $3
    FROM unnest($4::text[], $5::text[], $6::text[], $7::timestamptz[]) AS new (id, number, status, at)`;

/** In the order of their ids, so that calls that repeat each other's events lock them in one order and never stop each other. */
function arrays(events: readonly CarrierEvent[]) {
  const sorted = events.toSorted((a, b) => (a.eventId < b.eventId ? -1 : 1));
  return [
    sorted.map(({ eventId }) => eventId),
    sorted.map(({ number }) => number),
    sorted.map(({ status }) => status),
    sorted.map(({ at }) => at.toISOString()),
  ];
}

/**
 * A signed call and its events in one statement: the hot write. Answers how many events were new, or undefined when this very
 * signature was seen before, and then nothing is written. A time ahead of ours counts as now, else it would be the last word for ever.
 */
export async function storeCall(
  pool: Pool,
  call: { carrier: string; signature: Buffer; now: Date },
  events: readonly CarrierEvent[],
): Promise<number | undefined> {
  const found = await pool.query<{ fresh: number; stored: number }>({
    name: 'store-carrier-call',
    text: `WITH fresh AS (INSERT INTO carrier_call (carrier, signature, at) VALUES ($1, $8, $2) ON CONFLICT DO NOTHING RETURNING 1),
                stored AS (${EVENTS} WHERE EXISTS (SELECT FROM fresh) ON CONFLICT DO NOTHING RETURNING 1)
           SELECT (SELECT count(*)::int FROM fresh) AS fresh, (SELECT count(*)::int FROM stored) AS stored`,
    values: [call.carrier, call.now.toISOString(), 'webhook', ...arrays(events), call.signature],
  });
  const { fresh, stored } = found.rows[0]!;
  return fresh === 0 ? undefined : stored;
}

/** What was asked for because nothing was heard. */
export async function storePolled(
  db: Queryable,
  carrier: string,
  events: readonly CarrierEvent[],
  now: Date,
): Promise<void> {
  await db.query(`${EVENTS} ON CONFLICT DO NOTHING`, [carrier, now.toISOString(), 'poll', ...arrays(events)]);
}

/** Signatures whose timestamp is refused by now need not be known any more. */
export async function forgetCalls(db: Queryable, before: Date): Promise<void> {
  await db.query('DELETE FROM carrier_call WHERE at < $1', [before.toISOString()]);
}

export interface NewEventKey {
  carrier: string;
  event_id: string;
  number: string;
  status: string;
}

/** The oldest events that nobody works on. */
export async function claimNew(tx: Queryable, limit: number): Promise<NewEventKey[]> {
  const found = await tx.query(
    `SELECT carrier, event_id, number, status FROM carrier_event WHERE state = 'new'
      ORDER BY received_at LIMIT $1 FOR UPDATE SKIP LOCKED`,
    [limit],
  );
  return rowsOf<NewEventKey>(found);
}

/** The item of each number: its own or that of its order; of a number used again, the one registered last. */
export async function shipmentsOfNumbers(tx: Queryable, numbers: readonly string[]): Promise<Map<string, string>> {
  const found = await tx.query(
    `SELECT DISTINCT ON (number) number, id FROM (
       SELECT s.tracking_number AS number, s.id, s.registered_at FROM shipment s WHERE s.tracking_number = ANY ($1::text[])
       UNION ALL
       SELECT o.order_number, s.id, s.registered_at FROM carrier_order o JOIN shipment s ON s.id = o.shipment_id
        WHERE o.order_number = ANY ($1::text[])) AS known
      ORDER BY number, registered_at DESC, id`,
    [[...numbers]],
  );
  return new Map(rowsOf<{ number: string; id: string }>(found).map(({ number, id }) => [number, id]));
}

export interface SaidOfShipment {
  shipmentId: string;
  carrier: string;
  status: string;
  at: Date;
}

/** Everything ever said of these items, not only what is new: the order of arrival then does not matter. */
export async function saidOf(tx: Queryable, shipmentIds: readonly string[]): Promise<SaidOfShipment[]> {
  const found = await tx.query(
    `SELECT s.id AS "shipmentId", e.carrier, e.status, e.at
       FROM shipment s LEFT JOIN carrier_order o ON o.shipment_id = s.id
       JOIN carrier_event e ON e.number IN (s.tracking_number, o.order_number)
      WHERE s.id = ANY ($1::uuid[]) AND e.at > coalesce(s.accepted_at, s.registered_at) - interval '6 months'`,
    [[...shipmentIds]],
  );
  return rowsOf<SaidOfShipment>(found);
}

/** How an event stands: its item is not known yet, its word is not, or it is applied. */
export type EventState = 'applied' | 'unmatched' | 'not-understood';

/** Ends the work on claimed events. */
export async function markEvents(
  tx: Queryable,
  keys: readonly NewEventKey[],
  stateOf: (key: NewEventKey) => EventState,
): Promise<void> {
  await tx.query(
    `UPDATE carrier_event e SET state = new.state
       FROM unnest($1::text[], $2::text[], $3::text[]) AS new (carrier, event_id, state)
      WHERE e.carrier = new.carrier AND e.event_id = new.event_id`,
    [keys.map(({ carrier }) => carrier), keys.map(({ event_id }) => event_id), keys.map(stateOf)],
  );
}

/** Events whose word was not understood and now is are looked at again. */
export async function reopenUnderstood(
  db: Queryable,
  understood: (carrier: string, word: string) => boolean,
): Promise<void> {
  const found = await db.query(`SELECT DISTINCT carrier, status FROM carrier_event WHERE state = 'not-understood'`);
  for (const { carrier, status } of rowsOf<{ carrier: string; status: string }>(found))
    if (understood(carrier, status))
      await db.query(
        `UPDATE carrier_event SET state = 'new' WHERE state = 'not-understood' AND carrier = $1 AND status = $2`,
        [carrier, status],
      );
}

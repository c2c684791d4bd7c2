import type { OrderState, ShipmentDirection } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';

export interface DueOrder {
  shipmentId: string;
  carrier: string;
  state: OrderState;
  attempts: number;
  orderNumber: string | null;
  trackingNumber: string | null;
  direction: ShipmentDirection;
  agencyId: string;
  procedureCode: string;
  cod: number;
}

/** The order that waits longest, for this process alone until the lease ends. */
export async function claimOrder(db: Queryable, now: Date, leaseMilliseconds: number): Promise<DueOrder | undefined> {
  const found = await db.query(
    `UPDATE carrier_order o SET next_at = $2, attempts = o.attempts + 1 FROM shipment s
      WHERE s.id = o.shipment_id AND o.shipment_id = (
        SELECT shipment_id FROM carrier_order WHERE state IN ('waiting', 'cancelling') AND next_at <= $1
         ORDER BY next_at LIMIT 1 FOR UPDATE SKIP LOCKED)
      RETURNING o.shipment_id AS "shipmentId", o.carrier, o.state, o.attempts, o.order_number AS "orderNumber",
        s.tracking_number AS "trackingNumber", s.direction, s.agency_id AS "agencyId", s.procedure_code AS "procedureCode", s.cod`,
    [now.toISOString(), new Date(now.getTime() + leaseMilliseconds).toISOString()],
  );
  return rowsOf<DueOrder>(found)[0];
}

/** An order that somebody cancelled meanwhile has been accepted by the carrier nevertheless: it is cancelled there next. */
export async function orderAccepted(
  tx: Queryable,
  id: string,
  { orderNumber, price, now }: { orderNumber: string; price: number | null; now: Date },
): Promise<void> {
  await tx.query(
    `UPDATE carrier_order SET order_number = $2, price = $3, failure = NULL, accepted_at = $4, polled_at = $4, next_at = $4,
       state = CASE state WHEN 'waiting' THEN 'accepted' WHEN 'cancelled' THEN 'cancelling' ELSE state END
      WHERE shipment_id = $1`,
    [id, orderNumber, price, now.toISOString()],
  );
}

export async function orderEnded(db: Queryable, id: string, state: OrderState, failure: string | null): Promise<void> {
  await db.query('UPDATE carrier_order SET state = $2, failure = $3 WHERE shipment_id = $1', [id, state, failure]);
}

export async function orderPutOff(db: Queryable, id: string, next: Date, about: { failure: string; counts: boolean }) {
  await db.query(
    'UPDATE carrier_order SET next_at = $2, failure = $3, attempts = attempts - $4 WHERE shipment_id = $1',
    [id, next.toISOString(), about.failure, about.counts ? 0 : 1],
  );
}

export interface Silent {
  shipmentId: string;
  carrier: string;
  number: string;
}

/** Items under way of which nothing was heard since `before`; they count as asked from now on. */
export async function claimSilent(db: Queryable, before: Date, now: Date, limit: number): Promise<Silent[]> {
  const found = await db.query(
    `UPDATE carrier_order o SET polled_at = $2 FROM shipment s
      WHERE s.id = o.shipment_id AND o.shipment_id IN (
        SELECT o.shipment_id FROM carrier_order o JOIN shipment s ON s.id = o.shipment_id
         WHERE o.state = 'accepted' AND o.polled_at < $1 AND coalesce(s.last_moved_at, o.accepted_at) < $1
           AND s.status NOT IN ('delivered', 'brought-back', 'lost', 'cancelled', 'refused')
         ORDER BY o.polled_at LIMIT $3 FOR UPDATE OF o SKIP LOCKED)
      RETURNING o.shipment_id AS "shipmentId", o.carrier, coalesce(s.tracking_number, o.order_number) AS number`,
    [before.toISOString(), now.toISOString(), limit],
  );
  return rowsOf<Silent>(found);
}

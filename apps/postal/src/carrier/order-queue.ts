import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type OrderState, type OrderView } from '#contracts';
import { CLOCK, rowsOf, type Clock, type Queryable } from '#messaging';
import { Carriers } from './carriers.js';

interface OrderRow {
  state: OrderState;
  attempts: number;
  failure: string | null;
  price: number | null;
}

/** Orders wait in the database: slips and hand-overs never wait for a carrier (S2; domain rule 46). */
@Injectable()
export class OrderQueue {
  private readonly listeners: (() => void)[] = [];

  constructor(
    private readonly db: DataSource,
    private readonly carriers: Carriers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** To be told when an order may wait. */
  onOrder(listener: () => void): void {
    this.listeners.push(listener);
  }

  /** After the transaction that put an order in. */
  rung(): void {
    for (const listener of this.listeners) listener();
  }

  assertKnown(carrier: string | null): void {
    if (!carrier || !this.carriers.find(carrier))
      throw new Problem('refused', 'postal.carrier-unknown', { carrier: carrier ?? '–' });
  }

  async enqueue(tx: Queryable, shipmentId: string, carrier: string): Promise<void> {
    await tx.query(`INSERT INTO carrier_order (shipment_id, carrier, state, next_at) VALUES ($1, $2, 'waiting', $3)`, [
      shipmentId,
      carrier,
      this.clock.now().toISOString(),
    ]);
  }

  /** An order that was never accepted is simply not made; an accepted one has to be cancelled with the carrier. */
  async cancel(tx: Queryable, shipmentId: string): Promise<void> {
    await tx.query(
      `UPDATE carrier_order SET next_at = $2, attempts = 0,
         state = CASE WHEN state = 'accepted' THEN 'cancelling' WHEN state = 'waiting' AND attempts = 0 THEN 'cancelled'
                      WHEN state = 'waiting' THEN 'cancelling' ELSE state END
       WHERE shipment_id = $1`,
      [shipmentId, this.clock.now().toISOString()],
    );
  }

  /** What carriers said of a number before anybody here knew it is looked at again. */
  async reopenEvents(tx: Queryable, numbers: readonly string[]): Promise<void> {
    if (numbers.length > 0)
      await tx.query(`UPDATE carrier_event SET state = 'new' WHERE number = ANY ($1::text[]) AND state = 'unmatched'`, [
        [...numbers],
      ]);
  }

  async find(shipmentId: string): Promise<OrderView | null> {
    const found: unknown = await this.db.query(
      'SELECT state, attempts, failure, price FROM carrier_order WHERE shipment_id = $1',
      [shipmentId],
    );
    return rowsOf<OrderRow>(found)[0] ?? null;
  }
}

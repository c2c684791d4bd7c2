import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { shipmentDelivered, shipmentTracked, systemActor } from '#contracts';
import { Carriers } from '../carrier/carriers.js';
import { Loop } from '../carrier/loop.js';
import type { Shipment } from '../shipment/shipment.entity.js';
import { ShipmentActs } from '../shipment/shipment-acts.service.js';
import { lockShipments } from '../shipment/shipment.queries.js';
import { claimNew, markEvents, reopenUnderstood, saidOf, shipmentsOfNumbers } from './carrier-event.queries.js';
import { tracked, type Said } from './tracked.rules.js';

const BATCH = 500;
const BY = systemActor('postal');

/** Applies what carriers said, in batches behind the answer to them: an event is durable before it is answered. */
@Injectable()
export class EventApplier implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(() => this.applyBatch(), new Logger(EventApplier.name));

  constructor(
    private readonly db: DataSource,
    private readonly acts: ShipmentActs,
    private readonly carriers: Carriers,
  ) {}

  /** Settings may explain today what nobody understood yesterday. */
  async onApplicationBootstrap(): Promise<void> {
    await reopenUnderstood(this.db, (carrier, word) => this.meaning(carrier, word) !== undefined);
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  wake(): void {
    this.loop.wake();
  }

  /** True when there may be more. */
  async applyBatch(): Promise<boolean> {
    const claimed = await this.db.transaction(async (tx) => {
      const keys = await claimNew(tx, BATCH);
      if (keys.length === 0) return 0;
      const known = await shipmentsOfNumbers(tx, [...new Set(keys.map(({ number }) => number))]);
      if (known.size > 0) await this.track(tx, [...new Set(known.values())]);
      await markEvents(tx, keys, ({ carrier, number, status }) =>
        !known.has(number) ? 'unmatched' : this.meaning(carrier, status) ? 'applied' : 'not-understood',
      );
      return keys.length;
    });
    return claimed === BATCH;
  }

  private async track(tx: EntityManager, ids: readonly string[]): Promise<void> {
    const shipments = await lockShipments(tx, ids);
    const said = await saidOf(tx, ids);
    const changed = [];
    for (const shipment of shipments) {
      const own = said.filter(({ shipmentId }) => shipmentId === shipment.id);
      const changes = tracked(
        shipment,
        own.flatMap((one) => this.inOurWords(one)),
        await this.calendarOf(shipment),
      );
      if (!changes) continue;
      const at = changes.lastMovedAt ?? shipment.lastMovedAt ?? this.acts.clock.now();
      changed.push({ shipment, changes, event: changes.deliveredAt ? shipmentDelivered : shipmentTracked, at });
    }
    if (changed.length > 0) await this.acts.save(tx, changed, BY);
  }

  private calendarOf({ agencyId }: Shipment) {
    return this.acts.about.scope.calendarOf(agencyId);
  }

  private meaning(carrier: string, word: string) {
    return this.carriers.find(carrier)?.port.statusOf(word);
  }

  /** A word nobody knows says nothing; it stays in the table until the settings explain it. */
  private inOurWords({ carrier, status: word, at }: { carrier: string; status: string; at: Date }): Said[] {
    const status = this.meaning(carrier, word);
    return status ? [{ status, at }] : [];
  }
}

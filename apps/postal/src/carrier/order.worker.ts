import { Injectable, Logger, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { shipmentTracked, systemActor } from '#contracts';
import { PersonsService } from '../person/persons.service.js';
import { ShipmentActs } from '../shipment/shipment-acts.service.js';
import { lockShipments } from '../shipment/shipment.queries.js';
import { CarrierFailure, type CarrierOrder } from './carrier.js';
import { Carriers, type KnownCarrier } from './carriers.js';
import { Loop } from './loop.js';
import { OrderQueue } from './order-queue.js';
import { claimOrder, orderAccepted, orderEnded, orderPutOff, type DueOrder } from './order.queries.js';

/** Longer than any call, so that two processes never order the same item. */
const LEASE_MS = 60_000;
const FIRST_RETRY_MS = 15_000;
const LONGEST_RETRY_MS = 3_600_000;
const BY = systemActor('postal');

/** Makes and cancels orders with carriers behind everybody's back: what fails for the moment is tried again, longer each time. */
@Injectable()
export class OrderWorker implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly loop = new Loop(() => this.runNext(), new Logger(OrderWorker.name));

  constructor(
    private readonly db: DataSource,
    private readonly acts: ShipmentActs,
    private readonly persons: PersonsService,
    private readonly carriers: Carriers,
    private readonly queue: OrderQueue,
  ) {}

  onApplicationBootstrap(): void {
    if (this.carriers.all.length === 0) return;
    this.queue.onOrder(() => this.loop.wake());
    this.loop.start();
  }

  beforeApplicationShutdown(): Promise<void> {
    return this.loop.stop();
  }

  /** Whether there was an order to work on. */
  async runNext(): Promise<boolean> {
    const due = await claimOrder(this.db, this.acts.clock.now(), LEASE_MS);
    if (!due) return false;
    const carrier = this.carriers.find(due.carrier);
    try {
      if (!carrier) throw new CarrierFailure('unreachable', false, 'not configured');
      if (due.state === 'cancelling') await this.cancel(due, carrier);
      else await this.order(due, carrier);
    } catch (error) {
      await this.failed(due, error);
    }
    return true;
  }

  private async order(due: DueOrder, { port, circuit }: KnownCarrier): Promise<void> {
    const order = await this.orderOf(due);
    const taken = await circuit.run(() => port.order(order));
    await this.db.transaction(async (tx) => {
      const now = this.acts.clock.now();
      const [shipment] = await lockShipments(tx, [due.shipmentId]);
      const orderNumber = taken.orderNumber.replace(/\s+/g, '').toUpperCase();
      await orderAccepted(tx, due.shipmentId, { orderNumber, price: taken.price, now });
      if (shipment?.status !== 'registered') return;
      await this.acts.save(tx, [{ shipment, changes: { status: 'collecting' }, event: shipmentTracked, at: now }], BY);
    });
  }

  private async cancel(due: DueOrder, { port, circuit }: KnownCarrier): Promise<void> {
    await circuit.run(() => port.cancel(due.orderNumber ?? numberOf(due)));
    await orderEnded(this.db, due.shipmentId, 'cancelled', null);
  }

  private async orderOf(due: DueOrder): Promise<CarrierOrder> {
    const { scope } = this.acts.about;
    const agencyCode = (await scope.codeOf(due.agencyId)) ?? due.agencyId;
    const slip = await this.persons.open(this.db, due.shipmentId);
    const agency = { name: agencyCode };
    const toCitizen = due.direction === 'to-citizen';
    return {
      orderNumber: numberOf(due),
      itemNumber: due.trackingNumber,
      direction: due.direction,
      cod: due.cod,
      sender: slip?.sender ?? (toCitizen ? agency : { name: '–' }),
      receiver: slip?.receiver ?? (toCitizen ? { name: '–' } : agency),
      ...{ agencyCode, agencyName: agencyCode, description: due.procedureCode },
    };
  }

  /** A refusal is final; everything else is tried again. An open circuit is no attempt. */
  private async failed({ shipmentId, attempts, state }: DueOrder, error: unknown): Promise<void> {
    if (!(error instanceof CarrierFailure)) throw error;
    const failure = error.message.slice(0, 100);
    if (error.final) return orderEnded(this.db, shipmentId, state === 'cancelling' ? 'accepted' : 'refused', failure);
    const wait = Math.min(LONGEST_RETRY_MS, FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 12));
    const next = new Date(this.acts.clock.now().getTime() + wait);
    await orderPutOff(this.db, shipmentId, next, { failure, counts: error.code !== 'circuit-open' });
  }
}

/** Numbers are compared in capitals, as people write them. */
const numberOf = ({ shipmentId }: DueOrder): string => shipmentId.toUpperCase();

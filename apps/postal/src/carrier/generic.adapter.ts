import { SHIPMENT_STATUSES, type ShipmentStatus } from '#contracts';
import { CarrierFailure, type Carrier, type CarrierEvent, type CarrierOrder, type OrderTaken } from './carrier.js';
import { callCarrier } from './carrier-http.js';
import type { CarrierSettings } from './carrier-settings.js';
import { readEvents } from './read-events.js';

const NAMES = { list: 'events', id: ['id'], number: ['number'], status: ['status'], at: ['at'] } as const;

/** Any carrier that speaks this system's own words; one without a `url` only sends events, and its orders wait for people. */
export class GenericCarrier implements Carrier {
  readonly code: string;

  constructor(private readonly settings: CarrierSettings) {
    this.code = settings.code;
  }

  async order(order: CarrierOrder): Promise<OrderTaken> {
    const { orderNumber, price } = await this.call('orders', order);
    return {
      orderNumber: typeof orderNumber === 'string' ? orderNumber.slice(0, 64) : order.orderNumber,
      price: typeof price === 'number' && Number.isInteger(price) && price >= 0 ? price : null,
    };
  }

  async price(order: CarrierOrder): Promise<number> {
    const { price } = await this.call('prices', order);
    if (typeof price !== 'number' || !Number.isInteger(price) || price < 0)
      throw new CarrierFailure('answer', false, 'price');
    return price;
  }

  async cancel(orderNumber: string): Promise<void> {
    await this.call('cancellations', { orderNumber });
  }

  async track(number: string): Promise<CarrierEvent[]> {
    return this.read(await this.call('tracking', { number }));
  }

  read(body: unknown): CarrierEvent[] {
    return readEvents(body, NAMES);
  }

  statusOf(word: string): ShipmentStatus | undefined {
    return this.settings.statuses[word] ?? SHIPMENT_STATUSES.find((status) => status === word);
  }

  private async call(what: string, body: object): Promise<Record<string, unknown>> {
    const { url, secret, timeout } = this.settings;
    if (!url) throw new CarrierFailure('unreachable', true, 'no url');
    return callCarrier(`${url}/${what}`, body, {
      timeout,
      headers: secret ? { authorization: `Bearer ${secret}` } : {},
    });
  }
}

import { SHIPMENT_STATUSES, type Correspondent, type ShipmentStatus } from '#contracts';
import type { Clock } from '#messaging';
import { CarrierFailure, type Carrier, type CarrierEvent, type CarrierOrder, type OrderTaken } from './carrier.js';
import { callCarrier } from './carrier-http.js';
import type { CarrierSettings } from './carrier-settings.js';
import { readEvents } from './read-events.js';

const NAMES = {
  list: 'Events',
  id: ['EventId'],
  number: ['ItemCode', 'OrderNumber'],
  status: ['StatusCode'],
  at: ['StatusTime'],
} as const;

/**
 * The states of a collection request by number and by name (VietOpenCPS/opencps-v2). `0`, no request, is understood of no item.
 * Further words come from the settings, or are this system's own; what is neither is kept and shown, see `listCarriers`.
 */
const COLLECTION: Record<string, ShipmentStatus> = {
  'đăng ký sử dụng dịch vụ': 'registered',
  'đang đi gom hồ sơ': 'collecting',
  'đã giao hồ sơ': 'delivered',
  'hủy gom hồ sơ': 'cancelled',
  '1': 'registered',
  '2': 'collecting',
  '3': 'delivered',
  '4': 'cancelled',
};

/** Both calls succeed with this; everything else is an error (domain rule 46). */
const ACCEPTED = '100';
/** A token is renewed this long before it ends, in milliseconds. */
const MARGIN_MS = 60_000;

/** Vietnam Post: order, price, tracking and cancellation, with an `access_token` that is fetched when needed. */
export class VnpostCarrier implements Carrier {
  readonly code: string;
  private token?: { text: string; until: number };

  constructor(
    private readonly settings: CarrierSettings,
    private readonly clock: Clock,
  ) {
    this.code = settings.code;
  }

  async order(order: CarrierOrder): Promise<OrderTaken> {
    const answered = await this.call('orders', this.bodyOf(order));
    const { OrderNumber: number, Price: price } = answered;
    return {
      orderNumber: typeof number === 'string' && number !== '' ? number.slice(0, 64) : order.orderNumber,
      price: typeof price === 'number' && Number.isInteger(price) && price >= 0 ? price : null,
    };
  }

  async price(order: CarrierOrder): Promise<number> {
    const { Price: price } = await this.call('prices', this.bodyOf(order));
    if (typeof price !== 'number' || !Number.isInteger(price) || price < 0)
      throw new CarrierFailure('answer', false, 'Price');
    return price;
  }

  async cancel(orderNumber: string): Promise<void> {
    await this.call('cancellations', { CustomerCode: this.settings.account, OrderNumber: orderNumber });
  }

  async track(number: string): Promise<CarrierEvent[]> {
    return this.read(await this.call('tracking', { CustomerCode: this.settings.account, ItemCode: number }));
  }

  read(body: unknown): CarrierEvent[] {
    return readEvents(body, NAMES);
  }

  statusOf(word: string): ShipmentStatus | undefined {
    const plain = word.toLowerCase();
    return this.settings.statuses[word] ?? COLLECTION[plain] ?? SHIPMENT_STATUSES.find((status) => status === plain);
  }

  /** A token that was withdrawn early is fetched once more. */
  private async call(what: string, body: object): Promise<Record<string, unknown>> {
    const { url, timeout } = this.settings;
    const send = async () =>
      callCarrier(`${url}/${what}`, body, { timeout, headers: { access_token: await this.accessToken() } });
    const answered = await send().catch((error: unknown) => {
      if (!(error instanceof CarrierFailure) || error.code !== 'token') throw error;
      this.token = undefined;
      return send();
    });
    if (answered['Status'] !== ACCEPTED) throw new CarrierFailure('refused', true, word(answered['Status']));
    return answered;
  }

  private async accessToken(): Promise<string> {
    const now = this.clock.now().getTime();
    if (this.token && now < this.token.until) return this.token.text;
    const { account, secret, url, timeout } = this.settings;
    const answered = await callCarrier(`${url}/token`, { CustomerCode: account, Secret: secret }, { timeout });
    const { Token: text, ExpiresIn: seconds } = answered;
    if (typeof text !== 'string' || typeof seconds !== 'number') throw new CarrierFailure('answer', false, 'Token');
    this.token = { text, until: now + seconds * 1000 - MARGIN_MS };
    return text;
  }

  private bodyOf({ sender, receiver, ...order }: CarrierOrder): object {
    return {
      CustomerCode: this.settings.account,
      OrderNumber: order.orderNumber,
      ItemCode: order.itemNumber ?? '',
      CODAmount: order.cod,
      ...partyOf('Sender', sender),
      SenderDesc: '',
      Description: order.description,
      ...partyOf('Receiver', receiver),
      FlagConfig: 2,
      GovAgencyCode: order.agencyCode,
      GovAgencyName: order.agencyName,
    };
  }
}

/** `SenderName`, `ReceiverTel` …: one list of fields for both; what is not known is empty text. */
const partyOf = (side: 'Sender' | 'Receiver', { name, address, district, province, phone, email }: Correspondent) => {
  const fields = { Name: name, Address: address, District: district, Province: province, Tel: phone, Email: email };
  return Object.fromEntries(Object.entries(fields).map(([field, value]) => [`${side}${field}`, value ?? '']));
};

const word = (value: unknown): string =>
  (typeof value === 'string' || typeof value === 'number' ? String(value) : '–').slice(0, 40);

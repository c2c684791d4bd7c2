import { createHmac, randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How often, of 1, each fault happens. */
export interface Faults {
  slow: number;
  error: number;
  wrongJson: number;
  /** Tokens end at once. */
  expired: number;
  duplicate: number;
  outOfOrder: number;
}

export interface StandInOptions {
  port?: number;
  account: string;
  secret: string;
  /** Where it reports to, and the key that signs. */
  webhook?: { url: () => string; secret: string };
  faults?: Partial<Faults>;
  /** Between 0 and 1; the same numbers give the same faults. */
  random?: () => number;
  now?: () => Date;
  /** Milliseconds from one status to the next; without it items move only when told. */
  pace?: number;
  /** Milliseconds of a slow answer. */
  slowness?: number;
}

interface Item {
  orderNumber: string;
  itemCode: string;
  events: { EventId: string; ItemCode: string; OrderNumber: string; StatusCode: string; StatusTime: string }[];
}

/** The way of an item when all goes well, in the words of the stand-in. */
export const WAY = ['2', 'accepted', 'in-transit', 'arrived', '3'] as const;
const SLOW_MS = 7_000;

/** A local server that behaves as Vietnam Post's interface does on good and on bad days. Nothing of it leaves this machine. */
export class CarrierStandIn {
  readonly items = new Map<string, Item>();
  readonly cancelled = new Set<string>();
  /** Calls of each kind, refused and failed ones too. */
  readonly calls = new Map<string, number>();
  faults: Faults;
  /** Says no to every order. */
  refusing = false;
  private readonly tokens = new Set<string>();
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly server: Server;

  private constructor(private readonly options: StandInOptions) {
    const none = { slow: 0, error: 0, wrongJson: 0, expired: 0, duplicate: 0, outOfOrder: 0 };
    this.faults = { ...none, ...options.faults };
    this.server = createServer((request, response) => void this.answer(request, response));
  }

  static async start(options: StandInOptions): Promise<CarrierStandIn> {
    const standIn = new CarrierStandIn(options);
    await new Promise<void>((resolve, reject) => {
      standIn.server.once('error', reject);
      standIn.server.listen(options.port ?? 0, '127.0.0.1', resolve).unref();
    });
    return standIn;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    for (const timer of this.timers) clearTimeout(timer);
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  /** Withdraws every token, as if they had expired. */
  expireTokens(): void {
    this.tokens.clear();
  }

  /** The item is now there; the status is reported, sometimes twice or after the next one. */
  async move(orderNumber: string, status: string, at = this.now()): Promise<void> {
    const item = this.items.get(orderNumber);
    if (!item) throw new Error(`no order ${orderNumber}`);
    const { itemCode: ItemCode } = item;
    const EventId = randomBytes(8).toString('hex');
    const event = { EventId, ItemCode, OrderNumber: orderNumber, StatusCode: status, StatusTime: at.toISOString() };
    item.events.push(event);
    if (this.happens('outOfOrder')) return;
    const before = item.events.at(-2);
    await this.report(before ? [event, before] : [event]);
    if (this.happens('duplicate')) await this.report([event]);
  }

  /** Signs and sends; the status of the answer, or 0 when nobody is there. */
  async report(events: readonly object[]): Promise<number> {
    const { webhook } = this.options;
    if (!webhook) return 0;
    const body = JSON.stringify({ Events: events });
    const headers = { 'content-type': 'application/json', ...signed(body, webhook.secret, this.now()) };
    const answered = await fetch(webhook.url(), { method: 'POST', headers, body }).catch(() => undefined);
    await answered?.arrayBuffer();
    return answered?.status ?? 0;
  }

  private now(): Date {
    return this.options.now?.() ?? new Date();
  }

  private happens(fault: keyof Faults): boolean {
    return (this.options.random ?? Math.random)() < this.faults[fault];
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const what = (request.url ?? '').replace(/^\//, '');
    this.calls.set(what, (this.calls.get(what) ?? 0) + 1);
    const body = await bodyOf(request);
    if (this.happens('slow')) await this.pause(this.options.slowness ?? SLOW_MS);
    if (this.happens('error')) return send(response, 500, 'Internal Server Error');
    if (this.happens('wrongJson')) return send(response, 200, '{"Status": "100", "Messa');
    if (what === 'token') return send(response, 200, JSON.stringify(this.token(body)));
    if (!this.admits(String(request.headers['access_token']))) {
      return send(response, 401, JSON.stringify({ Status: '401', Message: 'token expired' }));
    }
    return send(response, 200, JSON.stringify(this.act(what, body)));
  }

  private admits(token: string): boolean {
    const known = this.tokens.has(token) && !this.happens('expired');
    if (!known) this.tokens.delete(token);
    return known;
  }

  private token({ CustomerCode, Secret }: Record<string, unknown>): object {
    if (CustomerCode !== this.options.account || Secret !== this.options.secret)
      return { Status: '401', Message: 'unknown customer' };
    const token = randomBytes(16).toString('hex');
    this.tokens.add(token);
    return { Status: '100', Token: token, ExpiresIn: 3600 };
  }

  private act(what: string, body: Record<string, unknown>): object {
    const orderNumber = textOf(body['OrderNumber']);
    if (what === 'orders') return this.order(orderNumber, body);
    if (what === 'prices') return { Status: '100', Message: 'OK', Price: priceOf(body) };
    if (what === 'cancellations') {
      this.cancelled.add(orderNumber);
      return { Status: '100', Message: 'OK' };
    }
    const code = textOf(body['ItemCode']);
    const item = [...this.items.values()].find((one) => one.itemCode === code || one.orderNumber === code);
    return { Status: '100', Message: 'OK', Events: item?.events ?? [] };
  }

  /** The same order number again is the same order. */
  private order(orderNumber: string, body: Record<string, unknown>): object {
    if (this.refusing || orderNumber === '' || textOf(body['SenderName']) === '')
      return { Status: '99', Message: 'missing field' };
    if (!this.items.has(orderNumber)) {
      this.items.set(orderNumber, { orderNumber, itemCode: textOf(body['ItemCode']), events: [] });
      if (this.options.pace) this.walk(orderNumber, 0);
    }
    return { Status: '100', Message: 'OK', OrderNumber: orderNumber, Price: priceOf(body) };
  }

  private walk(orderNumber: string, step: number): void {
    const status = WAY[step];
    if (!status) return;
    this.later(this.options.pace!, () => {
      if (this.cancelled.has(orderNumber)) return;
      void this.move(orderNumber, status).catch(() => undefined);
      this.walk(orderNumber, step + 1);
    });
  }

  private pause(milliseconds: number): Promise<void> {
    return new Promise((done) => this.later(milliseconds, done));
  }

  private later(milliseconds: number, work: () => void): void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      work();
    }, milliseconds);
    this.timers.add(timer.unref());
  }
}

/** The headers of a signed call. */
export function signed(body: string, secret: string, at: Date): Record<string, string> {
  const timestamp = String(Math.floor(at.getTime() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  return { 'x-timestamp': timestamp, 'x-signature': `sha256=${signature}` };
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const priceOf = (body: Record<string, unknown>): number => (Number(body['CODAmount']) > 0 ? 35_000 : 30_000);

function send(response: ServerResponse, status: number, text: string): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(text);
}

async function bodyOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

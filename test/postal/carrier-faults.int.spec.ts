import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { askPrice, cancelShipment, getShipment, listCarriers, registerShipment, takeCarrierCall } from '#contracts';
import type { RegisterShipment, ShipmentView } from '#contracts';
import { DEPARTMENT } from '#testing';
import { Carriers } from '../../apps/postal/src/carrier/carriers.js';
import { Polling } from '../../apps/postal/src/carrier/polling.js';
import { aPostalService, aShipment, OPERATOR, type PostalTest } from '../../apps/postal/src/postal.makers.js';
import { reopenUnderstood } from '../../apps/postal/src/webhook/carrier-event.queries.js';
import { EventApplier } from '../../apps/postal/src/webhook/event-applier.js';
import { CarrierStandIn, signed } from '../../deploy/carrier/stand-in.js';

const SECRET = 'a key of sixteen or more';
const NONE = { slow: 0, error: 0, wrongJson: 0, expired: 0, duplicate: 0, outOfOrder: 0 };

let service: PostalTest;
let carrier: CarrierStandIn;
let other: { server: Server; asked: { path: string; token: string; body: object }[]; answer: () => [number, string] };

/** Any carrier that speaks this system's own words. */
async function aGenericCarrier(): Promise<typeof other> {
  const asked: (typeof other)['asked'] = [];
  const known: typeof other = { server: undefined!, asked, answer: () => [200, '{}'] };
  known.server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      const body = JSON.parse(Buffer.concat(parts).toString()) as object;
      asked.push({ path: request.url!, token: String(request.headers.authorization), body });
      const [status, text] = known.answer();
      response.writeHead(status, { 'content-type': 'application/json' }).end(text);
    });
  });
  await new Promise<void>((ready) => known.server.listen(0, '127.0.0.1', ready));
  return known;
}

beforeAll(async () => {
  other = await aGenericCarrier();
  carrier = await CarrierStandIn.start({
    ...{ account: 'CHISO', secret: 'word', slowness: 3_000, now: () => service.clock.now() },
    webhook: { url: () => 'http://127.0.0.1:1/nowhere', secret: SECRET },
  });
  const vnpost = { code: 'vnpost', adapter: 'vnpost', url: carrier.url, account: 'CHISO', secret: 'word' };
  const url = `http://127.0.0.1:${(other.server.address() as AddressInfo).port}`;
  const settings = [
    { ...vnpost, timeout: 400, webhookSecrets: [SECRET] },
    { code: 'courier', adapter: 'generic', url, secret: 'their word', timeout: 400, webhookSecrets: [SECRET] },
    { code: 'paper', adapter: 'generic' },
  ];
  service = await aPostalService({ CARRIERS: JSON.stringify(settings), CARRIER_POLL: '0' });
});
afterAll(async () => {
  await service.close();
  await carrier.stop();
  other.server.closeAllConnections();
  other.server.close();
});
afterEach(() => {
  carrier.faults = NONE;
});

async function until<T>(ask: () => Promise<T>, wanted: (found: T) => boolean): Promise<T> {
  let found = await ask();
  for (const end = performance.now() + 20_000; !wanted(found) && performance.now() < end; found = await ask())
    await new Promise((next) => setTimeout(next, 20));
  return found;
}

let serial = 0;
async function ordered(more: Partial<RegisterShipment> = {}): Promise<ShipmentView> {
  const number = { trackingNumber: `CF-${(serial += 1) + 1000}`, acceptedAt: null };
  const slip = { sender: { name: 'Nguyễn Thị Bưởi' }, carrier: 'vnpost', order: true };
  return (await service.request(registerShipment, aShipment({ ...slip, ...number, ...more }), OPERATOR)).value;
}
const read = async (id: string) => (await service.request(getShipment, { id }, OPERATOR)).value;
const state = (id: string, wanted: string) =>
  until(
    () => read(id),
    ({ order }) => order?.state === wanted,
  );
const advance = (seconds: number) =>
  service.clock.set(new Date(service.clock.now().getTime() + seconds * 1000).toISOString());
const price = (code = 'vnpost', cod = 0) =>
  service.request(askPrice, { carrier: code, direction: 'to-citizen', agencyCode: DEPARTMENT, cod }, OPERATOR);
const stateOf = async (code: string) =>
  (await service.request(listCarriers, {}, OPERATOR)).value.items.find((one) => one.code === code)!;

describe('a carrier that answers slowly', () => {
  it('is not waited for by the counter, and its order is put off by a timeout and made later', async () => {
    carrier.faults = { ...NONE, slow: 1 };
    const begun = performance.now();
    const { id } = await ordered();
    expect(performance.now() - begun).toBeLessThan(3_000);
    const late = await until(
      () => read(id),
      ({ order }) => order?.failure === 'timeout',
    );
    expect(late.order).toMatchObject({ state: 'waiting', failure: 'timeout' });
    carrier.faults = NONE;
    advance(60);
    expect((await state(id, 'accepted')).order).toMatchObject({ failure: null, price: 30_000 });
    expect([...carrier.items.keys()].filter((number) => number === id.toUpperCase())).toHaveLength(1);
  });
});

describe('a price', () => {
  it('is asked of the carrier while the caller waits, and makes no slip', async () => {
    const before = (await service.events()).length;
    expect((await price()).value).toEqual({ carrier: 'vnpost', price: 30_000 });
    expect((await price('vnpost', 200_000)).value.price).toBe(35_000);
    expect(await service.events()).toHaveLength(before);
  });

  it.each([
    ['answers slowly', { slow: 1 }, 'unavailable'],
    ['answers 500', { error: 1 }, 'unavailable'],
    ['answers half a JSON', { wrongJson: 1 }, 'unavailable'],
    ['refuses every token', { expired: 1 }, 'unavailable'],
  ])('of a carrier that %s is said to be unavailable, within seconds', async (_, faults, kind) => {
    carrier.faults = { ...NONE, ...faults };
    carrier.expireTokens();
    await expect(price()).rejects.toMatchObject({ kind, code: 'postal.price-unknown' });
    carrier.faults = NONE;
    expect((await price()).value.price).toBe(30_000);
  });

  it('of a carrier nobody knows, and of one that is never called, is refused', async () => {
    await expect(price('nobody')).rejects.toMatchObject({ kind: 'refused', code: 'postal.carrier-unknown' });
    await expect(price('paper')).rejects.toMatchObject({ kind: 'refused', code: 'postal.price-refused' });
  });
});

describe('a cancellation', () => {
  it('is tried again until the carrier has taken it', async () => {
    const { id } = await ordered();
    await state(id, 'accepted');
    carrier.faults = { ...NONE, error: 1 };
    await service.request(cancelShipment, { id }, OPERATOR);
    expect(
      (
        await until(
          () => read(id),
          ({ order }) => order?.failure !== null,
        )
      ).order,
    ).toMatchObject({
      ...{ state: 'cancelling', failure: 'status: 500' },
    });
    expect(carrier.cancelled.has(id.toUpperCase())).toBe(false);
    carrier.faults = NONE;
    advance(60);
    expect(await state(id, 'cancelled')).toMatchObject({ status: 'cancelled', order: { state: 'cancelled' } });
    expect(carrier.cancelled.has(id.toUpperCase())).toBe(true);
  });
});

describe('tracking', () => {
  it('asks again after failures; events that come twice and in any order end in the same', async () => {
    const { id } = await ordered({ direction: 'to-citizen', receiver: { name: 'Nguyễn Thị Bưởi' } });
    await state(id, 'accepted');
    const begun = service.clock.now().getTime();
    const at = (seconds: number) => new Date(begun + seconds * 1000);
    carrier.faults = { ...NONE, outOfOrder: 1 };
    for (const [word, second] of [
      ['3', 30],
      ['in-transit', 10],
      ['arrived', 20],
      ['arrived', 20],
    ] as const)
      await carrier.move(id.toUpperCase(), word, at(second));
    advance(7200);
    const silent = () =>
      service.dataSource.query(
        `UPDATE carrier_order SET polled_at = polled_at - interval '1 day' WHERE shipment_id = $1`,
        [id],
      );
    await service.dataSource.query(`UPDATE shipment SET last_moved_at = NULL WHERE id = $1`, [id]);
    for (const faults of [{ error: 1 }, { wrongJson: 1 }, {}]) {
      carrier.faults = { ...NONE, ...faults };
      await silent();
      await service.get(Polling).pollSome();
    }
    await service.get(EventApplier).applyBatch();
    expect(
      await until(
        () => read(id),
        ({ status }) => status === 'delivered',
      ),
    ).toMatchObject({
      ...{ status: 'delivered', deliveredAt: at(30).toISOString(), lastMovedAt: at(30).toISOString() },
    });
  });
});

describe('any other carrier', () => {
  it('is ordered from, asked its price, told of a cancellation and asked where items are', async () => {
    other.answer = () => [200, JSON.stringify({ orderNumber: 'their 77', price: 21_000, events: [] })];
    const { id } = await ordered({ carrier: 'courier', cod: 5_000 });
    expect((await state(id, 'accepted')).order).toMatchObject({ price: 21_000, attempts: 1 });
    const [order] = other.asked;
    expect(order).toMatchObject({
      path: '/orders',
      token: 'Bearer their word',
      body: { cod: 5_000, orderNumber: id.toUpperCase() },
    });
    expect((await price('courier')).value.price).toBe(21_000);
    await service.request(cancelShipment, { id }, OPERATOR);
    await state(id, 'cancelled');
    expect(other.asked.at(-1)).toMatchObject({ path: '/cancellations', body: { orderNumber: 'THEIR77' } });
    const port = service.get(Carriers).find('courier')!.port;
    other.answer = () => [
      200,
      JSON.stringify({ events: [{ id: '1', number: 'x 1', status: 'arrived', at: '2018-09-03T08:00:00Z' }] }),
    ];
    expect(await port.track('X1')).toEqual([
      { eventId: '1', number: 'X1', status: 'arrived', at: new Date('2018-09-03T08:00:00Z') },
    ]);
  });

  it.each([
    ['503', [503, '{}'], { state: 'waiting', failure: 'status: 503' }],
    ['no JSON', [200, 'well'], { state: 'waiting', failure: 'answer: no JSON object' }],
    ['a list', [200, '[]'], { state: 'waiting', failure: 'answer: no JSON object' }],
    ['422', [422, '{}'], { state: 'refused', failure: 'status: 422' }],
  ] as const)('that answers %s leaves the order as it must', async (_, given, expected) => {
    other.answer = () => [...given];
    const { id } = await ordered({ carrier: 'courier' });
    expect(
      (
        await until(
          () => read(id),
          ({ order }) => order?.failure !== null,
        )
      ).order,
    ).toMatchObject(expected);
    await expect(price('courier')).rejects.toMatchObject({ code: expect.stringMatching(/^postal\.price-/) as unknown });
    other.answer = () => [200, '{"orderNumber": "N", "price": 1}'];
    advance(120);
    if (expected.state === 'waiting') await state(id, 'accepted');
  });
});

describe('a word of a carrier that nobody understands', () => {
  it('is kept and shown, moves nothing, and is applied once it is explained', async () => {
    const { id, trackingNumber } = await ordered({
      order: false,
      direction: 'to-citizen',
      acceptedAt: '2018-09-03T08:00:00+07:00',
    });
    const event = {
      EventId: 'w-1',
      ItemCode: trackingNumber,
      StatusCode: '777',
      StatusTime: '2018-09-03T10:00:00+07:00',
    };
    const body = JSON.stringify({
      Events: [
        event,
        { ...event, EventId: 'w-2', StatusCode: 'ĐÃ GIAO HỒ SƠ', StatusTime: '2018-09-03T09:00:00+07:00' },
      ],
    });
    const headers = signed(body, SECRET, service.clock.now());
    const call = { carrier: 'vnpost', timestamp: headers['x-timestamp']!, signature: headers['x-signature']!, body };
    expect((await service.request(takeCarrierCall, call)).value).toEqual({ accepted: 2, known: 0 });
    const word = () => stateOf('vnpost');
    expect(await until(word, ({ notUnderstood }) => notUnderstood.length > 0)).toMatchObject({
      notUnderstood: [{ word: '777', events: 1, lastAt: '2018-09-03T03:00:00.000Z' }],
    });
    expect(await read(id)).toMatchObject({ status: 'delivered', deliveredAt: '2018-09-03T02:00:00.000Z' });
    const { settings, port } = service.get(Carriers).find('vnpost')!;
    (settings.statuses as Record<string, string>)['777'] = 'returning';
    await reopenUnderstood(service.dataSource, (_, text) => port.statusOf(text) !== undefined);
    service.get(EventApplier).wake();
    expect(
      await until(
        () => read(id),
        ({ status }) => status === 'returning',
      ),
    ).toMatchObject({ status: 'returning', lastMovedAt: '2018-09-03T03:00:00.000Z' });
    expect(await word()).toMatchObject({ notUnderstood: [] });
  });
});

import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import {
  cancelShipment,
  getShipment,
  listCarriers,
  registerShipment,
  takeCarrierCall,
  type RegisterShipment,
  type ShipmentView,
} from '#contracts';
import { DEPARTMENT } from '#testing';
import { aPostalService, aShipment, OPERATOR, type PostalTest } from '../../apps/postal/src/postal.makers.js';
import { CarrierStandIn, signed } from '../../deploy/carrier/stand-in.js';

const SECRET = 'a key of sixteen or more';
const OLD_SECRET = 'the key before this one';
const NONE = { slow: 0, error: 0, wrongJson: 0, expired: 0, duplicate: 0, outOfOrder: 0 };

let service: PostalTest;
let carrier: CarrierStandIn;
beforeAll(async () => {
  carrier = await CarrierStandIn.start({
    account: 'CHISO',
    secret: 'word',
    slowness: 20,
    now: () => service.clock.now(),
  });
  const words = ['accepted', 'in-transit', 'arrived', 'invited', 'returning', 'undeliverable', 'lost'];
  const settings = {
    ...{ code: 'vnpost', adapter: 'vnpost', url: carrier.url, account: 'CHISO', secret: 'word' },
    webhookSecrets: [SECRET, OLD_SECRET],
    statuses: Object.fromEntries(words.map((word) => [word, word])),
  };
  service = await aPostalService({ CARRIERS: JSON.stringify([settings, { code: 'paper', adapter: 'generic' }]) });
});
afterAll(async () => {
  await service.close();
  await carrier.stop();
});
afterEach(() => {
  carrier.faults = NONE;
});

/** The answer of `ask` once it is as wanted; the state of things when it never becomes so. */
async function until<T>(ask: () => Promise<T>, wanted: (found: T) => boolean): Promise<T> {
  let found = await ask();
  for (const end = performance.now() + 20_000; !wanted(found) && performance.now() < end; found = await ask())
    await new Promise((next) => setTimeout(next, 20));
  return found;
}

let serial = 0;
async function ordered(more: Partial<RegisterShipment> = {}): Promise<ShipmentView> {
  const slip = { sender: { name: 'Nguyễn Thị Bưởi', phone: '0912345678' }, carrier: 'vnpost', order: true };
  const number = { trackingNumber: `VN-${(serial += 1) + 1000}`, acceptedAt: null };
  return (await service.request(registerShipment, aShipment({ ...slip, ...number, ...more }), OPERATOR)).value;
}
const read = async (id: string) => (await service.request(getShipment, { id }, OPERATOR)).value;
const advance = (seconds: number) =>
  service.clock.set(new Date(service.clock.now().getTime() + seconds * 1000).toISOString());
const order = (id: string, state: string) =>
  until(
    () => read(id),
    (found) => found.order?.state === state && (state !== 'accepted' || found.status !== 'registered'),
  );

describe('an order with a carrier', () => {
  it('is made behind the slip, with the names it needs, and its price is kept', async () => {
    const { id, order: before } = await ordered();
    expect(before).toMatchObject({ state: 'waiting' });
    expect(await order(id, 'accepted')).toMatchObject({
      status: 'collecting',
      order: { price: 30_000, failure: null },
    });
    expect(carrier.items.has(id.toUpperCase())).toBe(true);
    const events = await service.events();
    expect(events.findLast(({ subject }) => subject === id)?.type).toBe('postal.shipment.tracked.v1');
    expect(JSON.stringify(events)).not.toMatch(/Bưởi|0912345678/);
  });

  it.each([
    ['answers 500', { error: 1 }, 'status: 500'],
    ['answers half a JSON', { wrongJson: 1 }, 'answer: no JSON object'],
    ['refuses every token', { expired: 1 }, 'token'],
  ])('while the carrier %s, slips are made at once and the order is tried again later', async (_, faults, failure) => {
    carrier.faults = { ...NONE, ...faults };
    carrier.expireTokens();
    const { id } = await ordered();
    expect(
      await until(
        () => read(id),
        (found) => found.order?.failure !== null,
      ),
    ).toMatchObject({
      order: { state: 'waiting', failure },
    });
    carrier.faults = NONE;
    advance(60);
    expect(await order(id, 'accepted')).toMatchObject({ order: { failure: null } });
  });

  it('a token that expired is fetched anew within the call', async () => {
    carrier.expireTokens();
    const { id } = await ordered();
    expect(await order(id, 'accepted')).toMatchObject({ order: { attempts: 1 } });
  });

  it('that the carrier refuses ("100" is the only yes) is refused for good', async () => {
    carrier.refusing = true;
    const { id } = await ordered();
    expect(await order(id, 'refused')).toMatchObject({
      status: 'registered',
      order: { failure: 'refused: 99', attempts: 1 },
    });
    carrier.refusing = false;
  });

  it('five failures in a row open the circuit: nobody is called until one may try', async () => {
    carrier.faults = { ...NONE, error: 1 };
    const ids: string[] = [];
    for (let n = 0; n < 6; n += 1) ids.push((await ordered()).id);
    const state = async () => (await service.request(listCarriers, {}, OPERATOR)).value.items[0]!;
    expect(await until(state, ({ circuit }) => circuit === 'open')).toMatchObject({ code: 'vnpost', circuit: 'open' });
    await until(
      () => read(ids.at(-1)!),
      (found) => found.order?.failure !== null,
    );
    const calls = [...carrier.calls.values()].reduce((sum, count) => sum + count, 0);
    const { id } = await ordered();
    expect(
      await until(
        () => read(id),
        (found) => found.order?.failure !== null,
      ),
    ).toMatchObject({
      order: { failure: 'circuit-open', attempts: 0 },
    });
    expect([...carrier.calls.values()].reduce((sum, count) => sum + count, 0)).toBe(calls);
    carrier.faults = NONE;
    advance(120);
    for (const one of [...ids, id]) expect(await order(one, 'accepted')).toMatchObject({ status: 'collecting' });
    expect(await state()).toMatchObject({ circuit: 'closed', waiting: 0 });
  });

  it('is cancelled with the carrier when the slip is', async () => {
    const { id } = await ordered();
    await order(id, 'accepted');
    await service.request(cancelShipment, { id }, OPERATOR);
    expect(await order(id, 'cancelled')).toMatchObject({ status: 'cancelled' });
    expect(carrier.cancelled.has(id.toUpperCase())).toBe(true);
  });

  it('with a carrier nobody knows is refused at once', async () => {
    await expect(ordered({ carrier: 'nobody' })).rejects.toMatchObject({ code: 'postal.carrier-unknown' });
  });

  it('of which nothing is heard is asked about', async () => {
    const { id, trackingNumber } = await ordered();
    await order(id, 'accepted');
    await carrier.move(id.toUpperCase(), 'in-transit', new Date(service.clock.now().getTime() + 1000));
    advance(3 * 3600);
    expect(
      await until(
        () => read(id),
        ({ status }) => status === 'in-transit',
      ),
    ).toMatchObject({ trackingNumber });
  });
});

type Said = [event: string, status: string, minute: number];
const at = (minute: number) => new Date(Date.parse('2018-09-03T00:00:00Z') + minute * 60_000).toISOString();

function call(said: Said[], number: string, signing: { secret?: string; at?: Date } = {}) {
  const events = said.map(([EventId, StatusCode, minute]) => ({
    EventId,
    ItemCode: number,
    StatusCode,
    StatusTime: at(minute),
  }));
  const body = JSON.stringify({ Events: events });
  const headers = signed(body, signing.secret ?? SECRET, signing.at ?? service.clock.now());
  return { carrier: 'vnpost', timestamp: headers['x-timestamp']!, signature: headers['x-signature']!, body };
}
const take = async (asked: ReturnType<typeof call>) => (await service.request(takeCarrierCall, asked)).value;

describe('what a carrier reports', () => {
  const item = async (more: Partial<RegisterShipment> = {}) => {
    const { id, trackingNumber } = await ordered({ order: false, direction: 'to-citizen', acceptedAt: at(0), ...more });
    return { id, number: trackingNumber! };
  };

  it('moves the item; a repeated event is known, a repeated call is refused', async () => {
    const { id, number } = await item();
    const said: Said[] = [['m1', 'in-transit', 10]];
    const asked = call(said, number);
    expect(await take(asked)).toEqual({ accepted: 1, known: 0 });
    await expect(take(asked)).rejects.toMatchObject({ kind: 'conflict', code: 'postal.signature-replayed' });
    advance(1);
    expect(await take(call([...said, ['m2', '3', 20]], number))).toEqual({ accepted: 1, known: 1 });
    const found = await until(
      () => read(id),
      ({ status }) => status === 'delivered',
    );
    expect(found).toMatchObject({
      status: 'delivered',
      deliveredAt: '2018-09-03T00:20:00.000Z',
      deliveredOn: '2018-09-03',
    });
  });

  it.each([
    ['a key nobody has', { secret: 'some other key of some length' }, 'postal.signature-wrong'],
    ['a signature of an hour ago', { at: new Date('2018-09-03T06:00:00Z') }, 'postal.signature-late'],
    ['a signature of tomorrow', { at: new Date('2018-09-05T08:00:00Z') }, 'postal.signature-late'],
  ])('%s is refused and leaves nothing', async (_, signing, code) => {
    await expect(take(call([['f1', 'lost', 10]], 'VN-1', signing))).rejects.toMatchObject({
      kind: 'unauthenticated',
      code,
    });
    expect(await service.dataSource.query(`SELECT 1 FROM carrier_event WHERE event_id = 'f1'`)).toEqual([]);
  });

  it('the key before this one still signs; a changed body, carrier or timestamp does not hold', async () => {
    const { number } = await item();
    const good = call([['k1', 'in-transit', 5]], number, { secret: OLD_SECRET });
    for (const forged of [
      { ...good, body: good.body.replace('in-transit', 'lost') },
      { ...good, carrier: 'paper' },
      { ...good, carrier: 'nobody' },
      { ...good, timestamp: String(Number(good.timestamp) + 1) },
      { ...good, signature: '' },
    ])
      await expect(take(forged)).rejects.toMatchObject({ code: 'postal.signature-wrong' });
    expect(await take(good)).toEqual({ accepted: 1, known: 0 });
  });

  it('before anybody here knows the number waits for it', async () => {
    const number = `VN-LATER-${randomUUID().slice(0, 6)}`;
    await take(call([['w1', 'arrived', 30]], number.toUpperCase()));
    const unmatched = async () => (await service.request(listCarriers, {}, OPERATOR)).value.items[0]!.unmatched;
    expect(await until(unmatched, (count) => count > 0)).toBe(1);
    const { id } = await item({ trackingNumber: number });
    expect(
      await until(
        () => read(id),
        ({ status }) => status === 'arrived',
      ),
    ).toMatchObject({ agencyCode: DEPARTMENT });
    expect(await unmatched()).toBe(0);
  });

  it('at the door of an agency does not end its way: the minutes do', async () => {
    const { id, number } = await item({ direction: 'to-agency' });
    await take(call([['d1', '3', 40]], number));
    expect(
      await until(
        () => read(id),
        ({ status }) => status === 'arrived',
      ),
    ).toMatchObject({ deliveredAt: null, signedAt: null });
  });

  it('gives the same in any order and however often', async () => {
    const way: Said[] = [
      ['1', 'in-transit', 10],
      ['2', 'arrived', 20],
      ['3', 'invited', 30],
      ['4', 'invited', 31],
      ['5', 'returning', 40],
      ['6', 'in-transit', 41],
    ];
    const shuffled = fc.shuffledSubarray([...way, ...way.slice(2, 4)], { minLength: way.length + 2 });
    for (const order of fc.sample(shuffled, { numRuns: 6, seed: 7 })) {
      const { id, number } = await item();
      for (const [event, status, minute] of order) {
        advance(1);
        await take(call([[`${number}-${event}`, status, minute]], number));
      }
      const found = await until(
        () => read(id),
        ({ status, lastMovedAt }) => status === 'in-transit' && lastMovedAt === at(41),
      );
      expect(found).toMatchObject({ status: 'in-transit', invitations: 1, invitedOn: '2018-09-03', deliveredAt: null });
    }
  });
});

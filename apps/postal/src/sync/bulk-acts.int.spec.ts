import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { getBalance, getShipment, listShipments, syncActs, type OfflineAct } from '#contracts';
import { DEPARTMENT, OTHER_DEPARTMENT } from '#testing';
import { aPostalService, aShipment, OPERATOR, type PostalTest } from '../postal.makers.js';
import { BulkActs } from './bulk-acts.service.js';

let bulk: PostalTest;
let single: PostalTest;
beforeAll(async () => {
  [bulk, single] = [await aPostalService(), await aPostalService()];
});
afterAll(async () => {
  await bulk.close();
  await single.close();
});

const act = (more: Partial<OfflineAct>): OfflineAct => ({ actId: randomUUID(), ...more });
const at = (day: string, time = '09:00') => `2018-08-${day}T${time}:00+07:00`;
const signatures = (day: string) => [
  { side: 'post' as const, name: 'Bưu tá', at: at(day) },
  { side: 'agency' as const, name: 'Công chức', at: at(day, '09:05') },
];

const apply = (acts: readonly unknown[]) =>
  bulk.dataSource.transaction((tx) =>
    bulk.get(BulkActs).apply(
      acts.map((value, n) => ({ line: n + 1, value })),
      tx,
      OPERATOR,
    ),
  );
const slip = (id: string, more: object = {}) =>
  act({ register: aShipment({ id, trackingNumber: null, acceptedAt: at('01'), ...more }) });

/** A morning of the post: slips, minutes with one refused, a result delivered after an invitation, money down to zero. */
function aMorning(): OfflineAct[] {
  const [taken, refused, result] = [randomUUID(), randomUUID(), randomUUID()];
  const sender = { name: 'Nguyễn Thị Bưởi', phone: '0912345678' };
  return [
    slip(taken, { sender, trackingNumber: 'BULK-1', papers: [{ name: 'Đơn', quantity: 1 }] }),
    slip(refused, { trackingNumber: 'BULK-2', dossierIds: [randomUUID()] }),
    slip(result, { direction: 'to-citizen', transitClass: 'same-district', cod: 30_000 }),
    act({ amend: { id: result, trackingNumber: 'RR473124829VN' } }),
    act({
      handover: {
        ...{ direction: 'to-agency', agencyCode: DEPARTMENT, signatures: signatures('02') },
        items: [{ shipmentId: taken }, { shipmentId: refused, refusedFor: 'incomplete', wayBackPaidBy: 'citizen' }],
      },
    }),
    act({
      handover: {
        ...{ direction: 'to-post', agencyCode: DEPARTMENT, signatures: signatures('03') },
        items: [{ shipmentId: result }],
      },
    }),
    act({ invite: { id: result, at: at('06') } }),
    act({ deliver: { id: result, at: at('07'), takenBy: 'vợ' } }),
    act({ collect: { shipmentId: result, kind: 'cod', amount: 30_000, receiptNumber: 'BL-1', at: at('07') } }),
    act({ remit: { agencyCode: DEPARTMENT, kind: 'cod', amount: 30_000, voucher: 'CT-1', at: at('08') } }),
  ];
}

/** Everything the tables say, without what differs by the moment alone. */
const kept = async ({ dataSource }: PostalTest, table: string) =>
  (
    await dataSource.query<{ row: Record<string, unknown> }[]>(
      `SELECT to_jsonb(t) - 'digest' - 'id' - 'items' - 'handover_id' - 'registered_at' AS row FROM ${table} t`,
    )
  )
    .map(({ row }) => JSON.stringify(row))
    .sort();

it('does what the same acts do one by one: tables, events and their order', async () => {
  const acts = aMorning();
  const { acts: done } = (await single.request(syncActs, { acts }, OPERATOR)).value;
  expect(done.map(({ outcome, code }) => code ?? outcome)).toEqual(acts.map(() => 'done'));
  const outcomes = await apply(acts);
  expect(outcomes.map(({ kind, errors }) => errors ?? kind)).toEqual(acts.map(() => 'accepted'));
  for (const table of ['shipment', 'handover', 'money'])
    expect(await kept(bulk, table)).toEqual(await kept(single, table));
  const said = async (service: PostalTest) => (await service.events()).map(({ type, time }) => [type, time]);
  expect(await said(bulk)).toEqual(await said(single));
  const { register } = acts[0]!;
  const { value } = await bulk.request(getShipment, { id: register!.id! }, OPERATOR);
  expect(value).toMatchObject({ status: 'delivered', slip: { sender: register!.sender, papers: register!.papers } });
  const balance = (await bulk.request(getBalance, { day: '2018-09-03' }, OPERATOR)).value;
  expect(balance).toMatchObject({ outstanding: 0, balanced: true });
});

it('told again changes nothing, and another content under the same id is a conflict', async () => {
  const acts = aMorning().map((one) => ({
    ...one,
    register: one.register && { ...one.register, trackingNumber: null },
  }));
  await apply(acts.slice(0, 3));
  const before = (await bulk.events()).length;
  expect((await apply(acts.slice(0, 3))).map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged', 'unchanged']);
  const other = { ...acts[0]!, register: { ...acts[0]!.register!, cod: 1 } };
  expect(await apply([other])).toMatchObject([{ kind: 'rejected', errors: [{ code: 'conflict.id-reused' }] }]);
  expect(await bulk.events()).toHaveLength(before);
});

it('says of each line what is wrong with it, and the others stand', async () => {
  const [good, twin, unknown] = [randomUUID(), randomUUID(), randomUUID()];
  const outcomes = await apply([
    slip(good, { trackingNumber: 'BULK-77' }),
    slip(twin, { trackingNumber: 'BULK-77' }),
    slip(randomUUID(), { trackingNumber: 'RR123456784VN' }),
    slip(randomUUID(), { agencyCode: OTHER_DEPARTMENT }),
    { actId: randomUUID(), register: { direction: 'sideways' } },
    act({}),
    act({ deliver: { id: unknown } }),
    act({ cancel: { id: good } }),
    act({ collect: { shipmentId: good, kind: 'fee', amount: 1000, receiptNumber: 'BL-9' } }),
  ]);
  expect(outcomes.map(({ kind, errors }) => (errors ? errors[0]!.code : kind))).toEqual([
    'accepted',
    'postal.number-in-use',
    'postal.check-digit',
    'forbidden.agency',
    expect.any(String),
    'postal.one-act',
    'not-found.record',
    'postal.act-not-allowed',
    'accepted',
  ]);
  const { items } = (await bulk.request(listShipments, { number: 'BULK-77' }, OPERATOR)).value;
  expect(items.map(({ id }) => id)).toEqual([good]);
});

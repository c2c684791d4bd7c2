import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { createHmac, randomUUID } from 'node:crypto';
import { openSecrets } from '../../deploy/local/secrets.js';
import { Platform } from '../platform/platform.js';
import type { PublicInterface } from '../platform/public-interface.js';

const AGENCY = '000.00.95.H10';
const PROCEDURE = '9.900095';
const DAY = 86_400_000;

interface Shipment {
  id: string;
  status: string;
  signedAt: string | null;
  invitations: number;
  order: { state: string; price: number } | null;
}
interface Minutes {
  id: string;
  number: string | null;
  signedAt: string | null;
  items: { taken: boolean }[];
}
interface Dossier {
  id: string;
  code: string;
  receivedAt: string;
  status: number;
  lawfulDueAt: string;
}
interface PickUps {
  agencies: { agencyCode: string; items: { dossierCode: string }[] }[];
}

let platform: Platform;
let postman: PublicInterface;
let counter: PublicInterface;
let specialist: PublicInterface;

beforeAll(async () => {
  platform = await Platform.start();
  [postman, counter, specialist] = ['postal-operator', 'counter-officer', 'specialist'].map((one) =>
    platform.as(one, AGENCY),
  ) as [PublicInterface, PublicInterface, PublicInterface];
  const name = { vi: 'Cơ quan thử bưu chính', en: 'Agency of the postal journeys' };
  const agency = { code: AGENCY, name, kind: 'department', parent: 'H10', demonstration: true };
  await platform.as('system-admin').post('/agencies', agency);
  const channels = ['counter', 'online', 'post'];
  const procedure = {
    ...{
      code: PROCEDURE,
      name: { vi: 'Thủ tục qua bưu chính' },
      field: 'Thử nghiệm',
      levels: ['province'],
      agency: name.vi,
    },
    ...{ steps: 'Nộp, thẩm định, trả kết quả', manner: channels.join(', '), sets: 1, subjects: 'Cá nhân' },
    ways: channels.map((channel) => ({ channel, term: { length: '5', unit: 'working-day' } })),
    papers: ['Đơn đề nghị', 'Giấy phép kinh doanh'].map((paper) => ({ name: paper, originals: 1 })),
    legalBasis: [{ number: '61/2018/NĐ-CP', title: 'Nghị định về cơ chế một cửa' }],
    none: ['forms', 'result', 'conditions', 'fees'],
    publication: { decision: 'Thử nghiệm', validFrom: '2018-01-01' },
    offerings: [{ agency: AGENCY, from: '2018-01-01', level: 2, oneStop: true, post: true, decision: 'Thử' }],
  };
  const job = await platform
    .as('integration')
    .import('/procedures/imports?format=chiso-jsonl', JSON.stringify(procedure));
  expect(job.rows).toMatchObject({ accepted: 1 });
}, 300_000);
afterAll(() => platform.end(), 60_000);

const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();

/** The answer of `ask` once it is as wanted: copies and carriers are told behind the answer. */
async function until<T>(ask: () => Promise<T>, wanted: (found: T) => boolean): Promise<T> {
  let found = await ask();
  for (const end = performance.now() + 60_000; !wanted(found) && performance.now() < end; found = await ask())
    await new Promise((next) => setTimeout(next, 100));
  expect(wanted(found) ? 'as wanted' : found).toBe('as wanted');
  return found;
}

/** Retried while this service's copy of the catalogue is still on its way. */
const slip = async (more: object): Promise<Shipment> => {
  const body = {
    ...{ agencyCode: AGENCY, procedureCode: PROCEDURE, sender: { name: 'Nguyễn Thị Bưởi', phone: '0912345678' } },
    ...more,
  };
  let made: Shipment | undefined;
  await until(
    async () => {
      const { status, json } = await postman.send<Shipment>('/shipments', { method: 'POST', body });
      if (status === 201) made = json;
      return status;
    },
    (status) => status === 201,
  );
  return made!;
};

/** The postman signs first, the officer second, as on two phones. */
async function handOver(direction: 'to-agency' | 'to-post', shipmentIds: string[]): Promise<Minutes> {
  const signatures = [{ side: 'post', name: 'Người giao', at: at(0) }];
  const items = shipmentIds.map((shipmentId) => ({ shipmentId }));
  const { id } = await postman.post<Minutes>('/handovers', { direction, agencyCode: AGENCY, items, signatures });
  return counter.post<Minutes>(`/handovers/${id}/signatures`, { name: 'Người nhận' });
}

const pickUps = async () =>
  (await postman.get<PickUps>('/postal/pick-ups')).agencies.flatMap(({ items }) =>
    items.map(({ dossierCode }) => dossierCode),
  );

/** As Vietnam Post would sign it. */
async function carrierSays(number: string, StatusCode: string): Promise<number> {
  const secret = openSecrets(platform.places.secrets).word('carrier.webhook');
  const timestamp = String(Math.floor(Date.now() / 1000));
  const event = { EventId: randomUUID(), ItemCode: number, StatusCode, StatusTime: at(0) };
  const body = JSON.stringify({ Events: [event] });
  const signature = `sha256=${createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')}`;
  const headers = { 'content-type': 'application/json', 'x-timestamp': timestamp, 'x-signature': signature };
  return (await fetch(`${platform.base}/api/v1/postal/events/vnpost`, { method: 'POST', headers, body })).status;
}

async function receive(id: string, handedOverAt: string): Promise<Dossier> {
  return counter.post<Dossier>('/dossiers', {
    ...{ id, agencyCode: AGENCY, procedureCode: PROCEDURE, channel: 'post', returnChannel: 'post', handedOverAt },
    applicant: { name: 'Nguyễn Thị Bưởi', phone: '0912345678' },
  });
}

describe('a citizen’s dossier that goes by post both ways', () => {
  it('is submitted by the minutes, comes back for a missing paper, and its result is delivered; the money balances', async () => {
    const dossierId = randomUUID();
    const there = await slip({
      ...{ direction: 'to-agency', dossierIds: [dossierId], trackingNumber: 'RR473124829VN', acceptedAt: at(-2) },
      papers: [{ name: 'Đơn đề nghị', quantity: 1 }],
    });
    const fee = { shipmentId: there.id, kind: 'fee', amount: 150_000, receiptNumber: 'BL-0001' };
    await postman.post('/postal/collections', fee);
    const minutes = await handOver('to-agency', [there.id]);
    expect(minutes).toMatchObject({
      number: `BBGN-${AGENCY}-${new Date().getFullYear()}-00001`,
      items: [{ taken: true }],
    });

    const dossier = await receive(dossierId, minutes.signedAt!);
    expect(dossier).toMatchObject({ id: dossierId, status: 2 });
    expect(Date.parse(dossier.receivedAt)).toBe(Date.parse(minutes.signedAt!));
    await postman.post('/postal/remittances', { agencyCode: AGENCY, kind: 'fee', amount: 150_000, voucher: 'PT-0001' });
    expect(await postman.get('/postal/balance')).toMatchObject({ collected: 150_000, outstanding: 0, balanced: true });

    const request = {
      reason: 'Thiếu giấy phép',
      papers: ['Giấy phép kinh doanh'],
      channel: 'post',
      nothingElseMissing: true,
    };
    await specialist.post(`/dossiers/${dossier.code}/steps`, { from: 'Một cửa', to: 'Phòng', action: 'forward' });
    await specialist.post(`/dossiers/${dossier.code}/supplement-requests`, request);
    const paper = {
      direction: 'to-agency',
      content: 'supplement',
      dossierCodes: [dossier.code],
      trackingNumber: 'BP-00000001',
    };
    const more = await slip({ ...paper, acceptedAt: at(0) });
    const second = await handOver('to-agency', [more.id]);
    const supplemented = await counter.post<Dossier>(`/dossiers/${dossier.code}/supplements`, {
      channel: 'post',
      at: second.signedAt,
    });
    expect(Date.parse(supplemented.lawfulDueAt)).toBeGreaterThanOrEqual(Date.parse(dossier.lawfulDueAt));

    expect(await pickUps()).not.toContain(dossier.code);
    await specialist.post(`/dossiers/${dossier.code}/result`, { resultNumber: '12/GP-STTTT' });
    await until(pickUps, (codes) => codes.includes(dossier.code));
    const back = await slip({
      ...{
        direction: 'to-citizen',
        dossierIds: [dossierId],
        dossierCodes: [dossier.code],
        trackingNumber: 'RR123456785VN',
      },
      ...{ carrier: 'vnpost', order: true, receiver: { name: 'Nguyễn Thị Bưởi', address: 'Đồng Xoài' } },
    });
    const read = () => postman.get<Shipment>(`/shipments/${back.id}`);
    expect(await until(read, ({ order }) => order?.state === 'accepted')).toMatchObject({ order: { price: 30_000 } });
    await handOver('to-post', [back.id]);
    expect(await pickUps()).not.toContain(dossier.code);
    expect(await carrierSays('RR123456785VN', '3')).toBe(200);
    await until(read, ({ status }) => status === 'delivered');
    const returned = await postman.post<Dossier>(`/dossiers/${dossier.code}/return`, { channel: 'post' });
    expect(returned).toMatchObject({ status: 10 });

    const month = new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 7);
    const found = await postman.get<{ differences: { kind: string; number: string }[] }>('/postal/reconciliation', {
      month,
    });
    expect(found.differences.filter(({ kind }) => kind === 'minutes-differ')).toEqual([]);
    const report = await postman.get<{ total: object }>('/reports/postal-report', { period: month.slice(0, 4) });
    expect(report.total).toMatchObject({ dossiers: 1, supplements: 1, results: 1, delivered: 1, fees: 150_000 });
  }, 180_000);
});

describe('a result that can not be delivered', () => {
  it('comes back to its agency after two invitations, and lies there for collection again', async () => {
    const dossier = await receive(randomUUID(), at(0));
    await specialist.post(`/dossiers/${dossier.code}/result`, { resultNumber: '13/GP-STTTT' });
    await until(pickUps, (codes) => codes.includes(dossier.code));
    const sent = {
      direction: 'to-citizen',
      dossierCodes: [dossier.code],
      trackingNumber: 'BP-00000002',
      acceptedAt: at(-40),
    };
    const { id } = await slip({ ...sent, transitClass: 'between-districts' });
    await handOver('to-post', [id]);
    expect(await postman.get(`/shipments/${id}`)).toMatchObject({ status: 'accepted', late: true });
    expect(await pickUps()).not.toContain(dossier.code);

    const act = (name: string, body: object) =>
      postman.send<{ code: string }>(`/shipments/${id}/${name}`, { method: 'POST', body });
    expect((await act('invitations', { at: at(-30) })).status).toBe(201);
    expect(await act('way-back', {})).toMatchObject({ status: 422, json: { code: 'postal.too-few-invitations' } });
    expect(await act('invitations', { at: at(-29) })).toMatchObject({
      status: 422,
      json: { code: 'postal.invitation-too-early' },
    });
    expect(await act('invitations', { at: at(-14) })).toMatchObject({ status: 201, json: { invitations: 2 } });
    const late = await postman.get<{ items: Shipment[] }>('/shipments', { concern: 'late' });
    expect(late.items.map((one) => one.id)).toContain(id);

    const minutes = await handOver('to-agency', [id]);
    expect(minutes).toMatchObject({ items: [{ taken: true }] });
    expect(await postman.get(`/shipments/${id}`)).toMatchObject({ status: 'brought-back', invitations: 2 });
    expect(await pickUps()).toContain(dossier.code);
  }, 120_000);
});

it('every chain of events holds, and the figures of reporting equal a rebuild', async () => {
  const { code, output } = await platform.verify();
  expect(code === 0 ? 'in order' : output).toBe('in order');
}, 180_000);

import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { getShipment, registerShipment } from '#contracts';
import type { RegisterShipment } from '#contracts';
import { agencyId, DEPARTMENT, OTHER_DEPARTMENT, schemaFaults, undoneTables } from '#testing';
import {
  aPostalService,
  aShipment,
  ELSEWHERE as elsewhere,
  OPERATOR as operator,
  PROCEDURE as procedureId,
} from '../postal.makers.js';
import { postal } from '../postal.module.js';
import type { PostalTest } from '../postal.makers.js';

describe('registering a shipment', () => {
  let service: PostalTest;
  beforeAll(async () => {
    service = await aPostalService();
  });
  afterAll(() => service.close());

  const register = (more: Partial<RegisterShipment> = {}, by = operator, key?: string) =>
    service.request(registerShipment, aShipment(more), by, key ? { idempotency: { key, digest: key } } : {});
  const rows = () => service.dataSource.query<object[]>('SELECT 1 FROM shipment');

  it('keeps a row and announces its whole state in one transaction', async () => {
    const { value, position, etag } = await register({ trackingNumber: 'rr 12345678 5 vn' });
    expect(value).toMatchObject({ agencyCode: DEPARTMENT, trackingNumber: 'RR123456785VN', trackingFormat: 'S10' });
    expect({ acceptedOn: value.acceptedOn, etag }).toEqual({ acceptedOn: '2018-09-01', etag: '"1"' });
    const [event] = (await service.events()).slice(-1);
    expect(event).toMatchObject({ type: 'postal.shipment.registered.v2', subject: value.id, role: 'postal-operator' });
    expect(event!.data).toMatchObject({
      state: {
        direction: 'to-agency',
        content: 'dossier',
        publicPost: true,
        agencyId: agencyId(DEPARTMENT),
        dossierCodes: [],
        procedureId,
        procedureCode: '1.000178',
        trackingNumber: 'RR123456785VN',
        trackingFormat: 'S10',
        acceptedAt: '2018-08-31T17:30:00.000Z',
        acceptedOn: '2018-09-01',
      },
    });
    expect(position).toBeGreaterThan(0);
    expect(await rows()).toHaveLength(1);
  });

  it('a number may not be used again within 24 months, and may after', async () => {
    await expect(register()).rejects.toMatchObject({ kind: 'conflict', code: 'postal.number-in-use' });
    await expect(register({ acceptedAt: '2016-09-02T09:00:00+07:00' })).rejects.toMatchObject({ kind: 'conflict' });
    await expect(register({ acceptedAt: '2016-09-01T09:00:00+07:00' })).resolves.toBeDefined();
  });

  it('of sixteen registrations of one number at once one stands', async () => {
    const trackingNumber = 'EE000000005VN';
    const tries = await Promise.allSettled(Array.from({ length: 16 }, () => register({ trackingNumber })));
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('the same Idempotency-Key answers the first shipment and writes nothing more', async () => {
    const first = await register({ trackingNumber: 'CP-77' }, operator, 'key-1');
    const before = (await service.events()).length;
    const again = await register({ trackingNumber: 'CP-77' }, operator, 'key-1');
    expect(again.value).toEqual(first.value);
    expect(await service.events()).toHaveLength(before);
  });

  it.each([
    ['a wrong check digit', { trackingNumber: 'RR123456784VN' }, 'postal.check-digit'],
    ['a procedure nobody knows', { procedureCode: '9.999999' }, 'postal.procedure-unknown'],
    ['a day ahead', { acceptedAt: '2018-09-04T08:00:00+07:00' }, 'postal.accepted-in-future'],
    ['a day before it went by post', { acceptedAt: '2009-12-31T08:00:00+07:00' }, 'postal.procedure-not-by-post'],
    ['an unknown agency', { agencyCode: '000.00.99.H10' }, 'unavailable.service'],
    ['an agency of others', { agencyCode: OTHER_DEPARTMENT }, 'forbidden.agency'],
  ])('refuses %s', async (_, more, code) => {
    const before = (await rows()).length;
    await expect(register({ trackingNumber: 'LK-1', ...more })).rejects.toMatchObject({ code });
    expect(await rows()).toHaveLength(before);
  });

  it('refuses what the agency does not offer by post (QĐ 45/2016 Art.13)', async () => {
    const registered = register({ agencyCode: OTHER_DEPARTMENT, trackingNumber: 'LK-2' }, elsewhere);
    await expect(registered).rejects.toMatchObject({ kind: 'refused', code: 'postal.procedure-not-by-post' });
  });

  it('shows a shipment only to those whose agency it is', async () => {
    const { value } = await register({ trackingNumber: 'LK-3' });
    await expect(service.request(getShipment, { id: value.id }, operator)).resolves.toMatchObject({ value });
    await expect(service.request(getShipment, { id: value.id }, elsewhere)).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('the tables of post', () => {
  it('are what the entities say, and can be undone', async () => {
    const service = await aPostalService();
    const { dataSource } = service;
    expect(await schemaFaults(dataSource)).toEqual([]);
    expect(await undoneTables(postal, dataSource)).toEqual(['migrations']);
    await service.close();
  });
});

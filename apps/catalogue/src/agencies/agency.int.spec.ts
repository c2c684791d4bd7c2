import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { agencyRecorded, applyChangeSet, changeAgency, findAgency, listAgencies, recordAgency } from '#contracts';
import type { Actor, AgencyPage, AgencyRecorded, RecordAgency } from '#contracts';
import { oneRow, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';
import { AgencySeed } from './agency-seed.js';

const admin: Actor = { issuer: 'test', subject: 'admin', role: 'system-admin', agency: 'H10' };
const elsewhere: Actor = { ...admin, agency: '000.00.41.H10' };
const newDepartment: RecordAgency = {
  code: '000.00.70.H10',
  name: { vi: 'Sở thử nghiệm', en: null },
  kind: 'department',
  parent: 'H10',
};
const idempotency = { key: 'k-1', digest: 'd-1' };

describe('agencies', () => {
  let service: TestService;
  const all = async () => (await service.request(listAgencies, { limit: 500 })).value.items;
  const recorded = async () =>
    (await service.events())
      .filter(({ type }) => type === agencyRecorded.type)
      .map(({ data }) => data as AgencyRecorded);

  beforeAll(async () => {
    service = await testService(catalogue);
  });
  afterAll(() => service.close());

  it('are loaded at the first start, each with its event, and not again', async () => {
    const loaded = await all();
    const count = (kind: string) => loaded.filter((agency) => agency.kind === kind).length;
    expect(['province', 'department', 'district', 'commune', 'room', 'one-stop-centre'].map(count)).toEqual([
      1, 20, 11, 111, 7, 1,
    ]);
    expect(await recorded()).toHaveLength(151);
    await service.get(AgencySeed).onApplicationBootstrap();
    expect(await recorded()).toHaveLength(151);
  });

  it('have the department of the letter at its demonstration code and its seven units below it', async () => {
    const department = (await service.request(findAgency, { ref: 'H10.15' })).value;
    expect(department).toMatchObject({ code: '000.00.15.H10', parent: '000.00.00.H10', demonstration: true, to: null });
    expect(department.name.vi).toMatch(/^Sở Thông tin và Truyền thông/);
    expect((await all()).filter(({ parentId }) => parentId === department.id)).toHaveLength(7);
  });

  it('answer the same identity for an alias and refuse what nobody has', async () => {
    const root = (await service.request(findAgency, { ref: 'H10' })).value;
    expect((await service.request(findAgency, { ref: '000.00.00.H10' })).value.id).toBe(root.id);
    await expect(service.request(findAgency, { ref: '999.99.99.H10' })).rejects.toMatchObject({
      code: 'agency.unknown',
    });
  });

  it('come in pages that leave none out', async () => {
    const codes: string[] = [];
    for (let after: string | null = ''; after !== null;) {
      const page: AgencyPage = (await service.request(listAgencies, { limit: 40, ...(after ? { after } : {}) })).value;
      codes.push(...page.items.map(({ code }) => code));
      after = page.next;
    }
    expect(codes).toEqual((await all()).map(({ code }) => code));
  });

  it('are recorded with their event; the same request again answers the first one', async () => {
    const first = await service.request(recordAgency, newDepartment, admin, { idempotency });
    expect(first).toMatchObject({ status: 201, etag: '1' });
    expect((await recorded()).at(-1)).toMatchObject({ id: first.value.id, codes: [{ code: '000.00.70.H10' }] });
    const again = await service.request(recordAgency, newDepartment, admin, { idempotency });
    const without = await service.request(recordAgency, newDepartment, admin);
    expect([again.value.id, without.value.id]).toEqual([first.value.id, first.value.id]);
    expect(await recorded()).toHaveLength(152);
  });

  it.each<[string, Partial<RecordAgency>, Actor, string]>([
    ['other content for the same code', { name: { vi: 'Khác', en: null } }, admin, 'conflict.id-reused'],
    ['a code that another has', { id: '0190d6a4-5c2b-7c3d-8e4f-0123456789ab' }, admin, 'agency.code-taken'],
    ['a parent nobody has', { code: '000.00.71.H10', parent: '999.99.99.H10' }, admin, 'agency.unknown'],
    [
      'an end before the beginning',
      { code: '000.00.71.H10', from: '2020-01-02', to: '2020-01-01' },
      admin,
      'agency.dates-out-of-order',
    ],
    ['a place outside the actor’s agencies', { code: '000.00.71.H10' }, elsewhere, 'forbidden.agency'],
  ])('refuse %s', async (_, change, by, code) => {
    await expect(service.request(recordAgency, { ...newDepartment, ...change }, by)).rejects.toMatchObject({ code });
  });

  it('change only for someone who saw the newest state, and keep the old code', async () => {
    const change = { ref: '000.00.70.H10', code: 'H10.70', codeFrom: '2020-09-15' };
    await expect(service.request(changeAgency, change, admin)).rejects.toMatchObject({ code: 'stale.missing' });
    await expect(service.request(changeAgency, change, admin, { ifMatch: '"9"' })).rejects.toMatchObject({
      code: 'stale.etag',
    });
    const { value } = await service.request(changeAgency, change, admin, { ifMatch: '"1"' });
    expect(value).toMatchObject({ code: 'H10.70', etag: '2' });
    expect(value.codes[1]).toEqual({ code: '000.00.70.H10', from: null, to: '2020-09-14' });
    expect((await service.request(findAgency, { ref: '000.00.70.H10' })).value.id).toBe(value.id);
  });

  it('pass into Đồng Nai by the change set of 2025, once, and are listed with their dates', async () => {
    const set = { name: 'merger-2025-07-01' };
    expect((await service.request(applyChangeSet, { ...set, dryRun: true }, admin)).value).toMatchObject({
      recorded: 1,
      ended: 152,
    });
    expect(
      await oneRow(service.dataSource, 'SELECT count(*)::int AS ended FROM agency WHERE valid_to IS NOT NULL'),
    ).toEqual({ ended: 0 });
    await service.request(applyChangeSet, set, admin);
    const again = (await service.request(applyChangeSet, set, admin)).value;
    expect(again).toMatchObject({ recorded: 0, ended: 0, unchanged: 153 });
    const information = (await service.request(findAgency, { ref: '000.00.15.H10' })).value;
    expect(information).toMatchObject({ to: '2025-02-28', mergedInto: '000.00.13.H10' });
    const valid = async (validOn: string) =>
      (await service.request(listAgencies, { limit: 500, validOn })).value.items.length;
    expect([await valid('2018-08-30'), await valid('2025-06-30'), await valid('2025-07-01')]).toEqual([152, 144, 1]);
    expect(await all()).toHaveLength(153);
  });

  it('split off another keep where they come from, by any of its codes and from a day on', async () => {
    const split = { ...newDepartment, code: '000.00.77.H10', splitFrom: 'H10.70', from: '2021-01-01' };
    await expect(service.request(recordAgency, { ...split, from: null }, admin)).rejects.toMatchObject({
      code: 'invalid.fields',
    });
    const { value } = await service.request(recordAgency, split, admin);
    const origin = (await service.request(findAgency, { ref: '000.00.70.H10' })).value;
    expect(value).toMatchObject({ splitFrom: 'H10.70', splitFromId: origin.id });
    expect((await recorded()).at(-1)).toMatchObject({ id: value.id, splitFrom: origin.id });
  });
});

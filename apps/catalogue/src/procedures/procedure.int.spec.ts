import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  findProcedure,
  listProcedures,
  offeringRecorded,
  offerProcedure,
  procedureCompleteness,
  procedureRecorded,
  procedureVersions,
  publishedPapers,
  publishProcedure,
  recordProcedure,
  repealProcedure,
} from '#contracts';
import type { Actor, ProcedureRecorded, RecordProcedure } from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';

const admin: Actor = { issuer: 'test', subject: 'admin', role: 'system-admin', agency: 'H10' };
const department: Actor = { ...admin, role: 'department-office', agency: '000.00.15.H10' };
const code = '1.003384';
const draft: RecordProcedure = {
  code,
  aliases: [{ code: 'T-BPC-280421-TT', to: '2018-12-31' }],
  name: { vi: 'Cấp giấy phép bưu chính', en: null },
  field: 'Bưu chính',
  levels: ['province'],
  steps: 'Bước 1',
  ways: [{ channel: 'online', term: { length: '10', unit: 'working-day' }, fees: [{ text: 'Miễn phí', amount: '0' }] }],
  papersText: 'Đơn đề nghị',
  subjects: 'Doanh nghiệp',
  agency: 'Sở Thông tin và Truyền thông',
  legalText: 'Luật Bưu chính 2010',
};
const publication = {
  code,
  kind: 'new',
  decision: '1789/QĐ-UBND',
  decidedOn: '2018-01-02',
  validFrom: '2018-01-10',
} as const;
const none: ('forms' | 'result' | 'conditions')[] = ['forms', 'result', 'conditions'];

describe('procedures', () => {
  let service: TestService;
  const idempotency = { key: 'k-1', digest: 'd-1' };
  const states = async () =>
    (await service.events())
      .filter(({ type }) => type === procedureRecorded.type)
      .map(({ data }) => data as ProcedureRecorded);
  const codes = async (query: object) =>
    (await service.request(listProcedures, query)).value.items.map((item) => item.code);

  beforeAll(async () => {
    service = await testService(catalogue, { clock: new TestClock('2018-08-30T03:00:00Z') });
  });
  afterAll(() => service.close());

  it('begin as drafts that say what is missing; the same request again answers the first', async () => {
    const first = await service.request(recordProcedure, draft, admin, { idempotency });
    expect(first).toMatchObject({
      status: 201,
      value: { status: 'draft', version: 1, missing: ['forms', 'result', 'conditions'] },
    });
    const again = await service.request(recordProcedure, draft, admin, { idempotency });
    const without = await service.request(recordProcedure, draft, admin);
    expect([again.value.id, without.value.id, (await states()).length]).toEqual([first.value.id, first.value.id, 1]);
    const { value } = await service.request(procedureCompleteness, { code });
    expect(value.complete).toBe(false);
    expect(value.items.find(({ part }) => part === 'forms')).toMatchObject({
      state: 'missing',
      law: 'NĐ 63/2010/NĐ-CP Điều 8.2',
    });
  });

  it('come into force only when every part is said or explicitly none', async () => {
    await expect(service.request(publishProcedure, publication, admin)).rejects.toMatchObject({
      kind: 'refused',
      code: 'procedure.incomplete',
    });
    const { value } = await service.request(publishProcedure, { ...publication, none }, admin, { ifMatch: '"1"' });
    expect(value).toMatchObject({ status: 'in-force', validFrom: '2018-01-10', missing: [], etag: '2' });
    expect((await states()).at(-1)).toMatchObject({
      code,
      status: 'in-force',
      terms: [{ channel: 'online', term: { length: '10' } }],
    });
  });

  it('are found by an old code, by words without accents, by field and by level', async () => {
    expect((await service.request(findProcedure, { code: 'T-BPC-280421-TT' })).value.code).toBe(code);
    expect(await codes({ q: 'GIAY phep buu chinh' })).toEqual([code]);
    expect(await codes({ q: 'buu 100%' })).toEqual([]);
    expect(await codes({ q: '280421', field: 'buu chinh', level: 'province', status: 'in-force' })).toEqual([code]);
    expect(await codes({ level: 'commune' })).toEqual([]);
    await expect(service.request(findProcedure, { code: '9.999999' })).rejects.toMatchObject({ kind: 'not-found' });
  });

  it('keep a draft beside what is in force, which then ends on the day before', async () => {
    const change = {
      ...draft,
      name: { vi: 'Cấp giấy phép bưu chính (sửa đổi)', en: null },
      papers: [{ name: 'Đơn theo mẫu mới' }],
      none,
    };
    const names = async (version?: number) =>
      (await service.request(publishedPapers, { procedureId: (await states())[0]!.id, version })).value.names;
    await expect(service.request(recordProcedure, change, admin)).rejects.toMatchObject({ code: 'stale.missing' });
    await expect(service.request(recordProcedure, change, admin, { ifMatch: '"1"' })).rejects.toMatchObject({
      code: 'stale.etag',
    });
    const beside = (await service.request(recordProcedure, change, admin, { ifMatch: '"2"' })).value;
    expect(beside).toMatchObject({ version: 1, draftVersion: 2, name: draft.name });
    expect([await names(), await names(2)]).toEqual([[], []]);
    const amended = { ...publication, kind: 'amended', validFrom: '2018-10-01' } as const;
    await service.request(publishProcedure, amended, admin);
    expect([await names(), await names(1)]).toEqual([['Đơn theo mẫu mới'], []]);
    const { items } = (await service.request(procedureVersions, { code })).value;
    expect(items.map(({ version, validFrom, validTo }) => [version, validFrom, validTo])).toEqual([
      [2, '2018-10-01', null],
      [1, '2018-01-10', '2018-09-30'],
    ]);
    expect((await states()).map(({ version, draftVersion }) => [version, draftVersion])).toEqual([
      [1, null],
      [1, null],
      [1, 2],
      [2, null],
    ]);
  });

  it('are offered by agencies at a level, with events; a department sets its own list only', async () => {
    const offer = (agency: string, from: string, level: 3 | 4, by = department) =>
      service.request(offerProcedure, { code, offerings: [{ agency, from, level, post: true }] }, by);
    await offer('H10.15', '2018-02-01', 3);
    const { value } = await offer('000.00.15.H10', '2018-07-01', 4);
    expect(value.offerings.map(({ agency, from, to, level }) => [agency, from, to, level])).toEqual([
      ['000.00.15.H10', '2018-02-01', '2018-06-30', 3],
      ['000.00.15.H10', '2018-07-01', null, 4],
    ]);
    const events = (await service.events()).filter(({ type }) => type === offeringRecorded.type);
    expect(events.map(({ data }) => (data as { to: string | null }).to)).toEqual([null, '2018-06-30', null]);
    await expect(offer('000.00.16.H10', '2018-07-01', 4)).rejects.toMatchObject({ code: 'forbidden.agency' });
    await expect(offer('H10.15', '2018-03-01', 4)).rejects.toMatchObject({ code: 'offering.later-exists' });
    expect([
      await codes({ agency: 'H10.15', level: 4 }),
      await codes({ level: 3 }),
      await codes({ agency: 'H10.16' }),
    ]).toEqual([[code], [], []]);
  });

  it('are repealed once, from a day on', async () => {
    const repeal = { code, decision: '2/QĐ-UBND', from: '2019-01-01' };
    await expect(service.request(repealProcedure, repeal, department)).rejects.toMatchObject({
      code: 'forbidden.agency',
    });
    const { value } = await service.request(repealProcedure, repeal, admin);
    expect(value).toMatchObject({ status: 'repealed', validTo: '2018-12-31' });
    await expect(service.request(repealProcedure, repeal, admin)).rejects.toMatchObject({ code: 'procedure.repealed' });
    expect((await states()).at(-1)).toMatchObject({ status: 'repealed', version: 2, validTo: '2018-12-31' });
  });

  it('never share a code', async () => {
    const other = { ...draft, code: '1.003385', aliases: draft.aliases };
    await expect(service.request(recordProcedure, other, admin)).rejects.toMatchObject({
      code: 'procedure.code-taken',
    });
  });
});

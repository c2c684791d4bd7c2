import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  exportProcedures,
  findProcedure,
  importDifferences,
  legalDocumentRecorded,
  listLegalDocuments,
  listProcedures,
  type Actor,
} from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';
import { imported } from '../imports/real-data.js';

const department: Actor = { issuer: 'test', subject: 'd', role: 'department-office', agency: '000.00.15.H10' };
const row = (code: string, name: string, more: object = {}) => ({
  code,
  name: { vi: name },
  field: 'Bưu chính',
  levels: ['province'],
  steps: 'Bước 1',
  ways: [
    {
      channel: 'online',
      term: { length: '10', unit: 'working-day' },
      fees: [{ text: '=1+1', amount: '0', currency: 'VND' }],
    },
  ],
  papersText: 'Đơn đề nghị',
  subjects: 'Doanh nghiệp',
  agency: 'Sở Thông tin và Truyền thông',
  legalBasis: [{ number: '49/2010/QH12', title: 'Luật Bưu chính', issuedOn: '2010-06-17', issuer: 'Quốc hội' }],
  none: ['forms', 'result', 'conditions'],
  publication: { decision: '1789/QĐ-UBND', validFrom: '2018-01-01' },
  offerings: [{ agency: '000.00.15.H10', from: '2018-01-01', level: 3, post: true }],
  ...more,
});
const rows = [row('1.000011', 'Ân hạn'), row('1.000012', 'Đăng ký'), row('1.000013', 'Dừng hoạt động')];

describe('files of the catalogue', () => {
  let service: TestService;
  const send = (content: readonly object[], dryRun = false) =>
    imported(service, Buffer.from(content.map((one) => JSON.stringify(one)).join('\n')), 'chiso-jsonl', dryRun);
  const events = async () => (await service.events()).length;

  beforeAll(async () => {
    service = await testService(catalogue, { clock: new TestClock('2018-08-30T03:00:00Z') });
    await send(rows);
  });
  afterAll(() => service.close());

  it('say what everybody keeps in a spreadsheet', async () => {
    const { rows: found, next } = (await service.request(exportProcedures, { q: 'dang ky' })).value;
    expect(next).toBeNull();
    expect(found).toMatchObject([
      {
        code: '1.000012',
        name: 'Đăng ký',
        status: 'in-force',
        decision: '1789/QĐ-UBND',
        terms: 'trực tuyến: 10 ngày làm việc',
        fees: 'trực tuyến: =1+1',
        offerings: '000.00.15.H10, mức 3, một cửa, BCCI',
      },
    ]);
  });

  it('taken in again change nothing', async () => {
    const before = await events();
    const { whole } = (await service.request(exportProcedures, { whole: true })).value;
    expect((await send(whole)).rows).toMatchObject({ read: 3, unchanged: 3 });
    expect(await events()).toBe(before);
  });

  it('a dry run says what would change, part by part, and changes nothing', async () => {
    const before = await events();
    const changed = [{ ...rows[0], steps: 'Bước 1, bước 2' }, rows[1]!, row('1.000014', 'Mới')];
    const dry = await send(changed, true);
    expect(dry.rows).toMatchObject({ updated: 1, unchanged: 1, accepted: 1 });
    const { value } = await service.request(importDifferences, { id: dry.id });
    expect(value).toEqual({
      items: [{ line: 1, code: '1.000011', parts: [{ part: 'steps', before: 'Bước 1', after: 'Bước 1, bước 2' }] }],
      next: null,
    });
    expect(await events()).toBe(before);
    expect((await service.request(findProcedure, { code: '1.000011' })).value.parts.steps).toBe('Bước 1');
    await expect(service.request(importDifferences, { id: dry.id }, department)).rejects.toMatchObject({
      kind: 'forbidden',
    });
  });

  it('a local term longer than the central one is refused by its row', async () => {
    const ways = [
      {
        channel: 'online',
        term: { length: '11', unit: 'working-day' },
        centralTerm: { length: '10', unit: 'working-day' },
      },
    ];
    const { rows: counts, errors } = await send([row('1.000015', 'Dài', { ways })]);
    expect([counts.rejected, errors[0]?.code]).toEqual([1, 'procedure.term-longer']);
  });

  it('bring the documents that procedures rest on into the register, each once', async () => {
    const { items } = (await service.request(listLegalDocuments, { q: 'luat buu chinh' })).value;
    expect(items).toMatchObject([
      { number: '49/2010/QH12', issuer: 'Quốc hội', issuedOn: '2010-06-17', source: 'chiso' },
    ]);
    const told = (await service.events()).filter(({ type }) => type === legalDocumentRecorded.type);
    expect(told).toHaveLength(1);
  });

  it('are sorted by name as Vietnamese sort, page by page', async () => {
    const names: string[] = [];
    for (let after: string | undefined; ;) {
      const { items, next } = (
        await service.request(listProcedures, { sort: 'name', limit: 1, ...(after ? { after } : {}) })
      ).value;
      names.push(...items.map(({ name }) => name.vi));
      if (!next) break;
      after = next;
    }
    expect(names).toEqual(['Ân hạn', 'Dừng hoạt động', 'Đăng ký']);
  });
});

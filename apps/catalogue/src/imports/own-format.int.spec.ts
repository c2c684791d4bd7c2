import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findProcedure, offeringRecorded, procedureRecorded } from '#contracts';
import { testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';
import { imported } from './real-data.js';

const row = {
  code: '1.003384',
  aliases: [{ code: 'T-BPC-280421-TT', to: '2018-12-31' }],
  name: { vi: 'Cấp giấy phép bưu chính', en: 'Licence for postal business' },
  field: 'Bưu chính',
  levels: ['province'],
  steps: 'Bước 1',
  ways: [
    {
      channel: 'online',
      term: { length: '10', unit: 'working-day' },
      fees: [{ text: 'Miễn phí', amount: '0', currency: 'VND' }],
    },
  ],
  papersText: 'Đơn đề nghị',
  subjects: 'Doanh nghiệp',
  agency: 'Sở Thông tin và Truyền thông',
  legalText: 'Luật Bưu chính 2010',
  none: ['forms', 'result', 'conditions'],
  publication: { decision: '1789/QĐ-UBND', validFrom: '2018-01-01' },
  offerings: [
    { agency: '000.00.15.H10', from: '2018-01-01', level: 3, post: true },
    { agency: '000.00.15.H10', from: '2018-07-01', level: 4, post: true },
  ],
};

describe('chiso-jsonl', () => {
  let service: TestService;
  const send = (...rows: object[]) =>
    imported(service, Buffer.from(rows.map((one) => JSON.stringify(one)).join('\n')), 'chiso-jsonl');
  const count = async (type: string) => (await service.events()).filter((event) => event.type === type).length;

  beforeAll(async () => {
    service = await testService(catalogue);
  });
  afterAll(() => service.close());

  it('puts a whole procedure in force with its offerings and events', async () => {
    expect((await send(row)).rows).toMatchObject({ read: 1, accepted: 1 });
    const { value } = await service.request(findProcedure, { code: 'T-BPC-280421-TT' });
    expect(value).toMatchObject({ code: '1.003384', status: 'in-force', validFrom: '2018-01-01', sources: ['chiso'] });
    expect(value.offerings.map(({ from, to, level, post }) => [from, to, level, post])).toEqual([
      ['2018-01-01', '2018-06-30', 3, true],
      ['2018-07-01', null, 4, true],
    ]);
    expect([await count(procedureRecorded.type), await count(offeringRecorded.type)]).toEqual([1, 2]);
  });

  it('finds the same unchanged, and one that only says less too', async () => {
    const { steps: _, offerings: __, ...less } = row;
    expect((await send(row, less)).rows).toMatchObject({ read: 2, unchanged: 2 });
    expect([await count(procedureRecorded.type), await count(offeringRecorded.type)]).toEqual([1, 2]);
  });

  it('makes what is in force a new version from today when its text changes, also twice in one file', async () => {
    expect((await send({ ...row, steps: 'Bước 1, bước 2' }, { ...row, steps: 'Bước 3' })).rows).toMatchObject({
      read: 2,
      updated: 2,
    });
    const { value } = await service.request(findProcedure, { code: row.code });
    expect(value).toMatchObject({ version: 2, status: 'in-force', parts: { steps: 'Bước 3' } });
  });

  it('accepts an incomplete procedure as a draft', async () => {
    const { rows } = await send({ code: '1.003385', name: { vi: 'Chỉ có tên' }, publication: row.publication });
    expect(rows).toMatchObject({ accepted: 1 });
    const { value } = await service.request(findProcedure, { code: '1.003385' });
    expect(value).toMatchObject({ status: 'draft' });
    expect(value.missing).toHaveLength(11);
  });

  it.each([
    ['no code', { name: { vi: 'Tên' } }, 'code', 'required'],
    ['a code that is none', { ...row, code: 'abc' }, 'code', 'format'],
    ['a field nobody knows', { ...row, colour: 'red' }, 'colour', 'unknown'],
    [
      'an agency nobody knows',
      { ...row, offerings: [{ agency: '999.99.99.H10', from: '2018-01-01', level: 3 }] },
      '',
      'agency.unknown',
    ],
    [
      'a day that does not exist',
      { ...row, publication: { decision: '1', validFrom: '2018-02-30' } },
      'publication.validFrom',
      'day',
    ],
  ])('refuses a row with %s, and the others stand', async (_, wrong, path, code) => {
    const { rows, errors } = await send(wrong, { ...row, steps: 'Bước 3' });
    expect(rows).toMatchObject({ read: 2, rejected: 1, unchanged: 1 });
    expect(errors).toMatchObject([{ line: 1, path, code }]);
  });
});

import { createHash } from 'node:crypto';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  importRequests,
  listDocuments,
  reconcileRegisters,
  saveMapping,
  type Actor,
  type ImportView,
} from '#contracts';
import { DEPARTMENT, OTHER_DEPARTMENT, PROVINCE, recorded, ROOM } from '#testing';
import { someAgencies, TestClock, testService, type TestService } from '#testing';
import { exchange } from '../exchange.module.js';

const link: Actor = { issuer: 'test', subject: 'qlvb', role: 'integration', agency: PROVINCE };
const clerk: Actor = { ...link, subject: 'clerk', role: 'records-clerk', agency: DEPARTMENT };
const { open, part, close, get } = importRequests.exchange;
const TYPES = {
  'register-jsonl': 'application/x-ndjson',
  'register-csv': 'text/csv',
  'register-xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

let service: TestService;
beforeAll(async () => {
  service = await testService(exchange, {
    clock: new TestClock('2018-10-03T08:00:00Z'),
    environment: { STORAGE_DIRECTORY: '/nowhere' },
  });
  await service.deliver(recorded(someAgencies()));
});
afterAll(() => service.close());

async function imported(
  format: keyof typeof TYPES,
  content: string | Buffer,
  { by = link, dryRun }: { by?: Actor; dryRun?: boolean } = {},
): Promise<ImportView> {
  const bytes = Buffer.from(content as string);
  const about = { format, contentType: TYPES[format], ...(dryRun ? { dryRun } : {}) };
  const { id } = (await service.request(open, about, by)).value;
  await service.request(part, { id, n: 0, bytes: bytes.toString('base64') }, by);
  await service.request(close, { id, parts: 1, sha256: createHash('sha256').update(bytes).digest('hex') }, by);
  for (;;) {
    const { value } = await service.request(get, { id }, by);
    if (value.status !== 'running') return value;
    await new Promise((next) => setTimeout(next, 25));
  }
}

const aRow = (number: number, more: object = {}) => ({
  ...{ agencyCode: DEPARTMENT, direction: 'outgoing', number, notation: 'STTTT-VP', issuedOn: '2018-09-07' },
  ...{ recipients: [OTHER_DEPARTMENT], class: 'electronic', signed: true },
  ...more,
});
const lines = (...rows: object[]) => rows.map((row) => JSON.stringify(row)).join('\n');
const kept = async (agency: string) => (await service.request(listDocuments, { agency }, link)).value.items;
const announced = async () => (await service.events()).map(({ type }) => type.split('.')[2]);

describe('a nightly import', () => {
  it('tried out changes nothing and says what it would do', async () => {
    const tried = await imported('register-jsonl', lines(aRow(1), aRow(2, { class: 'paper' })), { dryRun: true });
    expect(tried).toMatchObject({ status: 'done', dryRun: true, rows: { read: 2, accepted: 1, rejected: 1 } });
    expect(tried.errors).toMatchObject([{ line: 2, code: 'exchange.paper-reason' }]);
    expect([await kept(DEPARTMENT), await announced()]).toEqual([[], []]);
  });

  it('enters lines; the next night nothing, and what has changed once', async () => {
    const night = [aRow(1), aRow(2), aRow(3, { class: undefined })];
    const numbers = { read: 3, accepted: 3, updated: 0, unchanged: 0, rejected: 0 };
    expect(await imported('register-jsonl', lines(...night))).toMatchObject({ rows: numbers });
    expect(await imported('register-jsonl', lines(...night))).toMatchObject({ rows: { accepted: 0, unchanged: 3 } });
    const better = [aRow(1), aRow(2), aRow(3, { signed: false })];
    expect(await imported('register-jsonl', lines(...better))).toMatchObject({ rows: { updated: 1, unchanged: 2 } });
    expect(await announced()).toEqual(['registered', 'registered', 'registered', 'revised']);
    expect((await kept(DEPARTMENT)).map(({ number, class: how }) => [number, how]).sort()).toEqual([
      [1, 'electronic'],
      [2, 'electronic'],
      [3, 'electronic'],
    ]);
  });

  it('refuses rows one by one, each with its reason', async () => {
    const bad = [
      aRow(4, { secrecy: 'secret' }),
      aRow(4, { agencyCode: '000.00.99.H10' }),
      aRow(4, { issuedOn: '2018-02-30' }),
      aRow(4, { number: null }),
      aRow(4, { class: 'by-pigeon' }),
      aRow(5),
    ];
    const { rows, errors } = await imported('register-jsonl', `${lines(...bad)}\nno JSON`);
    expect(rows).toMatchObject({ read: 7, accepted: 1, rejected: 6 });
    expect(errors.map(({ line, code, path }) => [line, path || code])).toEqual([
      [1, 'exchange.secret-document'],
      [2, 'agency.unknown'],
      [3, 'issuedOn'],
      [4, 'number'],
      [5, 'class'],
      [7, 'imports.row-json'],
    ]);
  });

  it('of a clerk is for the own agency only', async () => {
    const { rows, errors } = await imported('register-jsonl', lines(aRow(6, { agencyCode: OTHER_DEPARTMENT })), {
      by: clerk,
    });
    expect([rows.rejected, errors[0]?.code]).toEqual([1, 'forbidden.agency']);
  });

  it('takes CSV and XLSX by the own mapping of the agency', async () => {
    const fields = [
      { field: 'agencyCode', otherwise: DEPARTMENT },
      { field: 'direction', otherwise: 'outgoing' },
      { field: 'number', heading: 'Số' },
      { field: 'notation', heading: 'Ký hiệu' },
      { field: 'issuedOn', heading: 'Ngày ban hành' },
      { field: 'recipients', heading: 'Nơi nhận' },
      { field: 'class', heading: 'Hình thức', values: [{ from: 'VB điện tử', to: 'electronic' }] },
    ];
    await service.request(saveMapping, { agencyCode: DEPARTMENT, fields }, clerk);
    const heading = ['Số', 'Ký hiệu', 'Ngày ban hành', 'Nơi nhận', 'Hình thức'];
    const csv = `${heading.join(',')}\n20,STTTT-CNTT,10/9/2018,${OTHER_DEPARTMENT};000.00.00.G22,VB điện tử\n`;
    expect(await imported('register-csv', csv, { by: clerk })).toMatchObject({ rows: { accepted: 1, rejected: 0 } });
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Sổ đi');
    sheet.addRow(heading);
    sheet.addRow([21, 'STTTT-CNTT', new Date('2018-09-11T00:00:00Z'), OTHER_DEPARTMENT, 'VB điện tử']);
    sheet.addRow([22, 'STTTT-CNTT', '12/9/2018', OTHER_DEPARTMENT, null]);
    const xlsx = Buffer.from(await workbook.xlsx.writeBuffer());
    expect(await imported('register-xlsx', xlsx, { by: clerk })).toMatchObject({ rows: { accepted: 2, rejected: 0 } });
    const found = (await kept(DEPARTMENT)).filter(({ notation }) => notation === 'STTTT-CNTT');
    expect(found.map(({ number, issuedOn, class: how }) => [number, issuedOn, how]).reverse()).toEqual([
      [20, '2018-09-10', 'electronic'],
      [21, '2018-09-11', 'electronic'],
      [22, '2018-09-12', 'unknown'],
    ]);
    expect(await imported('register-xlsx', 'no workbook', { by: clerk })).toMatchObject({ status: 'failed' });
  });

  it.each([
    [[{ field: 'colour', heading: 'Màu' }], 'colour'],
    [
      [
        { field: 'number', heading: 'a' },
        { field: 'number', heading: 'b' },
      ],
      'number',
    ],
  ])('the mapping %j is refused', async (fields, field) => {
    const command = { agencyCode: DEPARTMENT, fields };
    await expect(service.request(saveMapping, command, clerk)).rejects.toMatchObject({ facts: { field } });
  });
});

it("sender's and receiver's registers are compared both ways", async () => {
  const incoming = { direction: 'incoming', agencyCode: OTHER_DEPARTMENT, senderCode: DEPARTMENT };
  const rows = [aRow(1, incoming), aRow(2, { ...incoming, class: 'paper', paperReason: 'other' }), aRow(99, incoming)];
  expect(await imported('register-jsonl', lines(...rows))).toMatchObject({ rows: { accepted: 3 } });
  await imported('register-jsonl', lines(aRow(70, { recipients: [ROOM, '000.00.00.G22'] })));
  const query = { from: '2018-09-07', to: '2018-09-07' };
  const { matched, different, items } = (await service.request(reconcileRegisters, query, link)).value;
  expect(matched).toBe(1);
  expect(different).toBe(items.length);
  expect(items.map(({ difference, documentId }) => [/,(\d+)\/STTTT/.exec(documentId)![1], difference])).toEqual([
    ['2', 'class'],
    ['3', 'not-received'],
    ['5', 'not-received'],
    ['70', 'not-received'],
    ['99', 'not-sent'],
  ]);
  const own = (await service.request(reconcileRegisters, query, { ...clerk, agency: OTHER_DEPARTMENT })).value;
  expect(own.different).toBe(4);
});

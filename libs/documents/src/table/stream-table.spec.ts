import { describe, expect, it } from '@jest/globals';
import { buffer, text } from 'node:stream/consumers';
import ExcelJS from 'exceljs';
import { streamTable } from './stream-table.js';
import { type Cell, type TableExport } from './table-export.js';

const table = (rows: Iterable<readonly Cell[]> | AsyncIterable<readonly Cell[]>): TableExport => ({
  name: 'Hồ sơ / 2018',
  columns: [
    { key: 'code', heading: 'Mã hồ sơ', kind: 'text' },
    { key: 'share', heading: 'Tỷ lệ', kind: 'number' },
    { key: 'dueOn', heading: 'Hạn', kind: 'day' },
    { key: 'receivedAt', heading: 'Tiếp nhận', kind: 'instant' },
  ],
  rows,
});
const ROW = ['Đơn; "gấp"', 12.5, '2018-08-20', '2018-08-13T01:05:00.000Z'] as const;

describe('CSV', () => {
  it('has a byte-order mark and quotes what needs it', async () => {
    expect((await buffer(streamTable(table([ROW]), 'csv'))).toString()).toBe(
      '\ufeffMã hồ sơ,Tỷ lệ,Hạn,Tiếp nhận\r\n"Đơn; ""gấp""",12.5,2018-08-20,2018-08-13 08:05:00\r\n',
    );
  });

  it('speaks as Excel set to Vietnamese reads, where asked', async () => {
    const found = await text(streamTable(table([ROW]), 'csv', { delimiter: ';', decimal: ',' }));
    expect(found.split('\r\n')[1]).toBe('"Đơn; ""gấp""";12,5;2018-08-20;2018-08-13 08:05:00');
  });

  it.each(['=cmd|x', '+84 911', '-1+2', '@SUM(A1)', '\t=1'])('lets no spreadsheet run %j', async (formula) => {
    const found = await text(streamTable(table([[formula, -5, null, null]]), 'csv'));
    expect(found.split('\r\n')[1]).toBe(`'${formula},-5,,`);
  });
});

it('JSON Lines keep values as they are', async () => {
  const found = await text(streamTable(table([['=1', null, null, null]]), 'jsonl'));
  expect(JSON.parse(found)).toEqual({ code: '=1', share: null, dueOn: null, receivedAt: null });
});

it('XLSX has dates as dates in Vietnam time, texts as texts, and a heading that stays', async () => {
  const workbook = new ExcelJS.Workbook();
  const file = await buffer(streamTable(table([ROW, ['=1+1\u0001', null, null, null]]), 'xlsx'));
  await workbook.xlsx.load(file as unknown as ExcelJS.Buffer);
  const sheet = workbook.getWorksheet('Hồ sơ   2018')!;
  expect(sheet.getRow(1).values).toEqual([undefined, 'Mã hồ sơ', 'Tỷ lệ', 'Hạn', 'Tiếp nhận']);
  const [, code, share, dueOn, receivedAt] = sheet.getRow(2).values as Cell[];
  expect([code, share]).toEqual([ROW[0], 12.5]);
  expect([dueOn, receivedAt]).toEqual([new Date('2018-08-20T00:00:00Z'), new Date('2018-08-13T08:05:00Z')]);
  expect(sheet.getCell('A3')).toMatchObject({ value: '=1+1', formula: undefined });
});

it.each(['xlsx', 'csv', 'jsonl'] as const)('%s pulls rows only as fast as somebody reads', async (format) => {
  let pulled = 0;
  async function* rows() {
    for (; pulled < 200_000; pulled++) yield [`${pulled}-${Math.random()}`.padEnd(200, 'x'), pulled, null, null];
  }
  const stream = streamTable(table(rows()), format);
  for await (const _ of stream) break;
  expect(pulled).toBeGreaterThan(0);
  expect(pulled).toBeLessThan(50_000);
});

it.each(['xlsx', 'csv'] as const)('a source that breaks breaks the %s, not the process', async (format) => {
  async function* rows() {
    yield ROW;
    throw new Error('the database went away');
  }
  await expect(buffer(streamTable(table(rows()), format))).rejects.toThrow('the database went away');
});

import { once } from 'node:events';
import { PassThrough } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { type stream as ExcelStream } from 'exceljs';
import { type Cell, type TableColumn, type TableExport, vietnamTime } from './table-export.js';

const ROWS_A_BREATH = 200;
/** A sheet of Excel ends at 1,048,576. */
const ROWS_A_SHEET = 1_000_000;
const FORMATS: Partial<Record<TableColumn['kind'], string>> = { day: 'dd/mm/yyyy', instant: 'dd/mm/yyyy hh:mm:ss' };

/** The table as a workbook, a sheet a million rows, written as rows come. */
export async function* xlsxOf(table: TableExport): AsyncGenerator<Buffer> {
  const { default: excel } = await import('exceljs');
  const sink = new PassThrough({ highWaterMark: 64 * 1024 });
  const workbook = new excel.stream.xlsx.WorkbookWriter({ stream: sink, useStyles: true, useSharedStrings: false });
  const writing = write(workbook, table, sink).catch((error: Error) => sink.destroy(error));
  for await (const chunk of sink) yield chunk as Buffer;
  await writing;
}

async function write(workbook: ExcelStream.xlsx.WorkbookWriter, table: TableExport, sink: PassThrough): Promise<void> {
  let sheet = newSheet(workbook, table, 1);
  let count = 0;
  for await (const row of table.rows) {
    if (sink.destroyed) return;
    if (count > 0 && count % ROWS_A_SHEET === 0) {
      sheet.commit();
      sheet = newSheet(workbook, table, count / ROWS_A_SHEET + 1);
    }
    sheet.addRow(table.columns.map((column, n) => typed(row[n] ?? null, column))).commit();
    if (++count % ROWS_A_BREATH === 0) await taken(sink);
  }
  sheet.commit();
  await workbook.commit();
}

function newSheet(workbook: ExcelStream.xlsx.WorkbookWriter, { name, columns }: TableExport, n: number) {
  const sheet = workbook.addWorksheet(sheetName(name, n), { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = columns.map(({ heading, kind, width }) => ({
    header: heading,
    width: width ?? (kind === 'text' ? 24 : 18),
    style: FORMATS[kind] ? { numFmt: FORMATS[kind] } : {},
  }));
  const head = sheet.getRow(1);
  head.font = { bold: true };
  head.commit();
  return sheet;
}

/** Waits until the reader has taken what was written: exceljs itself would keep all of it. */
async function taken(sink: PassThrough): Promise<void> {
  await setImmediate();
  while (sink.writableNeedDrain && !sink.destroyed) await Promise.race([once(sink, 'drain'), once(sink, 'close')]);
}

/** A text is written as text, so no formula can come of it. */
function typed(value: Cell, { kind }: TableColumn): Cell | Date {
  if (typeof value !== 'string') return value;
  if (kind === 'day') return new Date(`${value}T00:00:00Z`);
  if (kind === 'instant') return new Date(`${vietnamTime(value).replace(' ', 'T')}Z`);
  // XML 1.0 has no such characters; Excel would refuse the whole file.
  return value.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '');
}

/** Excel refuses some characters and more than 31 of them. */
function sheetName(name: string, n: number): string {
  const number = n === 1 ? '' : ` (${n})`;
  return `${name.replace(/[\\/*?:[\]]/g, ' ').slice(0, 31 - number.length)}${number}` || 'Sheet1';
}

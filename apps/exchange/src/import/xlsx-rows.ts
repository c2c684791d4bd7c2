import { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { Problem } from '#contracts';
import type { Row } from '#imports';

/** Rows of the first sheet by the headings of its first row that has any, read as a stream. Throws `exchange.xlsx`. */
export async function* xlsxRows(source: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from(source), {
    ...{ entries: 'ignore', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', worksheets: 'emit' },
  } as const);
  let sheets = 0;
  try {
    for await (const sheet of reader) {
      sheets += 1;
      if (sheets === 1) yield* sheetRows(sheet);
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid', 'exchange.xlsx');
  }
  if (sheets === 0) throw new Problem('invalid', 'exchange.xlsx');
}

async function* sheetRows(sheet: AsyncIterable<ExcelJS.Row>): AsyncGenerator<Row> {
  let headings: string[] | undefined;
  for await (const row of sheet) {
    const cells = Array.isArray(row.values) ? Array.from(row.values as unknown[], plain) : [];
    if (headings) {
      const value = Object.fromEntries(headings.map((heading, n) => [heading, cells[n] ?? null]));
      if (Object.values(value).some((cell) => cell !== null)) yield { line: row.number, value };
    } else if (cells.some((cell) => typeof cell === 'string')) {
      headings = cells.map((cell) => (typeof cell === 'string' ? cell.normalize('NFC').trim() : ''));
    }
  }
}

/** A cell as text, number, day or truth; a formula is its result, rich text its words. */
function plain(cell: unknown): unknown {
  if (typeof cell !== 'object' || cell === null || cell instanceof Date) return cell;
  if ('result' in cell) return plain(cell.result);
  if ('text' in cell) return plain(cell.text);
  if ('richText' in cell) return (cell.richText as { text: string }[]).map(({ text }) => text).join('');
  return null;
}

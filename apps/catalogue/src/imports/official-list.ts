import { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { rowError, Problem } from '#contracts';
import type { Row } from '#imports';
import { carriedOf, type ReadRow } from './carried.js';
import { cleaned, line } from './portal-text.js';

/** Columns of the portal's export "DANH SÁCH THỦ TỤC HÀNH CHÍNH", by their heading. */
const COLUMNS = {
  'mã số': 'code',
  tên: 'name',
  'cơ quan ban hành': 'publisher',
  'cơ quan thực hiện': 'agency',
  'lĩnh vực': 'field',
} as const;
type Column = (typeof COLUMNS)[keyof typeof COLUMNS];
type Listed = Partial<Record<Column, string>>;

/** The rows below the heading of every sheet, read as a stream; only the texts shared between cells are kept. */
export async function* officialListRows(source: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from(source), {
    entries: 'ignore',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'ignore',
    worksheets: 'emit',
  });
  let rows = 0;
  try {
    for await (const sheet of reader) {
      for await (const row of sheetRows(sheet)) {
        rows += 1;
        yield row;
      }
    }
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem('invalid', 'procedure.file-unreadable');
  }
  if (rows === 0) throw new Problem('invalid', 'procedure.file-without-rows');
}

async function* sheetRows(sheet: AsyncIterable<ExcelJS.Row>): AsyncGenerator<Row> {
  let columns: Map<number, Column> | undefined;
  for await (const row of sheet) {
    const cells = cellsOf(row);
    if (columns) {
      if ([...cells.values()].some(Boolean)) yield { line: row.number, value: listed(cells, columns) };
    } else columns = headingOf(cells);
  }
}

function cellsOf(row: ExcelJS.Row): Map<number, string> {
  const cells = new Map<number, string>();
  row.eachCell((cell, n) => cells.set(n, textOf(cell.value)));
  return cells;
}

function textOf(value: unknown): string {
  if (typeof value === 'string' || typeof value === 'number') return String(value);
  const rich = (value as { richText?: { text: string }[] } | null)?.richText;
  return rich ? rich.map(({ text }) => text).join('') : '';
}

/** The row that names the columns; the title above it is passed over. */
function headingOf(cells: ReadonlyMap<number, string>): Map<number, Column> | undefined {
  const named = [...cells].flatMap(([n, text]) => {
    const column = (COLUMNS as Record<string, Column>)[(line(text) ?? '').toLowerCase()];
    return column ? [[n, column] as const] : [];
  });
  const columns = new Map(named);
  return [...columns.values()].includes('code') ? columns : undefined;
}

function listed(cells: ReadonlyMap<number, string>, columns: ReadonlyMap<number, Column>): Listed {
  return Object.fromEntries([...columns].map(([n, column]) => [column, cells.get(n) ?? '']));
}

/** A row of the list: it names a procedure and who settles it, and publishes nothing. */
export function readListedRow(value: unknown): ReadRow {
  const { code, name, publisher, agency, field } = value as Listed;
  if (!line(code)) return { errors: [rowError('procedure.no-code', { name: line(name) ?? '' })] };
  return carriedOf('official-list', {
    code: line(code),
    name: { vi: line(name) ?? '', en: null },
    publisher: cleaned(publisher),
    agency: cleaned(agency),
    field: line(field),
  });
}

import { type Cell, type TableColumn, type TableExport, vietnamTime } from './table-export.js';

/** `;` and a decimal comma are what Excel expects where Windows is set to Vietnamese. */
export interface CsvOptions {
  delimiter?: ',' | ';';
  decimal?: '.' | ',';
}

const BOM = '\ufeff';
const LINES_A_CHUNK = 500;

/** The table as CSV (RFC 4180, CRLF) with a byte-order mark, in chunks of some hundred lines. */
export async function* csvOf(
  table: TableExport,
  { delimiter = ',', decimal = '.' }: CsvOptions = {},
): AsyncGenerator<string> {
  const line = (cells: readonly string[]) => `${cells.map((cell) => quoted(cell, delimiter)).join(delimiter)}\r\n`;
  let chunk = BOM + line(table.columns.map(({ heading }) => harmless(heading)));
  let lines = 0;
  for await (const row of table.rows) {
    chunk += line(table.columns.map((column, n) => written(row[n] ?? null, column, decimal)));
    if (++lines % LINES_A_CHUNK === 0) {
      yield chunk;
      chunk = '';
    }
  }
  yield chunk;
}

function written(value: Cell, { kind }: TableColumn, decimal: string): string {
  if (value === null) return '';
  if (typeof value === 'number') return `${value}`.replace('.', decimal);
  if (typeof value === 'boolean') return value ? '1' : '0';
  return kind === 'instant' ? vietnamTime(value) : harmless(value);
}

/** A text that a spreadsheet would run gets an apostrophe before it (OWASP, "CSV injection"). */
export const harmless = (value: string): string => (/^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value);

const quoted = (value: string, delimiter: string): string =>
  value.includes(delimiter) || /["\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;

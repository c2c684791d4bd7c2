import { Readable } from 'node:stream';
import type ExcelJS from 'exceljs';
import { isDay, Problem, rowError, type FieldError } from '#contracts';
import type { Row } from '#imports';
import { readTrackingNumber } from '../tracking/tracking-number.rules.js';

/** One billed item, as its carrier states it. */
export interface StatementRow {
  readonly carrier: string;
  readonly number: string;
  readonly day: string;
  readonly postage: number;
  readonly cod: number;
}

/** Headings as carriers write them, in lower case. */
const HEADINGS: Readonly<Record<string, keyof StatementRow>> = {
  'số hiệu': 'number',
  number: 'number',
  itemcode: 'number',
  'ngày chấp nhận': 'day',
  day: 'day',
  date: 'day',
  cước: 'postage',
  'tiền cước': 'postage',
  postage: 'postage',
  'thu hộ': 'cod',
  cod: 'cod',
  'doanh nghiệp': 'carrier',
  carrier: 'carrier',
};
const DEFAULT_CARRIER = 'vnpost';
const LARGEST = 1_000_000_000;

/** A row by its headings, or what is wrong with it. Columns nobody knows are left alone. */
export function statementRow(cells: Readonly<Record<string, unknown>>): StatementRow | FieldError[] {
  const known = knownCells(cells);
  const { number, carrier = DEFAULT_CARRIER } = known;
  const read = {
    number: number ?? null,
    day: dayOf(known.day ?? ''),
    postage: amountOf(known.postage),
    cod: amountOf(known.cod),
  };
  const missing = Object.entries(read).filter(([, value]) => value === null);
  if (missing.length > 0) return missing.map(([field]) => rowError('postal.statement-row', {}, field));
  return { ...(read as StatementRow), carrier, number: readTrackingNumber(number!).number };
}

function knownCells(cells: Readonly<Record<string, unknown>>): Partial<Record<keyof StatementRow, string>> {
  const known: Partial<Record<keyof StatementRow, string>> = {};
  for (const [heading, cell] of Object.entries(cells)) {
    const field = HEADINGS[heading.normalize('NFC').trim().toLowerCase()];
    if (field && cell !== null && cell !== undefined) known[field] = textOf(cell);
  }
  return known;
}

const textOf = (cell: unknown): string => {
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'string' || typeof cell === 'number') return String(cell).trim();
  return typeof cell === 'object' && cell !== null && 'result' in cell ? textOf(cell.result) : '';
};

/** `2018-09-03`, or as Vietnamese write it: `3/9/2018`. */
function dayOf(text: string): string | null {
  const [, day, month, year] = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})$/.exec(text) ?? [];
  const iso = day ? `${year}-${month!.padStart(2, '0')}-${day.padStart(2, '0')}` : text.slice(0, 10);
  return isDay(iso) ? iso : null;
}

/** Đồng, with or without points between thousands; nothing is zero. */
function amountOf(text = ''): number | null {
  const plain = text.replace(/[.,\s](?=\d{3}\b)/g, '').replace(/\s*(đ|đồng|vnd)$/i, '');
  if (plain === '') return 0;
  const amount = Number(plain);
  return Number.isInteger(amount) && amount >= 0 && amount <= LARGEST ? amount : null;
}

/** The rows below the heading of the first sheet that has one, read as a stream. */
export async function* xlsxStatementRows(source: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const { default: excel } = await import('exceljs');
  const reader = new excel.stream.xlsx.WorkbookReader(Readable.from(source), {
    ...{ entries: 'ignore', sharedStrings: 'cache', hyperlinks: 'ignore', styles: 'cache', worksheets: 'emit' },
  } as const);
  let rows = 0;
  try {
    for await (const sheet of reader) {
      for await (const row of sheetRows(sheet)) {
        rows += 1;
        yield row;
      }
    }
  } catch {
    throw new Problem('invalid', 'postal.statement-unreadable');
  }
  if (rows === 0) throw new Problem('invalid', 'postal.statement-unreadable');
}

async function* sheetRows(sheet: AsyncIterable<ExcelJS.Row>): AsyncGenerator<Row> {
  let headings: string[] | undefined;
  for await (const row of sheet) {
    const cells = Array.isArray(row.values) ? (row.values as unknown[]) : [];
    if (headings) {
      const named = Object.fromEntries(headings.map((heading, n) => [heading, cells[n] ?? null]));
      if (Object.values(named).some((cell) => cell !== null)) yield { line: row.number, value: named };
    } else {
      const texts = Array.from(cells, textOf);
      if (texts.some((text) => HEADINGS[text.normalize('NFC').toLowerCase()] === 'number')) headings = texts;
    }
  }
}

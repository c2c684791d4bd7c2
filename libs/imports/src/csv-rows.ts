import { rowError } from '#contracts';
import { pipeline, Readable } from 'node:stream';
import { parse, type CsvError, type Info } from 'csv-parse';
import type { Row } from './format.js';
import { LINE_LIMIT } from './json-lines.js';

interface Parsed {
  record: string[];
  info: Info;
}

/** Rows of a CSV with a heading (RFC 4180), each a record of its cells by name; an empty cell is null. */
export async function* csvRows(source: AsyncIterable<Buffer>): AsyncGenerator<Row> {
  const parser = parse({
    bom: true,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    max_record_size: LINE_LIMIT,
    skip_records_with_error: true,
  });
  const broken: Row[] = [];
  // A line with two broken quotes is skipped twice: one error a line.
  parser.on('skip', (error: CsvError) => broken.at(-1)?.line === error.lines || broken.push(brokenRow(error)));
  pipeline(Readable.from(source), parser, () => undefined);
  let heading: string[] | undefined;
  for await (const { record, info } of parser as AsyncIterable<Parsed>) {
    yield* broken.splice(0);
    if (heading) yield rowOf(heading, record, info.lines);
    else heading = record.map((name) => name.trim());
  }
  yield* broken.splice(0);
}

function brokenRow(error: CsvError): Row {
  const line = typeof error.lines === 'number' ? error.lines : 0;
  return { line, error: rowError('imports.row-csv', { why: error.code }) };
}

function rowOf(heading: readonly string[], cells: readonly string[], line: number): Row {
  if (cells.length !== heading.length)
    return { line, error: rowError('imports.row-csv', { why: `${cells.length} ≠ ${heading.length}` }) };
  if (cells.some((cell) => cell.includes('\ufffd'))) return { line, error: rowError('imports.row-utf8') };
  const value = Object.fromEntries(heading.map((name, n) => [name, cells[n] === '' ? null : cells[n]]));
  return { line, value, bytes: cells.reduce((sum, cell) => sum + cell.length, 0) };
}

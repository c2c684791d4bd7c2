import { Readable } from 'node:stream';
import { csvOf, type CsvOptions } from './csv.js';
import { jsonLinesOf } from './json-lines.js';
import { type TableExport, type TableFormat } from './table-export.js';
import { xlsxOf } from './xlsx.js';

/**
 * A table as a file, streamed: rows are pulled only as fast as bytes are read, so memory does not depend on their number.
 * A row source that throws destroys the stream with that error.
 */
export function streamTable(table: TableExport, format: TableFormat, csv: CsvOptions = {}): Readable {
  const chunks = { xlsx: () => xlsxOf(table), csv: () => csvOf(table, csv), jsonl: () => jsonLinesOf(table) };
  return Readable.from(bytes(chunks[format]()), { objectMode: false });
}

async function* bytes(chunks: AsyncIterable<string | Buffer>): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) if (chunk.length > 0) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
}

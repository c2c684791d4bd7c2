import { rowError } from '#contracts';
import { isUtf8 } from 'node:buffer';
import type { Row } from './format.js';
import { lines, type Line } from './lines.js';

/** API.md: JSON of at most 256 kB. */
export const LINE_LIMIT = 256 * 1024;

/** One JSON object a line (application/x-ndjson); empty lines count as lines, not as rows. */
export async function* jsonLines(source: AsyncIterable<Buffer>, limit = LINE_LIMIT): AsyncGenerator<Row> {
  for await (const line of lines(source, limit)) {
    if (line.bytes?.length === 0) continue;
    yield readLine(line, limit);
  }
}

function readLine({ line, bytes }: Line, limit: number): Row {
  if (bytes === null) return { line, error: rowError('imports.row-too-long', { limit }) };
  if (!isUtf8(bytes)) return { line, error: rowError('imports.row-utf8') };
  try {
    const value: unknown = JSON.parse(bytes.toString('utf8'));
    if (typeof value === 'object' && value !== null && !Array.isArray(value))
      return { line, value, bytes: bytes.length };
  } catch {
    // Told as a row error below, whatever the parser disliked.
  }
  return { line, error: rowError('imports.row-json') };
}

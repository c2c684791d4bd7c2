import { type TableExport } from './table-export.js';

const LINES_A_CHUNK = 500;

/** One object a line with the columns' keys; values as they are. */
export async function* jsonLinesOf({ columns, rows }: TableExport): AsyncGenerator<string> {
  let chunk = '';
  let lines = 0;
  for await (const row of rows) {
    chunk += `${JSON.stringify(Object.fromEntries(columns.map(({ key }, n) => [key, row[n] ?? null])))}\n`;
    if (++lines % LINES_A_CHUNK === 0) {
      yield chunk;
      chunk = '';
    }
  }
  if (chunk) yield chunk;
}

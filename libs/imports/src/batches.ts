import type { Row } from './format.js';

const BATCH_BYTES = 4 * 1024 * 1024;

/** Rows in batches of at most `size` rows and about 4 MB, without the first `skip` rows. */
export async function* batches(rows: AsyncIterable<Row>, size: number, skip: number): AsyncGenerator<Row[]> {
  let batch: Row[] = [];
  let bytes = 0;
  let seen = 0;
  for await (const row of rows) {
    if (++seen <= skip) continue;
    batch.push(row);
    bytes += row.bytes ?? 1000;
    if (batch.length < size && bytes < BATCH_BYTES) continue;
    yield batch;
    batch = [];
    bytes = 0;
  }
  if (batch.length > 0) yield batch;
}

/** The same, with the next one being read while the caller works on this one. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (let found = await next; !found.done; found = await next) {
      next = source.next();
      next.catch(() => undefined); // told when it is awaited
      yield found.value;
    }
  } finally {
    await source.return(undefined);
  }
}

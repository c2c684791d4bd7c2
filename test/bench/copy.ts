import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import type { Platform } from './platform.js';

/** Rows a second by COPY into a table with two indexes: the limit of any import. */
export async function copyRate(platform: Platform, rows: number): Promise<number> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('postgres') });
  await client.connect();
  await client.query('DROP TABLE IF EXISTS copied');
  await client.query('CREATE TABLE copied (id bigint PRIMARY KEY, external text UNIQUE, body text)');
  const body = JSON.stringify({ text: 'x'.repeat(500) });
  function* lines(): Generator<string> {
    for (let n = 0; n < rows; n++) yield `${n}\tbench-${n}\t${body}\n`;
  }
  const begun = performance.now();
  await pipeline(Readable.from(lines()), client.query(copyFrom('COPY copied FROM STDIN')));
  const seconds = (performance.now() - begun) / 1000;
  await client.query('DROP TABLE copied');
  await client.end();
  return rows / seconds;
}

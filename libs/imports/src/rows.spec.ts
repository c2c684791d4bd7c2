import { describe, expect, it } from '@jest/globals';
import { ahead, batches } from './batches.js';
import { csvRows } from './csv-rows.js';
import { errorLine } from './errors-csv.js';
import type { Row } from './format.js';
import { jsonLines } from './json-lines.js';

/** The bytes in pieces of `size`, so that every boundary falls inside something. */
async function* pieces(content: Buffer | string, size: number): AsyncGenerator<Buffer> {
  const bytes = Buffer.from(content);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function all<T>(source: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of source) found.push(one);
  return found;
}

const short = ({ line, value, error }: Row) => (error ? [line, error.code] : [line, value]);

describe('JSON lines', () => {
  it.each([1, 2, 3, 7, 1000])('are the same rows in pieces of %i bytes', async (size) => {
    const rows = await all(jsonLines(pieces('\ufeff{"a":"Bưởi"}\r\n\n{"a":2}\n[1]\nnot json\n{"a":3}', size)));
    expect(rows.map(short)).toEqual([
      [1, { a: 'Bưởi' }],
      [3, { a: 2 }],
      [4, 'imports.row-json'],
      [5, 'imports.row-json'],
      [6, { a: 3 }],
    ]);
  });

  it('tell a line that is too long or not UTF-8, and go on', async () => {
    const content = Buffer.concat([
      Buffer.from(`{"a":"${'x'.repeat(50)}"}\n`),
      Buffer.from([0x7b, 0xff, 0x7d, 0x0a]),
      Buffer.from('{"a":1}\n'),
    ]);
    const rows = await all(jsonLines(pieces(content, 5), 30));
    expect(rows.map(short)).toEqual([[1, 'imports.row-too-long'], [2, 'imports.row-utf8'], [3, { a: 1 }]]); // prettier-ignore
  });

  it('of an empty file are none', async () => {
    expect(await all(jsonLines(pieces('', 5)))).toEqual([]);
  });
});

describe('CSV', () => {
  it('gives cells by name, empty ones as null, and tells rows of another length', async () => {
    const rows = await all(csvRows(pieces('\ufeffa,b\r\n"Sở ""X""\nY",\r\n1\r\n2,3\r\n', 4)));
    expect(rows.map(short)).toEqual([
      [3, { a: 'Sở "X"\nY', b: null }],
      [4, 'imports.row-csv'],
      [5, { a: '2', b: '3' }],
    ]);
  });

  it('tells a broken quote and goes on', async () => {
    const rows = await all(csvRows(pieces('a,b\n1,x"y"\n2,3\n', 100)));
    expect(rows.map(({ error, value }) => error?.code ?? value)).toEqual(['imports.row-csv', { a: '2', b: '3' }]);
  });
});

describe('batches', () => {
  const rows = async function* (): AsyncGenerator<Row> {
    for (let line = 1; line <= 7; line++) yield { line, value: {}, bytes: line === 4 ? 5_000_000 : 1 };
  };
  const sizes = async (size: number, skip: number) =>
    (await all(ahead(batches(rows(), size, skip)))).map((batch) => batch.map(({ line }) => line));

  it('hold at most their size, and less when a row is large', async () => {
    expect(await sizes(3, 0)).toEqual([[1, 2, 3], [4], [5, 6, 7]]);
  });

  it('go on behind the rows that are done', async () => {
    expect(await sizes(5, 6)).toEqual([[7]]);
    expect(await sizes(5, 7)).toEqual([]);
  });
});

describe('the error file', () => {
  it.each([
    ['=1+1', `'=1+1`],
    ['@x', `'@x`],
    ['-1', `'-1`],
    ['a,"b"', '"a,""b"""'],
    ['plain', 'plain'],
  ])('writes %s so that no spreadsheet runs it', (path, cell) => {
    expect(errorLine({ line: 1, path, code: 'c', message: { vi: 'v', en: 'e' } })).toBe(`1,${cell},c,v,e\r\n`);
  });
});

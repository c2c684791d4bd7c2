import 'reflect-metadata';
import { createHash } from 'node:crypto';
import { Injectable, Module } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EntityManager } from 'typeorm';
import { importRequests, Problem, type Actor } from '#contracts';
import { rowsOf } from '#messaging';
import { ServiceConfig, type ServiceDefinition } from '#service';
import { testService, type TestService } from '#testing';
import type { ImportFormat, Row, RowOutcome } from './format.js';
import { importsController, importsProviders, ImportsMigration, jsonLines } from './index.js';

const { open, part, close, get, errors } = importRequests.dossier;
const by: Actor = { issuer: 'test', subject: 'source', role: 'integration', agency: '000.00.00.H10' };

/** Writes numbers; dislikes 13, breaks on 666. */
@Injectable()
class Numbers implements ImportFormat {
  readonly name = 'numbers';
  readonly contentTypes = ['application/x-ndjson'];
  readonly batch = 3;
  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row> {
    return jsonLines(source);
  }
  async apply(batch: Row[], tx: EntityManager): Promise<RowOutcome[]> {
    const outcomes: RowOutcome[] = [];
    for (const { line, value } of batch) {
      const { n } = value as { n: number };
      if (n === 13) throw new Problem('refused', 'imports.row-csv', { why: '13' });
      if (n === 666) throw new Error('a defect');
      await tx.query('INSERT INTO number VALUES ($1)', [n]);
      outcomes.push({ line, kind: 'accepted', position: n });
    }
    return outcomes;
  }
}

class CreateNumber1770000000900 {
  name = 'CreateNumber1770000000900';
  async up(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('CREATE TABLE number (n integer PRIMARY KEY)');
  }
  async down(runner: { query(sql: string): Promise<unknown> }): Promise<void> {
    await runner.query('DROP TABLE number');
  }
}

@Module({ controllers: [importsController('dossier')], providers: importsProviders('dossier', [Numbers]) })
class NumbersModule {}

const definition: ServiceDefinition = {
  name: 'dossier',
  module: NumbersModule,
  config: ServiceConfig,
  migrations: [ImportsMigration, CreateNumber1770000000900],
};

let service: TestService;
beforeAll(async () => {
  service = await testService(definition);
});
afterAll(() => service.close());

const content = (...numbers: number[]) => Buffer.from(numbers.map((n) => JSON.stringify({ n })).join('\n'));
const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

async function upload(bytes: Buffer): Promise<string> {
  const { id } = (
    await service.request(open, { format: 'numbers', contentType: 'application/x-ndjson; charset=utf-8' }, by)
  ).value;
  await service.request(part, { id, n: 0, bytes: bytes.toString('base64') }, by);
  return id;
}

async function finished(id: string) {
  for (;;) {
    const { value } = await service.request(get, { id }, by);
    if (value.status !== 'running') return value;
    await new Promise((next) => setTimeout(next, 20));
  }
}

async function run(...numbers: number[]) {
  const bytes = content(...numbers);
  const id = await upload(bytes);
  await service.request(close, { id, parts: 1, sha256: digest(bytes) }, by);
  return finished(id);
}
const written = async () =>
  rowsOf<{ n: number }>(await service.dataSource.query('SELECT n FROM number ORDER BY n')).map(({ n }) => n);

describe('an import job', () => {
  it('finds the one bad row of a batch and keeps the others', async () => {
    const job = await run(1, 2, 13, 3, 666, 4);
    expect(job.rows).toEqual({ read: 6, accepted: 4, updated: 0, unchanged: 0, rejected: 2 });
    expect(job.errors.map(({ line, code }) => [line, code])).toEqual([[3, 'imports.row-csv'], [5, 'imports.row-defect']]); // prettier-ignore
    expect(job.position).toBe('dossier=4');
    expect(await written()).toEqual([1, 2, 3, 4]);
  });

  it('goes on behind the last committed row when its process died', async () => {
    const bytes = content(100, 101, 102, 103, 104);
    const id = await upload(bytes);
    // As a killed process leaves it: three rows done, the lease run out, its owner gone.
    await service.dataSource.query('INSERT INTO number VALUES (100), (101), (102)');
    await service.dataSource.query(
      `UPDATE import_job SET status = 'running', closed_at = now(), read = 3, accepted = 3, lease_owner = gen_random_uuid(),
              lease_until = now() - interval '1 second' WHERE id = $1`,
      [id],
    );
    expect((await finished(id)).rows).toMatchObject({ read: 5, accepted: 5, rejected: 0 });
    expect((await written()).filter((n) => n >= 100)).toEqual([100, 101, 102, 103, 104]);
  });

  it('is left alone while another process holds its lease', async () => {
    const id = await upload(content(200));
    await service.dataSource.query(
      `UPDATE import_job SET status = 'running', closed_at = now(), lease_owner = gen_random_uuid(),
              lease_until = now() + interval '2 seconds' WHERE id = $1`,
      [id],
    );
    await new Promise((next) => setTimeout(next, 1200));
    expect(await written()).not.toContain(200);
    await finished(id);
    expect(await written()).toContain(200);
  });

  it('keeps nothing of the content when it is done', async () => {
    const job = await run(300);
    const found: unknown = await service.dataSource.query(
      'SELECT count(*)::int AS parts FROM import_part WHERE job = $1',
      [job.id],
    );
    expect(rowsOf(found)).toEqual([{ parts: 0 }]);
  });
});

describe('an upload', () => {
  it.each([
    ['another digest', 1, '0'.repeat(64), 'imports.digest'],
    ['a part missing', 2, '0'.repeat(64), 'imports.part-missing'],
  ])('with %s is refused', async (_, parts, sha256, code) => {
    const id = await upload(content(400));
    await expect(service.request(close, { id, parts, sha256 }, by)).rejects.toMatchObject({ code });
  });

  it('of an unknown format or content type is refused', async () => {
    const wrong = { format: 'x', contentType: 'application/x-ndjson' };
    await expect(service.request(open, wrong, by)).rejects.toMatchObject({ code: 'imports.format-unknown' });
    const type = { format: 'numbers', contentType: 'text/html' };
    await expect(service.request(open, type, by)).rejects.toMatchObject({ kind: 'unsupported-type' });
  });

  it('closed twice is one import; another content then is a conflict', async () => {
    const bytes = content(500);
    const id = await upload(bytes);
    await service.request(close, { id, parts: 1, sha256: digest(bytes) }, by);
    expect((await service.request(close, { id, parts: 1, sha256: digest(bytes) }, by)).value).toEqual({ id });
    await expect(service.request(close, { id, parts: 1, sha256: '0'.repeat(64) }, by)).rejects.toMatchObject({
      code: 'imports.closed',
    });
    await finished(id);
    expect((await service.request(errors, { id }, by)).value).toEqual({ text: 'line,path,code,vi,en\r\n', next: null });
  });
});

import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { listLegalDocuments, listProcedures, procedureRecorded, type ProcedureParts } from '#contracts';
import { oneRow, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';
import { imported, realFile, sharesOf } from './real-data.js';

// Fifteen megabytes three times over, on machines that do other things too.
jest.setTimeout(180_000);

const LISTS = [
  ['BoCongAn', 339],
  ['BoTuPhap', 271],
  ['BoXayDung', 525],
  ['NongNghiepvaMoiTruong', 537],
] as const;

describe('imports of the real procedures', () => {
  let service: TestService;
  const portal = realFile('procedures.jsonl', process.env.CI);
  const there = portal ? it : it.skip;
  const events = async () =>
    (
      await oneRow<{ n: number }>(service.dataSource, 'SELECT count(*)::int AS n FROM event_log WHERE type = $1', [
        procedureRecorded.type,
      ])
    ).n;

  beforeAll(async () => {
    service = await testService(catalogue);
  });
  afterAll(() => service.close());

  there('a dry run counts all and changes nothing', async () => {
    const { rows, status } = await imported(service, portal!, 'portal-jsonl', true);
    expect({ status, rows }).toEqual({
      status: 'done',
      rows: { read: 1672, accepted: 1672, updated: 0, unchanged: 0, rejected: 0 },
    });
    expect(await events()).toBe(0);
  });

  there('takes all 1,672 records of the portal, each with its event, and finds them unchanged again', async () => {
    const first = await imported(service, portal!, 'portal-jsonl');
    expect(first.rows).toEqual({ read: 1672, accepted: 1672, updated: 0, unchanged: 0, rejected: 0 });
    expect(await events()).toBe(1672);
    const again = await imported(service, portal!, 'portal-jsonl');
    expect(again.rows).toEqual({ read: 1672, accepted: 0, updated: 0, unchanged: 1672, rejected: 0 });
    expect(await events()).toBe(1672);
  });

  there('takes the 69 structured records of the Ministry of Defence', async () => {
    const { rows, errors } = await imported(
      service,
      realFile('bo-quoc-phong-structured.jsonl', process.env.CI)!,
      'portal-jsonl',
    );
    expect({ rows, errors }).toEqual({
      rows: { read: 69, accepted: 69, updated: 0, unchanged: 0, rejected: 0 },
      errors: [],
    });
  });

  there('refuses the 87 records without a code, each by its name', async () => {
    const { rows, errors } = await imported(
      service,
      realFile('dvcqg-2021-sample.jsonl', process.env.CI)!,
      'portal-jsonl',
    );
    expect(rows).toEqual({ read: 87, accepted: 0, updated: 0, unchanged: 0, rejected: 87 });
    expect(errors[0]).toMatchObject({ line: 1, code: 'procedure.no-code' });
    expect(errors[0]!.message.vi).toContain('Đăng ký thường trú');
  });

  it.each(LISTS)('reads every row of the official list %s and finds it unchanged again', async (ministry, count) => {
    const list = realFile(`official-lists/danh-sach-tthc-${ministry}.xlsx`, process.env.CI);
    if (!list) return;
    const { rows } = await imported(service, list, 'official-xlsx');
    expect([rows.read, rows.rejected]).toEqual([count, 0]);
    const again = await imported(service, list, 'official-xlsx');
    expect(again.rows).toMatchObject({ read: count, unchanged: count });
  });

  there('keeps what a list does not carry, and splits nearly every way to submit', async () => {
    const found = await oneRow(
      service.dataSource,
      `SELECT count(*) FILTER (WHERE parts ? 'steps')::int AS steps, count(*) FILTER (WHERE procedure.status = 'in-force')::int AS "inForce",
              count(*) FILTER (WHERE procedure.status = 'draft' AND missing <> '{}')::int AS incomplete,
              count(*) FILTER (WHERE parts::text IS NOT NFC NORMALIZED)::int AS "notNfc",
              sum(jsonb_array_length(coalesce(parts -> 'ways', '[]')))::int AS ways
         FROM procedure JOIN procedure_version AS version ON procedure_id = id AND version = shown`,
    );
    expect(found).toEqual({ steps: 1741, inForce: 1420, incomplete: 171, notNfc: 0, ways: 4764 + 150 });
  });

  there('recognises the parts of NĐ 63/2010 Điều 8.2 and flags what is not plain, in these shares', async () => {
    const found = await service.dataSource.query<{ parts: ProcedureParts }[]>(
      `SELECT parts FROM procedure JOIN procedure_version AS version ON procedure_id = id AND version = shown
        WHERE 'portal' = ANY(sources)`,
    );
    const table = sharesOf(found.map(({ parts }) => parts));
    process.stdout.write(
      `${table.map(({ what, count, share }) => `${what.padEnd(34)}${count} (${share} %)`).join('\n')}\n`,
    );
    expect(Object.fromEntries(table.map(({ what, count }) => [what, count]))).toEqual({
      'agency present': 1726,
      'conditions none': 1007,
      'conditions present': 734,
      'fees none': 335,
      'fees present': 1406,
      'flag fee-in-note:counter': 143,
      'flag fee-in-note:online': 129,
      'flag fee-in-note:post': 119,
      'flag fee-unclear:counter': 45,
      'flag fee-unclear:online': 45,
      'flag fee-unclear:post': 33,
      'flag legal-basis-not-split': 1658,
      'flag papers-not-split': 1651,
      'flag term-missing:counter': 120,
      'flag term-missing:online': 102,
      'flag term-missing:post': 99,
      'flag term-unclear:counter': 130,
      'flag term-unclear:online': 111,
      'flag term-unclear:post': 118,
      'forms none': 755,
      'forms present': 965,
      'legalBasis present': 1727,
      'manner present': 1741,
      'name present': 1741,
      'papers present': 1720,
      'result present': 1736,
      'steps present': 1741,
      'subjects present': 1741,
      'term present': 1619,
    });
  });

  there('registers the documents that procedures rest on', async () => {
    const { n } = await oneRow<{ n: number }>(service.dataSource, 'SELECT count(*)::int AS n FROM legal_document');
    expect(n).toBe(799);
    const { items } = (await service.request(listLegalDocuments, { q: '36/2024/qh15' })).value;
    expect(items.map(({ number }) => number)).toEqual(['36/2024/QH15']);
  });

  there('finds a procedure by words without accents', async () => {
    const { items } = (await service.request(listProcedures, { q: 'giai quyet khieu nai cong an nhan dan' })).value;
    expect(items.map(({ code }) => code)).toContain('1.000178');
    expect(items.length).toBeLessThan(20);
  });
});

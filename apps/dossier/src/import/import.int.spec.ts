import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { importRequests, recordStep } from '#contracts';
import type { Actor, DossierState, ImportedDossier, ImportView } from '#contracts';
import { rowsOf } from '#messaging';
import { aDossierService, integration, officer, stranger } from '../dossier.makers.js';

const { open, part, close, get, errors } = importRequests.dossier;

let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
  service.clock.set('2018-12-31T08:00:00+07:00');
});
afterAll(() => service.close());

const aRow = (of: Partial<ImportedDossier> = {}): ImportedDossier => ({
  externalId: 'a',
  source: 'test',
  agencyCode: '000.00.15.H10',
  procedureCode: '1.000178',
  channel: 'counter',
  receivedAt: '2018-08-13T08:00:00+07:00',
  term: { length: 5, unit: 'working-day' },
  status: 4,
  ...of,
});

async function run(body: string, about: { dryRun?: boolean; by?: Actor; csv?: boolean } = {}): Promise<ImportView> {
  const { dryRun = false, by = integration, csv = false } = about;
  const [format, contentType] = csv ? ['chiso-csv', 'text/csv'] : ['chiso-jsonl', 'application/x-ndjson'];
  const { id } = (await service.request(open, { format, contentType, dryRun }, by)).value;
  const bytes = Buffer.from(body);
  const half = Math.ceil(bytes.length / 2);
  const parts = [bytes.subarray(0, half), bytes.subarray(half)];
  for (const [n, content] of parts.entries())
    await service.request(part, { id, n, bytes: content.toString('base64') }, by);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await service.request(close, { id, parts: parts.length, sha256 }, by);
  for (;;) {
    const { value } = await service.request(get, { id }, by);
    if (value.status !== 'running') return value;
    await new Promise((next) => setTimeout(next, 20));
  }
}

const jsonl = (...rows: object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');
const dossiers = async (source: string) =>
  rowsOf<Record<string, unknown>>(
    await service.dataSource.query(
      `SELECT code, lawful_due_on::text AS due, completed_on::text AS completed, closed_on::text AS closed, clocks, waits, steps, flags, version
         FROM dossier WHERE source = $1 ORDER BY external_id`,
      [source],
    ),
  );
const eventsOf = async (code: unknown) =>
  (await service.events())
    .filter(({ data }) => (data as { state?: { code: string } }).state?.code === code)
    .map(({ type }) => type);

describe('an import of dossiers', () => {
  it('writes rows with codes of their day and one event each, then unchanged, then updated', async () => {
    const first = aRow({
      source: 's1',
      externalId: 'a',
      status: 9,
      closing: 'result',
      completedAt: '2018-08-20T16:00:00+07:00',
    });
    const second = aRow({ source: 's1', externalId: 'b' });
    const job = await run(jsonl(first, second));
    expect(job).toMatchObject({
      status: 'done',
      rows: { read: 2, accepted: 2, updated: 0, unchanged: 0, rejected: 0 },
    });
    const [a, b] = await dossiers('s1');
    expect(a).toMatchObject({
      code: '000.00.15.H10-180813-0001',
      due: '2018-08-20',
      completed: '2018-08-20',
      version: 1,
    });
    expect(b).toMatchObject({ code: '000.00.15.H10-180813-0002', due: '2018-08-20', completed: null });
    const sameInstant = { ...first, completedAt: '2018-08-20T09:00:00Z' };
    const again = await run(jsonl(sameInstant, { ...second, status: 9, completedAt: '2018-08-21T08:00:00+07:00' }));
    expect(again.rows).toEqual({ read: 2, accepted: 0, updated: 1, unchanged: 1, rejected: 0 });
    expect((await dossiers('s1'))[1]).toMatchObject({
      code: '000.00.15.H10-180813-0002',
      completed: '2018-08-21',
      version: 2,
    });
    expect(await eventsOf(b!.code)).toEqual(['dossier.dossier.imported.v1', 'dossier.dossier.revised.v1']);
    expect(await eventsOf(a!.code)).toEqual(['dossier.dossier.imported.v1']);
    const last = rowsOf<{ max: string }>(await service.dataSource.query('SELECT max(position) FROM event_log'))[0]!.max;
    expect(again.position).toBe(`dossier=${last}`);
  });

  it('takes lawfulDueAt as given in years the calendar does not know', async () => {
    const old = { receivedAt: '2011-10-06T08:00:00+07:00', term: null, lawfulDueAt: '2011-12-01T08:00:00+07:00' };
    const job = await run(
      jsonl(aRow({ source: 's2', ...old }), aRow({ source: 's2', externalId: 'b', receivedAt: old.receivedAt })),
    );
    expect(job.rows).toMatchObject({ accepted: 1, rejected: 1 });
    expect(job.errors).toMatchObject([{ line: 2, path: 'term', code: 'dossier.calendar-range' }]);
    expect((await dossiers('s2'))[0]).toMatchObject({ due: '2011-12-01', flags: ['procedure-not-in-force'] });
  });

  it('starts the term again after a supplement and shows both stretches', async () => {
    const supplements = [
      { requestedAt: '2018-08-15T09:00:00+07:00', completedAt: '2018-08-27T09:00:00+07:00', ownFault: false },
    ];
    await run(jsonl(aRow({ source: 's3', supplements })));
    expect((await dossiers('s3'))[0]).toMatchObject({
      due: '2018-09-04',
      clocks: [
        { start: '2018-08-13', dueOn: '2018-08-20', end: '2018-08-15' },
        { start: '2018-08-27', dueOn: '2018-09-04', end: null },
      ],
      waits: [{ from: '2018-08-15', to: '2018-08-27' }],
    });
  });

  it('takes visits before the receipt, the vote and that it ran linked, and refuses them out of order', async () => {
    const visits = [{ at: '2018-08-10T09:00:00+07:00', ownFault: true }];
    const settled = { status: 9, completedAt: '2018-08-16T09:00:00+07:00' } as const;
    const vote = { at: '2018-08-17T09:00:00+07:00', overall: 'satisfied' } as const;
    const row = aRow({ source: 's4', visits, vote, linked: true, ...settled });
    await run(jsonl(row));
    const { state } = (await service.events()).at(-1)!.data as { state: DossierState };
    expect(state).toMatchObject({
      requests: [{ on: '2018-08-10', kind: 'counter-visit', channel: 'counter', ownFault: true }],
      vote: { votedOn: '2018-08-17', overall: 'satisfied' },
      supplements: 0,
      flags: ['ran-linked'],
    });
    expect((await run(jsonl(row))).rows).toMatchObject({ unchanged: 1 });
    const early = { ...row, externalId: 'b', vote: { ...vote, at: '2018-08-15T09:00:00+07:00' } };
    const late = { ...row, externalId: 'c', visits: [{ at: '2018-08-14T09:00:00+07:00' }] };
    expect((await run(jsonl(early, late))).errors).toMatchObject([{ path: 'vote.at' }, { path: 'receivedAt' }]);
  });

  it('counts steps: in time, late and without the time they were entered', async () => {
    const steps = [
      { at: '2018-08-13T09:00:00+07:00', recordedAt: '2018-08-13T16:00:00+07:00' },
      { at: '2018-08-13T15:30:00+07:00', recordedAt: '2018-08-14T07:30:00+07:00' },
      { at: '2018-08-13T09:00:00+07:00', recordedAt: '2018-08-14T07:30:00+07:00' },
      { at: '2018-08-14T09:00:00+07:00' },
    ];
    await run(jsonl(aRow({ source: 's4', steps })));
    expect((await dossiers('s4'))[0]).toMatchObject({ steps: { total: 4, inTime: 2, unknown: 0, unrecorded: 1 } });
  });

  it.each([
    ['an unknown agency', { agencyCode: '000.00.99.H10' }, 'agencyCode', 'dossier.agency-unknown'],
    ['an unknown procedure', { procedureCode: '9.9' }, 'procedureCode', 'dossier.procedure-unknown'],
    [
      'an end before the start',
      { completedAt: '2018-08-12T08:00:00+07:00', status: 9 },
      'completedAt',
      'dossier.dates-out-of-order',
    ],
    ['a date that does not exist', { receivedAt: '2018-02-30T08:00:00+07:00' }, 'receivedAt', 'instant'],
    ['both due fields', { lawfulDueAt: '2018-08-30T08:00:00+07:00' }, 'lawfulDueAt', 'dossier.one-due-field'],
    ['no due field', { term: null }, 'term', 'dossier.one-due-field'],
    ['an unknown field', { note: 'x' }, 'note', 'unknown'],
    ['a settled dossier without its date', { status: 9 }, 'status', 'dossier.status-contradicts'],
    ['a reception in the future', { receivedAt: '2019-08-13T08:00:00+07:00' }, 'receivedAt', 'dossier.in-the-future'],
  ])('refuses a row with %s and keeps the others', async (_, of, path, code) => {
    const job = await run(
      jsonl(
        aRow({ source: `x ${code} ${path}`, ...of } as never),
        aRow({ source: `x ${code} ${path}`, externalId: 'ok' }),
      ),
    );
    expect(job.rows).toMatchObject({ read: 2, accepted: 1, rejected: 1 });
    expect(job.errors[0]).toMatchObject({ line: 1, path, code });
  });

  it('changes nothing in a dry run but tells what would happen', async () => {
    const before = (await service.events()).length;
    const job = await run(jsonl(aRow({ source: 'dry' }), { broken: true }), { dryRun: true });
    expect(job).toMatchObject({ dryRun: true, position: null, rows: { read: 2, accepted: 1, rejected: 1 } });
    expect([await dossiers('dry'), (await service.events()).length]).toEqual([[], before]);
  });

  it('refuses to replace a dossier that has had an act in this system', async () => {
    await run(jsonl(aRow({ source: 'native' })));
    const [{ code }] = (await dossiers('native')) as [{ code: string }];
    await service.request(recordStep, { ref: code, from: 'Một cửa', to: 'Phòng BCVT', action: 'forward' }, officer);
    const job = await run(jsonl(aRow({ source: 'native', status: 4, onlineLevel: 3 })));
    expect(job.errors).toMatchObject([{ line: 1, code: 'dossier.has-native-act' }]);
  });

  it('reads the same fields from CSV, with errors as CSV whose cells can not run', async () => {
    const heading =
      'externalId,source,agencyCode,procedureCode,channel,receivedAt,term.length,term.unit,status,supplements';
    const good =
      'k,csv,000.00.15.H10,1.000178,post,2018-08-13T08:00:00+07:00,5,working-day,5,"[{""requestedAt"":""2018-08-14T08:00:00+07:00""}]"';
    const bad = '=1+1,csv,000.00.15.H10,1.000178,pigeon,2018-08-13T08:00:00+07:00,5,working-day,4,';
    const job = await run(`\ufeff${heading}\r\n${good}\r\n${bad}\r\n`, { csv: true });
    expect(job.rows).toMatchObject({ accepted: 1, rejected: 1 });
    expect((await dossiers('csv'))[0]).toMatchObject({ waits: [{ from: '2018-08-14', to: null }] });
    const { text, next } = (await service.request(errors, { id: job.id }, integration)).value;
    expect([text.split('\r\n')[0], text.split('\r\n')[1], next]).toEqual([
      'line,path,code,vi,en',
      expect.stringContaining('3,channel,choice'),
      null,
    ]);
  });

  it('lets others import only for their own agencies, and hides their imports', async () => {
    const job = await run(jsonl(aRow({ source: 'theirs' })), { by: stranger });
    expect(job.errors).toMatchObject([{ path: 'agencyCode', code: 'forbidden.agency' }]);
    await expect(service.request(get, { id: job.id }, officer)).rejects.toMatchObject({ code: 'not-found.record' });
  });

  it('treats a second row of the same identity in one file as its revision', async () => {
    const job = await run(
      jsonl(aRow({ source: 'twice' }), aRow({ source: 'twice' }), aRow({ source: 'twice', status: 2 })),
    );
    expect(job.rows).toMatchObject({ accepted: 1, unchanged: 1, updated: 1 });
  });
});

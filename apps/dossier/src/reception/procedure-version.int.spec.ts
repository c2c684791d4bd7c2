import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { acceptSubmission, check, completeSupplement, correctDossier, dossierEvents, DossierState } from '#contracts';
import {
  getDossier,
  importRequests,
  procedureRecorded,
  receiveDossier,
  recordStep,
  requestSupplement,
} from '#contracts';
import { systemActor, type ProcedureRecorded } from '#contracts';
import { recorded } from '#testing';
import { aDossierService, aProcedure, aReception, integration, officer, PROCEDURE } from '../dossier.makers.js';

const system = systemActor('catalogue');
let service: Awaited<ReturnType<typeof aDossierService>>;
let told = 100;
const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const receive = async (of: object = {}) => (await service.request(receiveDossier, aReception(of), officer)).value;
const view = async (ref: string) => (await service.request(getDossier, { ref }, officer)).value;
const versions = async (...all: Partial<ProcedureRecorded>[]) => {
  const events = all.map((one) => procedureRecorded.of(one.id ?? PROCEDURE, aProcedure(one), system, { time: service.clock.now() })); // prettier-ignore
  await service.deliver(recorded(events, { after: told }));
  told += events.length;
};
const days = (length: string) => [{ channel: 'counter' as const, term: { length, unit: 'working-day' as const } }];

beforeAll(async () => {
  service = await aDossierService();
}, 60_000);
afterAll(() => service.close());

/** NĐ 63/2010/NĐ-CP Art.14–15 (domain rule 3). */
describe('a dossier keeps the version of the procedure in force at its reception', () => {
  it('whatever becomes of the procedure: a new version, also one that reaches back', async () => {
    const ref = (await receive()).code!;
    expect(await view(ref)).toMatchObject({
      procedureId: PROCEDURE,
      procedureVersion: 1,
      lawfulDueAt: '2018-08-20T10:00:00.000Z',
    });
    const second = { version: 2, validFrom: '2018-08-14', terms: days('2'), name: { vi: 'Tên mới', en: 'New' } };
    await versions({ validTo: '2018-08-13' }, second);
    at('2018-08-14T08:00:00');
    await service.request(recordStep, { ref, from: 'Một cửa', to: 'Phòng', action: 'forward' }, officer);
    const papers = { reason: 'x', papers: ['Đơn'], nothingElseMissing: true };
    await service.request(requestSupplement, { ref, ...papers }, officer);
    const { value } = await service.request(completeSupplement, { ref }, officer);
    expect(value).toMatchObject({
      procedureVersion: 1,
      term: { length: '5' },
      lawfulDueAt: '2018-08-21T10:00:00.000Z',
    });
    expect(await receive()).toMatchObject({ procedureVersion: 2, lawfulDueAt: '2018-08-16T10:00:00.000Z' });
    await versions({ ...second, version: 3, validFrom: '2018-08-01', terms: days('1') });
    expect((await view(ref)).procedureVersion).toBe(1);
    const events = (await service.events()).filter(
      ({ data }) => (data as { state?: { code: string } }).state?.code === ref,
    );
    expect(events.map(({ data }) => (data as { state: DossierState }).state.procedureVersion)).toEqual([1, 1, 1, 1]);
  });

  it('an online one the version of its reception, not of its submission', async () => {
    at('2018-09-10T08:00:00');
    await versions({ id: '018f0000-0000-7000-8000-0000000000a1', code: '1.000200' });
    const citizen = { ...officer, subject: 'buoi', role: 'citizen' as const };
    const asked = aReception({ procedureCode: '1.000200', channel: 'online' });
    const { id } = (await service.request(receiveDossier, asked, citizen)).value;
    const named = { id: '018f0000-0000-7000-8000-0000000000a1', code: '1.000200' };
    await versions({ ...named, validTo: '2018-09-10' }, { ...named, version: 2, validFrom: '2018-09-11' });
    at('2018-09-11T08:00:00');
    await service.request(acceptSubmission, { ref: id }, officer);
    expect((await view(id)).procedureVersion).toBe(2);
  });

  it('an imported one the version of its day of reception, however late it comes', async () => {
    at('2018-12-31T08:00:00');
    const named = { id: '018f0000-0000-7000-8000-0000000000a2', code: '1.000300' };
    await versions({ ...named, validTo: '2018-06-30' }, { ...named, version: 2, validFrom: '2018-07-01' });
    const row = { source: 's', agencyCode: '000.00.15.H10', procedureCode: '1.000300', channel: 'counter', status: 4 };
    const lawfulDueAt = '2018-07-09T17:00:00+07:00';
    const rows = ['2018-06-29', '2018-07-02', '2017-12-29'].map((day, n) => ({ ...row, lawfulDueAt, externalId: `${n}`, receivedAt: `${day}T08:00:00+07:00` })); // prettier-ignore
    await run(rows.map((one) => JSON.stringify(one)).join('\n'));
    const kept: unknown = await service.dataSource.query(
      `SELECT procedure_version AS version FROM dossier WHERE source = 's' ORDER BY external_id`,
    );
    // Before 2018 it was not in force: the row is taken with a note, and no version is made up.
    expect(kept).toEqual([{ version: 1 }, { version: 2 }, { version: null }]);
  });

  it('one whose procedure was wrong the version of the right one on that day', async () => {
    at('2018-08-13T08:00:00');
    const ref = (await receive()).code!;
    at('2018-12-31T09:00:00');
    const right = { ref, field: 'procedureCode' as const, value: '1.000300', reason: 'nhầm', approver: 'Trưởng phòng' };
    await service.request(correctDossier, right, officer);
    expect(await view(ref)).toMatchObject({ procedureCode: '1.000300', procedureVersion: 2 });
  });
});

it('events of before, which do not name it, are read as they are', async () => {
  const types = new Set(dossierEvents.map(({ type }) => type));
  const newest = (await service.events()).findLast(({ type }) => types.has(type))!;
  const { procedureVersion, ...older } = (newest.data as { state: DossierState }).state;
  expect(procedureVersion).toBe(2);
  expect(check(DossierState, older)).toEqual(older);
});

async function run(body: string): Promise<void> {
  const { open, part, close, get } = importRequests.dossier;
  const about = { format: 'chiso-jsonl', contentType: 'application/x-ndjson', dryRun: false };
  const { id } = (await service.request(open, about, integration)).value;
  const bytes = Buffer.from(body);
  await service.request(part, { id, n: 0, bytes: bytes.toString('base64') }, integration);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  await service.request(close, { id, parts: 1, sha256 }, integration);
  while ((await service.request(get, { id }, integration)).value.status === 'running')
    await new Promise((next) => setTimeout(next, 20));
}

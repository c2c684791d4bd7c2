import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  actOnMany,
  createExport,
  getExport,
  listDossiers,
  readExport,
  receiveDossier,
  v7,
  type Actor,
} from '#contracts';
import type { CreateExport } from '#contracts';
import { aDossierService, aReception, officer, stranger } from '../dossier.makers.js';
import { ExportRunner } from './export-runner.js';
import { findExport, insertExport, storePage } from './exports.queries.js';

const citizen: Actor = { issuer: 'test', subject: 'buoi', role: 'citizen', agency: '000.00.00.H10' };
let service: Awaited<ReturnType<typeof aDossierService>>;
const codes: string[] = [];
beforeAll(async () => {
  service = await aDossierService();
  for (let n = 0; n < 7; n++) {
    service.clock.set(`2018-08-13T08:0${n}:00+07:00`);
    codes.push((await service.request(receiveDossier, aReception(), officer)).value.code!);
  }
});
afterAll(() => service.close());

/** All of them: one that came while it was working needs a second look. */
async function made(): Promise<void> {
  const runner = service.get(ExportRunner);
  await runner.wake();
  await runner.wake();
}

async function exported(more: Partial<CreateExport>, by: Actor = officer): Promise<string> {
  const { value, status } = await service.request(createExport, { format: 'jsonl', ...more }, by);
  expect(status).toBe(202);
  await made();
  expect((await service.request(getExport, { id: value.id }, by)).value).toMatchObject({ status: 'done' });
  const file = await service.request(readExport, { id: value.id }, by);
  return Buffer.from(file.value.bytes, 'base64').toString();
}
const codesIn = (text: string) =>
  text
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { code: string }).code);

describe('an export', () => {
  it('holds what the list holds, in its order, without personal data', async () => {
    const text = await exported({});
    expect(codesIn(text)).toEqual([...codes].reverse());
    expect(text).not.toMatch(/Bưởi|285000001/);
    expect(JSON.parse(text.split('\n')[0]!)).toMatchObject({ procedure: 'Cấp giấy phép', status: 'Được tiếp nhận', lawfulDueOn: '2018-08-20' }); // prettier-ignore
  });

  it('is CSV that Vietnamese Excel opens, and XLSX', async () => {
    const csv = await exported({ format: 'csv', delimiter: ';' });
    expect(csv.startsWith('\ufeffMã hồ sơ;Mã thủ tục')).toBe(true);
    expect(csv.trim().split('\r\n')).toHaveLength(8);
    expect((await exported({ format: 'xlsx' })).startsWith('PK')).toBe(true);
  });

  it('goes on behind its last page when it was killed', async () => {
    const id = `dossier-${v7(service.clock.now())}`;
    const { value } = await service.request(listDossiers, { limit: 3 }, officer);
    const rows = value.items.map(({ code }) => [code]);
    // As a process left it that was killed after the first page of three.
    await service.dataSource.transaction(async (tx) => {
      const about = { actor: officer, query: {}, format: 'jsonl' as const, options: { language: 'vi' as const } };
      await insertExport(tx, { id, ...about, createdAt: service.clock.now() });
      await storePage(tx, (await findExport(tx, id))!, { rows, next: value.next });
    });
    await made();
    expect((await service.request(getExport, { id }, officer)).value).toMatchObject({ status: 'done', rows: 7 });
    const text = Buffer.from((await service.request(readExport, { id }, officer)).value.bytes, 'base64').toString();
    expect(codesIn(text)).toEqual([...codes].reverse());
  });

  it('is for whoever asked, and shows only what they may see', async () => {
    const { id } = (await service.request(createExport, { format: 'jsonl' }, officer)).value;
    await expect(service.request(getExport, { id }, stranger)).rejects.toMatchObject({ code: 'not-found.record' });
    expect(await exported({}, stranger)).toBe('');
    const asked = { format: 'csv' as const, agency: '000.00.15.H10' };
    await expect(service.request(createExport, asked, stranger)).rejects.toMatchObject({ code: 'forbidden.agency' });
  });

  it('goes after seven days', async () => {
    const { id } = (await service.request(createExport, { format: 'csv' }, officer)).value;
    await made();
    service.clock.set('2018-08-21T08:00:00+07:00');
    await made();
    await expect(service.request(getExport, { id }, officer)).rejects.toMatchObject({ code: 'not-found.record' });
  });
});

it('a citizen’s list and export hold what they submitted, whatever agency their token names', async () => {
  const online = { ...aReception({ channel: 'online' }) };
  const own = (await service.request(receiveDossier, online, citizen)).value.trackingNumber!;
  const { value } = await service.request(listDossiers, {}, citizen);
  expect(value.items.map(({ trackingNumber }) => trackingNumber)).toEqual([own]);
  expect(codesIn(await exported({}, citizen))).toEqual([own]);
  const other = await service.request(listDossiers, {}, { ...citizen, subject: 'na' });
  expect(other.value.items).toEqual([]);
});

it('an act on many is done or refused for each', async () => {
  const refs = [codes[0]!, codes[1]!, '000.00.15.H10-180813-0999', codes[0]!];
  const step = { act: 'step' as const, refs, from: 'Một cửa', to: 'Phòng', action: 'chuyển' };
  const { value } = await service.request(actOnMany, step, officer);
  expect(value.items.map(({ done, code }) => [done, code])).toEqual([
    [true, null],
    [true, null],
    [false, 'not-found.record'],
  ]);
  const back = await service.request(actOnMany, { act: 'return', refs: [codes[0]!] }, officer);
  expect(back.value).toMatchObject({ done: 0, items: [{ code: 'dossier.act-not-allowed' }] });
  await expect(service.request(actOnMany, { act: 'step', refs }, officer)).rejects.toMatchObject({
    code: 'dossier.step-incomplete',
  });
});

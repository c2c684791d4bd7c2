import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { getDossier, publishedPapers, receiveDossier, recordStep, recordVisit, requestSupplement } from '#contracts';
import { FakeBus } from '#testing';
import { aDossierService, aReception, officer } from '../dossier.makers.js';

const bus = new FakeBus().answers(publishedPapers, () => ({ names: ['Đơn đề nghị', 'Bản sao hợp đồng'] }));
let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService({}, bus);
}, 60_000);
afterAll(() => service.close());

const refused = { code: 'dossier.paper-not-published', facts: { paper: 'Sổ hộ khẩu' } };
const request = (ref: string, papers: string[]) =>
  service.request(requestSupplement, { ref, reason: 'thiếu', papers, nothingElseMissing: true }, officer);

test('NĐ 61/2018 Art.5.1đ: a request for another paper leaves the dossier as it was; for a listed one it is made', async () => {
  const { id, procedureVersion } = (await service.request(receiveDossier, aReception(), officer)).value;
  const step = { ref: id, from: 'Một cửa', to: 'Phòng', action: 'forward', unit: '000.00.15.H10' };
  await service.request(recordStep, step, officer);
  const read = async () => (await service.request(getDossier, { ref: id }, officer)).value;
  const before = await read();
  await expect(request(id, ['Bản sao hợp đồng', 'Sổ hộ khẩu'])).rejects.toMatchObject(refused);
  expect(bus.asked.at(-1)).toMatchObject({ name: publishedPapers.name, body: { version: procedureVersion } });
  expect(await read()).toEqual(before);
  const { value } = await request(id, ['bản sao hợp đồng']);
  expect(value.status).toBe(5);
});

test('nor at the counter, by form 02 without a receipt', async () => {
  const { agencyCode, procedureCode, applicant } = aReception();
  const visit = { agencyCode, procedureCode, applicant, form: '02' as const, reason: 'thiếu' };
  await expect(service.request(recordVisit, { ...visit, papers: ['Sổ hộ khẩu'] }, officer)).rejects.toMatchObject(
    refused,
  );
  const { value } = await service.request(recordVisit, { ...visit, papers: ['Đơn đề nghị'] }, officer);
  expect(value).toMatchObject({ form: '02' });
});

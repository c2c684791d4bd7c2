import { createHash } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { acceptSubmission, closeAttachment, completeSupplement, getDossier, listAttachments } from '#contracts';
import { openAttachment, openSupplement, readDesk, receiveDossier, recordStep, requestSupplement } from '#contracts';
import { setParameter, storeAttachmentPart, withdrawDossier, type Actor } from '#contracts';
import { aDossierService, aReception, officer } from '../dossier.makers.js';

const citizen: Actor = { issuer: 'test', subject: 'buoi', role: 'citizen', agency: '' };
const neighbour: Actor = { ...citizen, subject: 'hang-xom' };
const PHONE = '0912000345';

let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
}, 60_000);
afterAll(() => service.close());
beforeEach(() => service.clock.set('2018-08-13T08:00:00+07:00'));

const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const view = async (ref: string, by = officer) => (await service.request(getDossier, { ref }, by)).value;
const ask = (ref: string) =>
  service.request(requestSupplement, { ref, reason: 'thiếu', papers: ['Bản sao'], nothingElseMissing: true }, officer);
const complete = (ref: string, by = citizen, more: object = {}) =>
  service.request(completeSupplement, { ref, ...more }, by);
const attach = async (ref: string, by = citizen, kind: 'supplement' | 'paper' = 'supplement') => {
  const bytes = Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\n');
  const { id } = (await service.request(openAttachment, { ref, name: 'ban-sao.pdf', kind }, by)).value;
  await service.request(storeAttachmentPart, { id, n: 0, bytes: bytes.toString('base64') }, by);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return (await service.request(closeAttachment, { id, parts: 1, sha256 }, by)).value;
};
const submitOnline = async () =>
  (await service.request(receiveDossier, aReception({ channel: 'online' }), citizen)).value;
const received = async () => {
  const { id } = await submitOnline();
  await service.request(acceptSubmission, { ref: id }, officer);
  const step = { ref: id, from: 'Một cửa', to: 'Phòng', action: 'forward', unit: '000.00.15.H10' };
  await service.request(recordStep, step, officer);
  return id;
};

describe('the applicant completes a dossier online', () => {
  it('with a file: the whole term begins again, and the officer sees it until the next step', async () => {
    const ref = await received();
    at('2018-08-15T09:00:00');
    await ask(ref);
    at('2018-08-20T09:00:00');
    await attach(ref);
    const { value } = await complete(ref);
    expect(value).toMatchObject({ status: 4, timeliness: 'open', lawfulDueAt: '2018-08-27T10:00:00.000Z' });
    expect(value.flags).toContain('supplemented-online');
    const [event] = (await service.events()).filter(
      ({ type, subject }) => type.endsWith('.supplemented.v1') && subject === ref,
    );
    expect(event).toMatchObject({
      role: 'citizen',
      data: { state: { requests: [{ on: '2018-08-15', channel: 'online' }] } },
    });
    expect((await service.request(listAttachments, { ref }, officer)).value.items).toMatchObject([
      { kind: 'supplement' },
    ]);
    const open = (await service.request(readDesk, { unit: '000.00.15.H10' }, officer)).value.items;
    expect(open.map(({ id, status }) => [id, status])).toContainEqual([ref, 4]);
    await service.request(recordStep, { ref, from: 'Một cửa', to: 'Phòng', action: 'forward' }, officer);
    expect((await view(ref)).flags).not.toContain('supplemented-online');
  });

  it('where the field’s law pauses the term, it goes on', async () => {
    const office: Actor = { ...officer, subject: 'office', role: 'department-office' };
    at('2018-10-01T07:00:00');
    const pause = {
      key: 'supplement.mode',
      value: 'pause',
      from: '2018-10-01',
      to: '2018-10-01',
      source: 'Luật',
    } as const;
    await service.request(setParameter, pause, office);
    at('2018-10-01T08:00:00');
    const ref = await received();
    at('2018-10-03T08:00:00');
    await ask(ref);
    at('2018-10-15T08:00:00');
    await attach(ref);
    expect((await complete(ref)).value.lawfulDueAt).toBe('2018-10-18T10:00:00.000Z');
  });

  it('before reception: it goes back into the queue, whose clock begins again', async () => {
    const { id } = await submitOnline();
    await ask(id);
    at('2018-08-16T08:00:00');
    await attach(id);
    const { value } = await complete(id);
    expect(value).toMatchObject({ code: null, status: 1, queueDueAt: '2018-08-17T01:00:00.000Z' });
    await service.request(acceptSubmission, { ref: id }, officer);
    expect((await view(id)).flags).toContain('supplemented-online');
  });
});

describe('it is refused', () => {
  it.each([
    ['without a file', {}, 'dossier.supplement-files'],
    ['in the past', { at: '2018-08-13T08:00:00+07:00' }, 'dossier.supplement-online-only'],
    ['as if it had come by post', { channel: 'post' }, 'dossier.supplement-online-only'],
    ['as posted', { postedAt: '2018-08-13T08:00:00+07:00' }, 'dossier.supplement-online-only'],
  ])('%s', async (_, more, code) => {
    const ref = await received();
    await attach(ref, citizen, 'paper');
    await ask(ref);
    await expect(complete(ref, citizen, more)).rejects.toMatchObject({ code });
  });

  it('when nothing is asked, and with files of an earlier day', async () => {
    const ref = await received();
    await attach(ref);
    await expect(complete(ref)).rejects.toMatchObject({ code: 'dossier.act-not-allowed' });
    at('2018-08-14T08:00:00');
    await ask(ref);
    await expect(complete(ref)).rejects.toMatchObject({ code: 'dossier.supplement-files' });
  });

  it('to anybody else', async () => {
    const ref = await received();
    await ask(ref);
    await expect(attach(ref, neighbour)).rejects.toMatchObject({ code: 'forbidden.agency' });
    await expect(complete(ref, neighbour)).rejects.toMatchObject({ code: 'forbidden.agency' });
  });
});

describe('a dossier of the counter', () => {
  const counter = async () => {
    const applicant = { name: 'Nguyễn Thị Bưởi', phone: PHONE };
    const { code } = (await service.request(receiveDossier, aReception({ applicant }), officer)).value;
    await service.request(recordStep, { ref: code!, from: 'Một cửa', to: 'Phòng', action: 'forward' }, officer);
    return code!;
  };

  it('is completed by who knows code and telephone, who may do that and nothing else', async () => {
    const ref = await counter();
    const access = () => service.request(openSupplement, { code: ref, phone: PHONE }, citizen);
    await expect(access()).rejects.toMatchObject({ code: 'dossier.nothing-asked' });
    await ask(ref);
    const wrong = { code: ref, phone: '0900000000' };
    await expect(service.request(openSupplement, wrong, citizen)).rejects.toMatchObject({
      code: 'dossier.tracking-unknown',
    });
    await expect(attach(ref)).rejects.toMatchObject({ code: 'forbidden.agency' });
    expect((await access()).value).toEqual({ code: ref, papers: ['Bản sao'] });
    await attach(ref);
    for (const work of [
      () => view(ref, citizen),
      () => service.request(listAttachments, { ref }, citizen),
      () => service.request(withdrawDossier, { ref }, citizen),
      () => attach(ref, citizen, 'paper'),
      () => complete(ref, neighbour),
    ])
      await expect(work()).rejects.toMatchObject({ code: 'forbidden.agency' });
    expect((await complete(ref)).value).toMatchObject({ status: 4, applicant: null });
    await expect(attach(ref)).rejects.toMatchObject({ code: 'forbidden.agency' });
  });
});

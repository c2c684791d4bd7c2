import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  askQuestions,
  completeDossier,
  getExperience,
  receiveDossier,
  recordStep,
  requestSupplement,
} from '#contracts';
import { trackOwn, type Actor, type Problem, type QuestionKind } from '#contracts';
import { aDossierService, aReception, officer, stranger } from '../dossier.makers.js';

const inspector: Actor = { ...officer, role: 'inspector' };
let service: Awaited<ReturnType<typeof aDossierService>>;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());
const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const received = async (more: object = {}) => (await service.request(receiveDossier, aReception(more), officer)).value;
const applicant = { name: 'Nguyễn Thị Bưởi', phone: '0912 000 345' };

describe('tracking by code and telephone', () => {
  let code: string;
  beforeEach(async () => {
    at('2018-08-13T08:00:00');
    code = (await received({ applicant })).code!;
  });
  const track = (phone: string, of = code) => service.request(trackOwn, { code: of, phone });

  it('says what waits for the applicant, and why', async () => {
    expect((await track('+84 912 000 345')).value).toMatchObject({
      status: 2,
      dueOn: '2018-08-20',
      waitingForYou: null,
    });
    await service.request(recordStep, { ref: code, from: 'a', to: 'b', action: 'c' }, officer);
    const asked = { ref: code, reason: 'thiếu', papers: ['Bản sao giấy phép'], nothingElseMissing: true };
    await service.request(requestSupplement, asked, officer);
    const { value } = await track('0912000345');
    expect(value).toMatchObject({ status: 5, papers: ['Bản sao giấy phép'] });
    expect(value.waitingForYou?.vi).toContain('bổ sung');
    expect(JSON.stringify(value)).not.toContain('Bưởi');
  });

  it('answers the same for a wrong number and an unknown code, and nothing after five tries', async () => {
    const wrong = await track('0912000346').catch((error: unknown) => error);
    const unknown = await track('0912000345', '000.00.15.H10-180813-9999').catch((error: unknown) => error);
    expect(wrong).toMatchObject({ kind: 'not-found', code: 'dossier.tracking-unknown', facts: {} });
    expect(unknown).toMatchObject({ kind: 'not-found', code: 'dossier.tracking-unknown', facts: {} });
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => track('0912000346')));
    const codes = tries.map((one) => ((one as PromiseRejectedResult).reason as Problem).code as string);
    expect(codes.filter((one) => one === 'dossier.tracking-unknown')).toHaveLength(4);
    await expect(track('0912000345')).rejects.toMatchObject({ code: 'too-many.requests' });
    at('2018-08-13T08:16:00');
    expect((await track('0912000345')).value.code).toBe(code);
  });

  it('a dossier without a number is found by none', async () => {
    const none = (await received({ applicant: { name: 'x' } })).code!;
    await expect(track('', none)).rejects.toThrow();
    await expect(track('0', none)).rejects.toMatchObject({ code: 'dossier.tracking-unknown' });
  });
});

describe('what others have met with', () => {
  it('is told with its n, and not at all where few stand behind it', async () => {
    await expect(service.request(getExperience, { code: '9.999999' })).rejects.toMatchObject({ kind: 'not-found' });
    const before = (await service.request(getExperience, { code: '1.000178' })).value;
    expect(before).toMatchObject({ n: 0, workingDaysHalf: null, onTime: { percent: null, n: 0 } });
    const days = [14, 15, 16, 17, 20, 21, 21, 21, 21, 21];
    at('2018-08-13T09:00:00');
    const codes: string[] = [];
    for (const _ of days) codes.push((await received()).code!);
    for (const [n, day] of days.entries()) {
      at(`2018-08-${day}T10:${10 + n}:00`);
      const late = { ref: codes[n]!, apology: undefined };
      if (day <= 20) await service.request(completeDossier, late, officer);
    }
    const { value } = await service.request(getExperience, { code: '1.000178' });
    expect(value).toMatchObject({ n: 5, workingDaysHalf: 3, workingDaysMost: 5, onTime: { percent: 100, n: 5 } });
    expect(value.supplemented).toEqual({ percent: 0, n: 5 });
    expect(value.content).toEqual({ percent: null, n: 0 });
  });
});

describe('questions', () => {
  const ask = async (by = inspector, from = '2018-01-01', to = '2018-12-31') =>
    (await service.request(askQuestions, { from, to }, by)).value.items;
  const kinds = async () => (await ask()).map(({ kind, n, of, subject }) => [kind, n, of, subject] as [QuestionKind, number, number, string]); // prettier-ignore

  it('ask about results recorded together in the last minutes of the due day', async () => {
    at('2018-09-10T09:00:00');
    const codes: string[] = [];
    for (let n = 0; n < 11; n++) codes.push((await received()).code!);
    at('2018-09-17T10:00:00');
    await service.request(completeDossier, { ref: codes.pop()! }, officer);
    at('2018-09-17T16:50:00');
    for (const ref of codes) await service.request(completeDossier, { ref }, officer);
    expect(await kinds()).toEqual([['last-minutes', 10, 11, '2018-09-17']]);
    const [question] = await ask();
    expect(question!.question.vi).toMatch(/\?$/);
    expect(question!.examples).toEqual(codes.slice(0, 5));
  });

  it('ask about receptions entered later and about one account that submits for many', async () => {
    at('2018-10-02T08:00:00');
    const later = { receivedAt: '2018-10-01T09:00:00+07:00', entryReason: 'mất điện' };
    for (let n = 0; n < 5; n++) await received(later);
    const citizen: Actor = { issuer: 'test', subject: 'helper', role: 'citizen', agency: '000.00.00.H10' };
    for (let n = 0; n < 10; n++) await service.request(receiveDossier, aReception({ channel: 'online' }), citizen);
    const found = await kinds();
    expect(found).toContainEqual(['entered-later', 5, 5, '2018-10']);
    expect(found).toContainEqual(['one-account', 10, 10, '2018-10-02']);
    expect(JSON.stringify(await ask())).not.toMatch(/helper|Bưởi/);
  });

  it('are about the own agencies only, and of a year at most', async () => {
    expect(await ask({ ...stranger, role: 'inspector' })).toEqual([]);
    await expect(ask(inspector, '2017-01-01', '2018-12-31')).rejects.toMatchObject({ code: 'invalid.parameter' });
  });
});

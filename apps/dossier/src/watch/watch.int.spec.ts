import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  apologise,
  completeDossier,
  completeSupplement,
  consult,
  getDossier,
  receiveDossier,
  recordStep,
  requestSupplement,
} from '#contracts';
import { stopDossier, type DossierState } from '#contracts';
import { aDossierService, aReception, OTHER, officer } from '../dossier.makers.js';
import { WatchService } from './watch.service.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
let ref: string;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());
beforeEach(async () => {
  service.clock.set('2018-08-13T08:00:00+07:00');
  await service.dataSource.query('UPDATE dossier SET alarm_at = NULL');
  ref = (await service.request(receiveDossier, aReception(), officer)).value.code!;
});

const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const look = () => service.get(WatchService).look();
const view = async () => (await service.request(getDossier, { ref }, officer)).value;
const step = () => service.request(recordStep, { ref, from: 'Một cửa', to: 'Phòng', action: 'forward' }, officer);
const supplement = () =>
  service.request(requestSupplement, { ref, reason: 'x', papers: ['Đơn'], nothingElseMissing: true }, officer);
async function events(): Promise<{ type: string; role: string; state: DossierState }[]> {
  const all = (await service.events()).filter(({ data }) => (data as { state?: DossierState }).state?.code === ref);
  return all.map(({ type, role, data }) => ({ type, role, state: (data as { state: DossierState }).state }));
}

describe('the late guard (NĐ 61/2018 Art.19.9: at latest a day before the term ends)', () => {
  it('drafts form 04 at the close of due − 1, once, and leaves the officers’ own time alone', async () => {
    at('2018-08-17T16:59:59');
    expect(await look()).toBe(0);
    at('2018-08-17T17:00:00');
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    expect((await view()).apologyDraft).toMatchObject({
      draftedOn: '2018-08-17',
      newDueOn: '2018-08-23',
      reasonCode: 'settling-unit',
    });
    expect((await events()).map(({ type, role }) => [type, role]).at(-1)).toEqual([
      'dossier.dossier.apology-drafted.v1',
      'system',
    ]);
    const late = { ref, from: 'Một cửa', to: 'Phòng', action: 'forward', at: '2018-08-17T16:00:00+07:00' };
    await service.request(recordStep, late, officer);
  });

  it('names who is asked for an opinion', async () => {
    await step();
    const asked = { ref, state: 'asked', agency: '000.00.16.H10', term: { length: 30, unit: 'working-day' } } as const;
    await service.request(consult, asked, officer);
    at('2018-08-17T17:00:00');
    await look();
    expect((await view()).apologyDraft).toMatchObject({ reasonCode: 'waiting-for-opinion', unitId: OTHER });
  });

  it.each([
    ['settled', () => service.request(completeDossier, { ref }, officer)],
    ['apologised for already', () => service.request(apologise, { ref, reason: 'x', newDueOn: '2018-08-24' }, officer)],
    ['waiting for a supplement', async () => [await step(), await supplement()]],
  ])('drafts nothing for one that is %s', async (_, act) => {
    await act();
    at('2018-08-17T17:00:00');
    expect(await look()).toBe(0);
  });

  it('waits for the term that began again', async () => {
    await step();
    await supplement();
    at('2018-08-27T09:00:00');
    await service.request(completeSupplement, { ref }, officer);
    expect(await look()).toBe(0);
    at('2018-08-31T17:00:00');
    expect(await look()).toBe(1);
  });

  it('two copies that look at once draft one form', async () => {
    at('2018-08-17T17:00:00');
    await Promise.all([look(), look(), look()]);
    const drafted = (await events()).filter(({ type }) => type === 'dossier.dossier.apology-drafted.v1');
    expect(drafted).toHaveLength(1);
  });
});

describe('a late dossier', () => {
  const complete = (more: object = {}) => service.request(completeDossier, { ref, ...more }, officer);

  it.each([
    ['on the due day, with nothing drafted', '2018-08-20T16:59:00', {}, 'on-time', []],
    ['on the due day, after form 04 was drafted', '2018-08-20T23:00:00', {}, 'on-time', []],
    ['the day after, with form 04', '2018-08-21T07:30:00', { apology: { reason: 'chậm' } }, 'late', ['apology-too-late', 'result-with-apology']], // prettier-ignore
  ])('settled %s', async (_, instant, more, timeliness, flags) => {
    at(instant);
    await look();
    const { value } = await complete(more);
    expect(value).toMatchObject({ timeliness, flags, apologyDraft: null });
  });

  it('is settled only together with form 04, whose cause is the draft’s unless told otherwise', async () => {
    at('2018-08-21T09:00:00');
    await look();
    await expect(complete()).rejects.toMatchObject({ code: 'dossier.late-without-apology' });
    await complete({ apology: { reason: 'chậm', unit: '000.00.16.H10' } });
    const { state } = (await events()).at(-1)!;
    expect(state.apology).toEqual({
      issuedOn: '2018-08-21',
      newDueOn: null,
      inTime: false,
      reasonCode: 'settling-unit',
      unitId: OTHER,
    });
  });

  it('late again has no other date: recorded, told to the next level, and settled all the same', async () => {
    at('2018-08-17T09:00:00');
    await service.request(apologise, { ref, reason: 'x', newDueOn: '2018-08-22' }, officer);
    await expect(service.request(apologise, { ref, reason: 'x' }, officer)).rejects.toMatchObject({
      code: 'dossier.not-late-again',
    });
    at('2018-08-22T23:59:59');
    expect(await look()).toBe(0);
    at('2018-08-23T00:00:00');
    expect(await look()).toBe(1);
    const told = (await events()).at(-1)!;
    expect(told).toMatchObject({
      type: 'dossier.dossier.late-again.v1',
      state: { lateAgainOn: '2018-08-23', flags: ['second-lateness'], reappointedDueOn: '2018-08-22' },
    });
    await expect(
      service.request(apologise, { ref, reason: 'x', newDueOn: '2018-08-30' }, officer),
    ).rejects.toMatchObject({ code: 'dossier.second-apology' });
    expect((await complete()).value).toMatchObject({ timeliness: 'late', lateAgainOn: '2018-08-23' });
  });
});

describe('what else time brings about', () => {
  it('a supplement that never comes may end the dossier after 60 days, not before', async () => {
    await step();
    await supplement();
    const stop = () =>
      service.request(stopDossier, { ref, reason: 'không bổ sung', cause: 'abandoned-supplement' }, officer);
    at('2018-10-12T23:00:00');
    expect(await look()).toBe(0);
    await expect(stop()).rejects.toMatchObject({ code: 'dossier.not-abandoned' });
    at('2018-10-13T00:00:00');
    expect(await look()).toBe(1);
    expect((await events()).at(-1)).toMatchObject({
      type: 'dossier.dossier.supplement-abandoned.v1',
      state: { status: 5, flags: ['supplement-abandoned'] },
    });
    expect((await stop()).value).toMatchObject({ status: 8, closing: 'stop' });
  });

  it('a consultation without an answer in its term is told to the head (Art.19.5), once', async () => {
    await step();
    const asked = { ref, state: 'asked', agency: '000.00.16.H10', term: { length: 2, unit: 'working-day' } } as const;
    const [one] = (await service.request(consult, asked, officer)).value.consultations;
    at('2018-08-15T16:59:59');
    expect(await look()).toBe(0);
    at('2018-08-15T17:00:01');
    expect(await look()).toBe(1);
    expect(await look()).toBe(0);
    const all = await service.events();
    expect(all.at(-1)).toMatchObject({
      type: 'dossier.dossier.consultation-overdue.v1',
      data: { consultationId: one!.id, state: { flags: ['consultation-overdue'] } },
    });
    const answered = { ref, state: 'answered', consultationId: one!.id } as const;
    expect((await service.request(consult, answered, officer)).value.consultations).toMatchObject([
      { answeredAt: '2018-08-15T10:00:01.000Z', overdue: true },
    ]);
    await expect(service.request(consult, answered, officer)).rejects.toMatchObject({
      code: 'dossier.consultation-unknown',
    });
  });
});

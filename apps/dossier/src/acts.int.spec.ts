import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  apologise,
  completeDossier,
  completeSupplement,
  correctDossier,
  eraseApplicant,
  getDeadline,
  getDossier,
} from '#contracts';
import {
  getHistory,
  listDossiers,
  receiveDossier,
  recordPayment,
  recordStep,
  refuseDossier,
  requestSupplement,
} from '#contracts';
import { returnResult, stopDossier, trackDossier, withdrawDossier, type DossierState } from '#contracts';
import { aDossierService, aReception, officer, stranger } from './dossier.makers.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
let ref: string;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());
beforeEach(async () => {
  service.clock.set('2018-08-13T08:00:00+07:00');
  ref = (await service.request(receiveDossier, aReception(), officer)).value.code!;
});

const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const step = () => service.request(recordStep, { ref, from: 'Một cửa', to: 'Phòng BCVT', action: 'forward' }, officer);
const supplement = (more: object = {}) =>
  service.request(
    requestSupplement,
    { ref, reason: 'thiếu bản sao', papers: ['Bản sao'], nothingElseMissing: true, ...more },
    officer,
  );
async function states(): Promise<{ type: string; state: DossierState }[]> {
  const events = await service.events();
  const all = events.map(({ type, data }) => ({ type, state: (data as { state: DossierState }).state }));
  return all.filter(({ state }) => state.code === ref);
}
const last = async () => (await states()).at(-1)!;

describe('the life of a dossier', () => {
  it('goes from step to result to return, each act one event with the whole state', async () => {
    at('2018-08-13T09:00:00');
    await step();
    at('2018-08-20T16:00:00');
    const done = await service.request(completeDossier, { ref, resultNumber: '12/GP-STTTT' }, officer);
    expect(done.value).toMatchObject({ status: 9, closing: 'result', timeliness: 'on-time', version: 3 });
    at('2018-08-27T16:00:00');
    const returned = await service.request(returnResult, { ref, channel: 'post' }, officer);
    expect(returned.value).toMatchObject({ status: 10, timeliness: 'on-time', returnChannel: 'post' });
    expect((await states()).map(({ type }) => type)).toEqual([
      'dossier.dossier.received.v1',
      'dossier.dossier.stepped.v1',
      'dossier.dossier.completed.v1',
      'dossier.dossier.returned.v1',
    ]);
    expect((await last()).state).toMatchObject({
      steps: { total: 1, inTime: 1 },
      completedOn: '2018-08-20',
      returnedOn: '2018-08-27',
      clocks: [{ start: '2018-08-13', dueOn: '2018-08-20', end: '2018-08-20' }],
    });
    expect(JSON.stringify(await service.events())).not.toMatch(/GP-STTTT|Bưởi/);
  });

  it('starts the term again when the full supplement has come, and asks only once', async () => {
    await step();
    at('2018-08-15T09:00:00');
    const waiting = await supplement();
    expect(waiting.value).toMatchObject({ status: 5, timeliness: 'waiting', supplements: 1 });
    at('2018-08-27T09:00:00');
    const again = await service.request(completeSupplement, { ref, channel: 'post' }, officer);
    expect(again.value).toMatchObject({
      status: 4,
      firstDueAt: '2018-08-20T10:00:00.000Z',
      lawfulDueAt: '2018-09-04T10:00:00.000Z',
    });
    await expect(supplement()).rejects.toMatchObject({ code: 'dossier.second-supplement' });
    const exception = { exception: 'người nộp không theo hướng dẫn', ownFault: true };
    await expect(supplement(exception)).rejects.toMatchObject({ code: 'dossier.second-supplement' });
    await supplement({ ...exception, approver: 'Phó Giám đốc Sở' });
    expect((await last()).state).toMatchObject({
      supplements: 2,
      flags: ['second-supplement'],
      waits: [{ to: '2018-08-27' }, { to: null }],
      requests: [
        { on: '2018-08-15', kind: 'request', channel: 'post', ownFault: false },
        { on: '2018-08-27', kind: 'request', channel: null, ownFault: true },
      ],
    });
    const { value } = await service.request(getDeadline, { ref }, officer);
    expect(value.dates.map(({ kind, dueOn }) => [kind, dueOn])).toEqual([['first', '2018-08-20'], ['lawful', '2018-09-04']]); // prettier-ignore
    expect(value.dates[1]!.days.filter(({ counted }) => counted)).toHaveLength(5);
  });

  it('re-appoints once, without repairing lateness', async () => {
    at('2018-08-16T09:00:00');
    const form04 = { ref, number: '01/PXL', reason: 'chờ ý kiến', newDueOn: '2018-08-24' };
    await expect(service.request(apologise, { ...form04, newDueOn: '2018-08-20' }, officer)).rejects.toMatchObject({
      code: 'dossier.new-date-too-early',
    });
    await service.request(apologise, form04, officer);
    await expect(service.request(apologise, form04, officer)).rejects.toMatchObject({ code: 'dossier.second-apology' });
    at('2018-08-23T09:00:00');
    const { value } = await service.request(completeDossier, { ref }, officer);
    expect(value).toMatchObject({
      timeliness: 'late',
      lawfulDueAt: '2018-08-20T10:00:00.000Z',
      reappointedDueAt: '2018-08-24T10:00:00.000Z',
    });
    expect((await last()).state.flags).toEqual([]);
  });

  it('notes an apology of the last day, a refusal after the term and a late request', async () => {
    await step();
    at('2018-08-20T09:00:00');
    await service.request(apologise, { ref, number: '02/PXL', reason: 'x', newDueOn: '2018-08-24' }, officer);
    await supplement();
    at('2018-08-21T09:00:00');
    await service.request(completeSupplement, { ref }, officer);
    at('2018-09-12T09:00:00');
    await service.request(refuseDossier, { ref, reason: 'không đủ điều kiện' }, officer);
    expect((await last()).state.flags).toEqual([
      'apology-too-late',
      'late-supplement-request',
      'second-lateness',
      'refused-after-term',
    ]);
  });

  it.each([
    ['withdrawn', () => service.request(withdrawDossier, { ref }, officer), 7, 'withdrawal'],
    ['stopped', () => service.request(stopDossier, { ref, reason: 'quá 60 ngày' }, officer), 8, 'stop'],
  ] as const)('%s while it waits, ends the waiting and has no timeliness', async (_, act, status, closing) => {
    await step();
    at('2018-08-14T09:00:00');
    await supplement();
    at('2018-08-20T09:00:00');
    const { value } = await act();
    expect(value).toMatchObject({ status, closing, timeliness: 'none', completedAt: null });
    expect((await last()).state).toMatchObject({
      closedOn: '2018-08-20',
      waits: [{ from: '2018-08-14', to: '2018-08-20' }],
    });
    await expect(service.request(completeDossier, { ref }, officer)).rejects.toMatchObject({
      code: 'dossier.act-not-allowed',
    });
  });

  it('waits for a payment with the clock running', async () => {
    await step();
    await service.request(recordPayment, { ref, state: 'required', amount: 100000 }, officer);
    expect((await last()).state).toMatchObject({ status: 6, clocks: [{ end: null }] });
    const { value } = await service.request(recordPayment, { ref, state: 'paid' }, officer);
    expect(value.status).toBe(4);
  });
});

describe('an act', () => {
  it.each([
    ['in the future', { at: '2018-08-14T08:00:00+07:00' }, 'dossier.in-the-future'],
    ['before the last one', { at: '2018-08-10T08:00:00+07:00' }, 'dossier.before-last-act'],
  ])('%s is refused', async (_, more, code) => {
    await expect(service.request(completeDossier, { ref, ...more }, officer)).rejects.toMatchObject({ code });
  });

  it('of another agency is forbidden, of an unknown dossier not found', async () => {
    await expect(service.request(completeDossier, { ref }, stranger)).rejects.toMatchObject({
      code: 'forbidden.agency',
    });
    const unknown = { ref: '000.00.15.H10-180101-0001' };
    await expect(service.request(completeDossier, unknown, officer)).rejects.toMatchObject({
      code: 'not-found.record',
    });
  });

  it('with a stale ETag is refused; repeated with its key it happens once', async () => {
    await expect(service.request(completeDossier, { ref }, officer, { ifMatch: '"7"' })).rejects.toMatchObject({
      code: 'stale.etag',
    });
    const context = { ifMatch: '"1"', idempotency: { key: ref, digest: 'd' } };
    const first = await service.request(completeDossier, { ref }, officer, context);
    const again = await service.request(completeDossier, { ref }, officer, context);
    expect(again.value).toEqual(first.value);
    expect(await states()).toHaveLength(2);
  });
});

describe('a correction', () => {
  const correct = (field: string, value: string) =>
    service.request(
      correctDossier,
      { ref, field, value, reason: 'nhập sai', approver: 'Phó Giám đốc' } as never,
      officer,
    );

  it('moves the day of settlement and keeps what was known before in the log', async () => {
    at('2018-08-22T09:00:00');
    await service.request(completeDossier, { ref, apology: { reason: 'nhập sai ngày' } }, officer);
    const { value } = await correct('completedAt', '2018-08-20T16:00:00+07:00');
    expect(value.timeliness).toBe('on-time');
    const found = (await states()).map(({ type, state }) => [type, state.completedOn]).slice(1);
    expect(found).toEqual([['dossier.dossier.completed.v1', '2018-08-22'], ['dossier.dossier.corrected.v1', '2018-08-20']]); // prettier-ignore
  });

  it('of a name stays among the personal data and makes the new name findable', async () => {
    await correct('applicant.name', 'Trần Văn Chuối');
    const found = await service.request(listDossiers, { applicant: 'chuoi' }, officer);
    expect(found.value.items.map(({ code }) => code)).toEqual([ref]);
    expect(JSON.stringify(await service.events())).not.toContain('Chuối');
  });

  it.each([
    ['receivedAt', '2018-08-14T08:00:00+07:00'],
    ['channel', 'pigeon'],
    ['completedAt', '2018-08-20T16:00:00+07:00'],
  ])('of %s to an impossible value is refused', async (field, value) => {
    await expect(correct(field, value)).rejects.toMatchObject({ code: 'dossier.correction-value' });
  });
});

describe('reading', () => {
  it('pages through a list, newest first, only within the scope', async () => {
    const all = (await service.request(listDossiers, { limit: 500 }, officer)).value.items.map(({ id }) => id);
    const pages: string[] = [];
    for (let after: string | undefined; ;) {
      const { value } = await service.request(listDossiers, { limit: 3, after }, officer);
      pages.push(...value.items.map(({ id }) => id));
      if (!value.next) break;
      after = value.next;
    }
    expect(pages).toEqual(all);
    expect((await service.request(listDossiers, {}, stranger)).value.items).toEqual([]);
    await expect(service.request(listDossiers, { agency: '000.00.15.H10' }, stranger)).rejects.toMatchObject({
      code: 'forbidden.agency',
    });
  });

  it('tells anyone the code and how far it is, nothing else', async () => {
    const { value } = await service.request(trackDossier, { code: ref });
    expect(value).toEqual({ code: ref, status: 2, completion: { vi: 'Được tiếp nhận', en: 'Received' } });
  });

  it('shows the history from the log', async () => {
    await step();
    const { value } = await service.request(getHistory, { ref }, officer);
    expect(value.items.map(({ type, role }) => [type, role])).toEqual([
      ['dossier.dossier.received.v1', 'counter-officer'],
      ['dossier.dossier.stepped.v1', 'counter-officer'],
    ]);
  });

  it('shows nobody an applicant who was erased', async () => {
    await service.request(eraseApplicant, { ref, reason: 'yêu cầu của công dân' }, officer);
    const { value } = await service.request(getDossier, { ref }, officer);
    expect(value).toMatchObject({ code: ref, applicant: null });
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import {
  changeReturnChannel,
  closeCounterDay,
  completeDossier,
  completeSupplement,
  getAttribution,
  getDeadline,
} from '#contracts';
import {
  finishParticipation,
  getControlSheet,
  getDossier,
  listDossiers,
  listParameters,
  listQueue,
  readCounterDay,
} from '#contracts';
import {
  readDesk,
  readDue,
  reassignDossier,
  reassignMany,
  receiveDossier,
  recordPayment,
  recordStep,
} from '#contracts';
import { recordVisit, requestSupplement, returnResult, setParameter, setParticipants, voteOnDossier } from '#contracts';
import { acceptSubmission, type Actor, type DossierView } from '#contracts';
import { aDossierService, aReception, OTHER, officer, stranger } from './dossier.makers.js';

let service: Awaited<ReturnType<typeof aDossierService>>;
let ref: string;
beforeAll(async () => {
  service = await aDossierService();
});
afterAll(() => service.close());
beforeEach(async () => {
  service.clock.set('2018-08-13T08:00:00+07:00');
  ref = (await receive()).code!;
});

const at = (instant: string) => service.clock.set(`${instant}+07:00`);
const office: Actor = { ...officer, subject: 'office', role: 'department-office' };
const receive = async (of: object = {}) => (await service.request(receiveDossier, aReception(of), officer)).value;
const step = (more: object = {}) =>
  service.request(recordStep, { ref, from: 'Một cửa', to: 'Phòng', action: 'forward', ...more }, officer);
const view = async (of = ref) => (await service.request(getDossier, { ref: of }, officer)).value;
const set = (key: string, value: string, from: string) =>
  service.request(setParameter, { key, value, from, source: 'QĐ 1/QĐ-STTTT' } as never, office);

describe('a postal dossier', () => {
  it('is received, and its term begins, when the minutes are signed (QĐ 45/2016 Art.7.4)', async () => {
    const post = { channel: 'post', handedOverAt: '2018-08-10T16:00:00+07:00' };
    const dossier = await receive(post);
    expect(dossier.code).toMatch(/-180810-\d{4}$/);
    expect(dossier).toMatchObject({ receivedAt: '2018-08-10T09:00:00.000Z', lawfulDueAt: '2018-08-17T10:00:00.000Z' });
    await expect(receive({ ...post, channel: 'counter' })).rejects.toMatchObject({ code: 'dossier.handed-over' });
    await expect(receive({ ...post, handedOverAt: '2018-08-14T16:00:00+07:00' })).rejects.toMatchObject({
      code: 'dossier.in-the-future',
    });
  });
});

describe('a dossier settled at once (NĐ 61/2018 Art.17.4)', () => {
  it('has no term, is due the same day and on time then', async () => {
    const dossier = await receive({ immediate: true });
    expect(dossier).toMatchObject({ term: null, flags: ['immediate-result'], lawfulDueAt: '2018-08-13T10:00:00.000Z' });
    const { value } = await service.request(completeDossier, { ref: dossier.id }, officer);
    expect(value).toMatchObject({ status: 9, timeliness: 'on-time' });
  });
});

describe('parameters by field and day of reception', () => {
  it('hold for dossiers received from their day on, never for those before', async () => {
    at('2018-08-20T08:00:00');
    await set('payment.counts', 'false', '2018-08-20');
    const later = (await receive()).code!;
    for (const [one, status] of [
      [ref, 'overdue'],
      [later, 'waiting'],
    ] as const) {
      // prettier-ignore
      await service.request(recordStep, { ref: one, from: 'A', to: 'B', action: 'forward' }, officer);
      await service.request(recordPayment, { ref: one, state: 'required', amount: 100_000 }, officer);
      at('2018-08-30T08:00:00');
      expect((await view(one)).timeliness).toBe(status);
      const listed = (await service.request(listDossiers, { timeliness: status }, officer)).value.items;
      expect(listed.map(({ code }) => code)).toContain(one);
      at('2018-08-22T08:00:00');
    }
    at('2018-08-31T08:00:00');
    const { value } = await service.request(recordPayment, { ref: later, state: 'paid' }, officer);
    // Received 20/8, 5 working days, stood still from 22/8 (3 left) to 31/8; 3/9 is a holiday.
    expect(value).toMatchObject({ status: 4, timeliness: 'open', lawfulDueAt: '2018-09-06T10:00:00.000Z' });
    const why = (await service.request(getDeadline, { ref: later }, officer)).value.dates.at(-1)!.why;
    expect(why.en).toBe('What was left of the term, after it stood still (a parameter of the field)');
    at('2018-08-20T08:00:00');
    const { items } = (await service.request(listParameters, { key: 'payment.counts' }, officer)).value;
    expect(items.map(({ value: one, byDefault, from }) => [one, byDefault, from])).toEqual([
      ['true', true, null],
      ['false', false, '2018-08-20'],
    ]);
  });

  it('a term that goes on after the supplement, where a sector’s law says so', async () => {
    at('2018-10-01T08:00:00');
    await set('supplement.mode', 'pause', '2018-10-01');
    ref = (await receive()).code!;
    await step();
    at('2018-10-03T08:00:00');
    const asked = { ref, reason: 'x', papers: ['Đơn'], nothingElseMissing: true };
    await service.request(requestSupplement, asked, officer);
    at('2018-10-15T08:00:00');
    const posted = { ref, channel: 'post', postedAt: '2018-10-11T08:00:00+07:00' } as const;
    const { value } = await service.request(completeSupplement, posted, officer);
    expect(value).toMatchObject({ status: 4, lawfulDueAt: '2018-10-18T10:00:00.000Z' });
    const { value: shares } = await service.request(getAttribution, { ref }, officer);
    const of = (holder: string) => shares.parts.find((one) => one.holder === holder)!.milliseconds / 3_600_000;
    expect([of('citizen'), of('post')]).toEqual([48, 16]);
    expect(shares.parts.reduce((sum, one) => sum + one.milliseconds, 0)).toBe(shares.milliseconds);
  });

  it('set again with the same content change nothing, with other content are a conflict', async () => {
    await set('apology.days-before', '2', '2019-01-01');
    await set('apology.days-before', '2', '2019-01-01');
    await expect(set('apology.days-before', '3', '2019-01-01')).rejects.toMatchObject({
      code: 'dossier.parameter-exists',
    });
    const told = (await service.events()).filter(({ type }) => type === 'dossier.parameter.set.v1');
    expect(told.filter(({ data }) => (data as { key: string }).key === 'apology.days-before')).toHaveLength(1);
  });
});

describe('a linked dossier (NĐ 61/2018 Art.19.6)', () => {
  const share = (agency: string, length: number) => ({ agency, term: { length, unit: 'working-day' } }) as const;
  const plan = (mode: 'sequential' | 'parallel', ...shares: ReturnType<typeof share>[]) =>
    service.request(setParticipants, { ref, mode, shares }, officer);

  it('on paper goes from one to the next within the applicant’s one date', async () => {
    await plan('sequential', share('000.00.16.H10', 2), share('000.00.15.H10', 3));
    at('2018-08-14T09:00:00');
    const { value } = await service.request(finishParticipation, { ref, agency: '000.00.16.H10' }, officer);
    expect(value.participants).toMatchObject([
      { agencyId: OTHER, dueAt: '2018-08-15T10:00:00.000Z', finishedAt: '2018-08-14T02:00:00.000Z' },
      { startedAt: '2018-08-14T02:00:00.000Z', dueAt: '2018-08-17T10:00:00.000Z', finishedAt: null },
    ]);
    expect(value.lawfulDueAt).toBe('2018-08-20T10:00:00.000Z');
    await expect(service.request(finishParticipation, { ref, agency: '000.00.16.H10' }, officer)).rejects.toMatchObject(
      { code: 'dossier.participant-unknown' },
    );
  });

  it('in electronic form to all at once; the shares must fit into the term', async () => {
    await expect(plan('sequential', share('000.00.16.H10', 3), share('000.00.15.H10', 3))).rejects.toMatchObject({
      code: 'dossier.participants-exceed-term',
    });
    const { value } = await plan('parallel', share('000.00.16.H10', 3), share('000.00.15.H10', 3));
    expect(value.participants.map(({ startedAt }) => startedAt !== null)).toEqual([true, true]);
    await expect(plan('parallel', share('000.00.16.H10', 1))).rejects.toMatchObject({
      code: 'dossier.participants-exist',
    });
  });
});

describe('steps and form 05', () => {
  it('show giver, taker, time and result against the taker’s term; nothing is overwritten', async () => {
    at('2018-08-13T09:00:00');
    await step({ unit: '000.00.15.H10', handler: 'chuyenvien', term: { length: 1, unit: 'working-day' } });
    at('2018-08-16T09:00:00');
    await step({ from: 'Phòng', to: 'Lãnh đạo', action: 'submit', term: { length: 8, unit: 'hour' } });
    const { value } = await service.request(getControlSheet, { ref }, officer);
    expect(value.rows).toMatchObject([
      { n: 1, giver: 'Một cửa', taker: 'Phòng', dueAt: '2018-08-14T10:00:00.000Z', result: 'late' },
      { n: 2, giver: 'Phòng', taker: 'Lãnh đạo', dueAt: '2018-08-17T02:00:00.000Z', result: 'open' },
    ]);
    expect((await view()).handler).toBe('chuyenvien');
    for (const change of [`UPDATE dossier_step SET taker = 'C'`, 'DELETE FROM dossier_step'])
      await expect(service.dataSource.query(change)).rejects.toThrow('a recorded step stays as it is');
  });

  it.each([
    ['the same day', '2018-08-13T14:00:00', '2018-08-13T16:50:00', []],
    ['the next morning though received before 15:00', '2018-08-13T14:59:00', '2018-08-14T07:30:00', ['forwarded-late']],
    ['the next morning, received at 15:00', '2018-08-13T15:00:00', '2018-08-14T07:30:00', []],
    ['the next afternoon', '2018-08-13T15:00:00', '2018-08-14T14:00:00', ['forwarded-late']],
  ])('Art.18.2–3: forwarded %s', async (_, received, forwarded, flags) => {
    at(received);
    ref = (await receive()).code!;
    at(forwarded);
    expect((await step()).value.flags).toEqual(flags);
  });
});

describe('who has it', () => {
  it('a colleague takes over all open dossiers, with a result for each', async () => {
    service.clock.advance(1);
    const other = (await receive()).code!;
    for (const one of [ref, other])
      await service.request(reassignDossier, { ref: one, handler: 'lan', reason: 'x' }, officer);
    const desk = async (handler: string) =>
      (await service.request(readDesk, { handler }, officer)).value.items.map(({ code }) => code);
    expect(await desk('lan')).toEqual([ref, other]);
    await service.request(completeDossier, { ref: other }, officer);
    const all = { from: 'lan', to: 'minh', reason: 'nghỉ phép' };
    const { value } = await service.request(reassignMany, all, officer);
    expect(value.items).toMatchObject([{ done: true }]);
    expect([await desk('lan'), await desk('minh')]).toEqual([[], [ref]]);
    await service.request(returnResult, { ref: other }, officer);
    const named = { refs: [ref, other, '000.00.15.H10-180101-0001'], to: 'lan', reason: 'x' };
    expect((await service.request(reassignMany, named, officer)).value.items).toMatchObject([
      { ref, done: true },
      { ref: other, done: false, problem: 'dossier.act-not-allowed' },
      { done: false, problem: 'not-found.record' },
    ]);
    expect(
      (await service.request(reassignMany, { refs: [ref], to: 'x', reason: 'x' }, stranger)).value.items,
    ).toMatchObject([{ done: false, problem: 'forbidden.agency' }]);
  });

  it('what is due within five working days, by person', async () => {
    await service.request(reassignDossier, { ref, handler: 'hoa', reason: 'x' }, officer);
    const due = async () => (await service.request(readDue, {}, officer)).value;
    expect((await due()).people.find(({ handler }) => handler === 'hoa')).toMatchObject({ overdue: 0, due: 1 });
    at('2018-08-21T08:00:00');
    expect((await due()).people.find(({ handler }) => handler === 'hoa')).toMatchObject({ overdue: 1, due: 0 });
    expect((await service.request(readDue, {}, stranger)).value.people).toEqual([]);
  });
});

describe('the online queue', () => {
  it('shows what waits, how long, and marks what waited longer than its hours', async () => {
    const waiting = await receive({ channel: 'online' });
    expect(waiting.queueDueAt).toBe('2018-08-14T01:00:00.000Z');
    at('2018-08-14T09:00:00');
    const queue = async (overdue: boolean) => (await service.request(listQueue, { overdue }, officer)).value.items;
    expect((await queue(true)).map(({ id, waited, overdue }) => [id, waited / 3_600_000, overdue])).toEqual([
      [waiting.id, 9, true],
    ]);
    expect((await service.request(listQueue, {}, stranger)).value.items).toEqual([]);
    const { value } = await service.request(acceptSubmission, { ref: waiting.id }, officer);
    expect(value.flags).toEqual(['received-late']);
    expect(await queue(false)).toEqual([]);
  });
});

describe('the vote (TT 32/2017 Art.12)', () => {
  const vote = (by: Actor, of: object = {}) =>
    service.request(voteOnDossier, { ref, overall: 'satisfied', ...of } as never, by);

  it('is given once, not by who settled it, and says no name', async () => {
    await service.request(completeDossier, { ref }, office);
    await expect(vote(office)).rejects.toMatchObject({ code: 'dossier.vote-by-settler' });
    await vote(officer, { remark: 'bà Bưởi cảm ơn', attitude: 'very-satisfied' });
    await expect(vote(officer)).rejects.toMatchObject({ code: 'dossier.already-voted' });
    const told = (await service.events()).at(-1)!;
    expect(told).toMatchObject({
      type: 'dossier.dossier.voted.v1',
      data: {
        state: { vote: { overall: 'satisfied', attitude: 'very-satisfied', typedIn: true, votedOn: '2018-08-13' } },
      },
    });
    expect(JSON.stringify(told)).not.toContain('Bưởi');
  });
});

describe('the way back', () => {
  it('changes until the result is returned; number, date and digest of the result are kept', async () => {
    await service.request(changeReturnChannel, { ref, channel: 'post', address: 'Đồng Xoài' }, officer);
    const digest = 'ab'.repeat(32);
    const result = { ref, resultNumber: '12/GP-STTTT', resultOn: '2018-08-13', fileDigest: digest };
    await expect(
      service.request(completeDossier, { ...result, resultOn: '2018-08-14' }, officer),
    ).rejects.toMatchObject({
      code: 'dossier.in-the-future',
    });
    await service.request(completeDossier, result, officer);
    const returned: DossierView = (await service.request(returnResult, { ref }, officer)).value;
    expect(returned).toMatchObject({
      status: 10,
      returnChannel: 'post',
      result: { number: '12/GP-STTTT', issuedOn: '2018-08-13', fileDigest: digest },
    });
    const late = service.request(changeReturnChannel, { ref, channel: 'counter' }, officer);
    await expect(late).rejects.toMatchObject({ code: 'dossier.act-not-allowed' });
  });
});

describe('the counter’s day', () => {
  it('lists what came in and went out, is closed once, and shows what is entered later', async () => {
    at('2018-11-05T08:00:00');
    const day = { day: '2018-11-05', agency: '000.00.15.H10' };
    const one = (await receive()).code!;
    await service.request(completeDossier, { ref: one }, officer);
    await service.request(returnResult, { ref: one }, officer);
    const visit = { agencyCode: day.agency, procedureCode: '1.000178', form: '03', reason: 'sai nơi' } as const;
    await service.request(recordVisit, visit, officer);
    const closed = (await service.request(closeCounterDay, day, officer)).value;
    expect(closed).toMatchObject({
      taken: [{ code: one }],
      given: [{ code: one }],
      visits: [{ form: '03' }],
      changedSince: false,
    });
    at('2018-11-06T08:00:00');
    await receive({ receivedAt: '2018-11-05T16:00:00+07:00', entryReason: 'mất điện' });
    const later = (await service.request(readCounterDay, day, officer)).value;
    expect(later).toMatchObject({ changedSince: true, closing: { digest: closed.digest, by: 'officer' } });
    expect(later.taken).toHaveLength(2);
    expect((await service.request(closeCounterDay, day, officer)).value.closing).toEqual(later.closing);
    await expect(service.request(readCounterDay, day, stranger)).rejects.toMatchObject({ code: 'forbidden.agency' });
    const told = (await service.events()).filter(({ type }) => type === 'dossier.counter-day.closed.v1');
    expect(told).toMatchObject([{ data: { taken: 1, given: 1, visits: 1, digest: closed.digest } }]);
  });
});

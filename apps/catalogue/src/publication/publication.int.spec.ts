import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  announceChange,
  findChange,
  findProcedure,
  findPublicationRules,
  holdReview,
  listPublicationDuties,
  listReviews,
  periodicReviewRecorded,
  planReviews,
  procedureRecorded,
  publicationAlarmRaised,
  publicationDutyRecorded,
  publishProcedure,
  recordProcedure,
  recordPublicationStage,
  setPublicationRules,
  takeBackChange,
} from '#contracts';
import type { Actor, AnnounceChange, PublicationDutyRecorded } from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';
import { PublicationAlarms } from './publication-alarms.service.js';

const province: Actor = { issuer: 'test', subject: 'vp', role: 'department-office', agency: 'H10' };
const department: Actor = { ...province, subject: 'stttt', agency: '000.00.15.H10' };
const other: Actor = { ...province, subject: 'other', agency: '000.00.16.H10' };
const id = '0190d6a4-5c2b-7c3d-8e4f-000000000001';
const change: AnnounceChange = {
  id,
  document: '1234/QĐ-BTTTT',
  announcedOn: '2018-08-01',
  effectiveOn: '2018-09-15',
  agency: '000.00.15.H10',
  items: [
    { code: '1.009999', kind: 'new', name: 'Thủ tục mới' },
    { code: '1.009998', kind: 'new', name: 'Thủ tục mới khác' },
  ],
};

describe('the clock of publication (NĐ 63/2010 Art.15, 24.2)', () => {
  let service: TestService;
  const clock = new TestClock('2018-08-20T03:00:00Z');
  const data = async <D>(type: string) =>
    (await service.events()).filter((event) => event.type === type).map((event) => event.data as D);

  beforeAll(async () => {
    service = await testService(catalogue, { clock });
  });
  afterAll(() => service.close());

  it('begins with the centre’s announcement: a duty for each procedure, and the procedure waits for publication', async () => {
    const { value, status } = await service.request(announceChange, change, department);
    expect(status).toBe(201);
    expect(value.items[0]).toMatchObject({ stage: 'proposal', dueOn: '2018-08-31', desk: '000.00.15.H10', late: [] });
    expect(await data<PublicationDutyRecorded>(publicationDutyRecorded.type)).toHaveLength(2);
    const [, recorded] = await data(procedureRecorded.type);
    expect(recorded).toMatchObject({ code: '1.009998', status: 'draft', awaitingFrom: '2018-09-15' });
    const again = await service.request(announceChange, change, department);
    expect([again.status, again.value.items.length]).toEqual([200, 2]);
    await expect(
      service.request(announceChange, { ...change, document: '9/QĐ-BTTTT' }, department),
    ).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('is nobody else’s to see or to move', async () => {
    await expect(service.request(announceChange, { ...change, id: null }, other)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await expect(service.request(findChange, { id }, other)).rejects.toMatchObject({ kind: 'not-found' });
    expect((await service.request(listPublicationDuties, {}, other)).value.items).toEqual([]);
    const decision = { id, stage: 'decision', on: '2018-08-20' } as const;
    await expect(service.request(recordPublicationStage, decision, other)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(service.request(recordPublicationStage, decision, department)).rejects.toMatchObject({
      code: 'forbidden.agency',
    });
  });

  it('alarms ten, five and two days before, each once', async () => {
    const alarms = service.get(PublicationAlarms);
    clock.set('2018-08-21T03:00:00Z');
    expect([await alarms.raise(), await alarms.raise()]).toEqual([2, 0]);
    clock.set('2018-08-26T03:00:00Z');
    expect([await alarms.raise(), await alarms.raise()]).toEqual([2, 0]);
    expect((await data(publicationAlarmRaised.type)).map((one) => (one as { daysBefore: number }).daysBefore)).toEqual([
      10, 10, 5, 5,
    ]);
  });

  it('says what is late and on whose desk it lies', async () => {
    const proposal = {
      id,
      stage: 'proposal' as const,
      on: '2018-08-24',
      document: '12/TTr-STTTT',
      codes: ['1.009999'],
    };
    await service.request(recordPublicationStage, proposal, department);
    clock.set('2018-09-12T03:00:00Z');
    const { items } = (await service.request(listPublicationDuties, { late: true }, province)).value;
    expect(items.map((one) => [one.procedureCode, one.stage, one.desk, one.daysLate])).toEqual([
      ['1.009998', 'proposal', '000.00.15.H10', 12],
      ['1.009999', 'decision', '000.00.00.H10', 2],
    ]);
  });

  it('is ended by the province’s decision, which publishes the procedure', async () => {
    const parts = {
      code: '1.009999',
      name: { vi: 'Thủ tục mới', en: null },
      steps: 'Bước 1',
      ways: [{ channel: 'counter' as const, term: { length: '5', unit: 'working-day' as const } }],
      papersText: 'Đơn',
      subjects: 'Công dân',
      agency: 'Sở',
      legalText: 'Luật',
      none: ['forms', 'result', 'conditions', 'fees'] as never,
    };
    await service.request(recordProcedure, parts, province, { ifMatch: '*' });
    const decision = { kind: 'new', decision: '77/QĐ-UBND', decidedOn: '2018-09-11', validFrom: '2018-09-15' } as const;
    await service.request(publishProcedure, { code: '1.009999', ...decision }, province);
    const [duty] = (await service.request(findChange, { id }, department)).value.items.filter(
      ({ procedureCode }) => procedureCode === '1.009999',
    );
    expect(duty).toMatchObject({
      decidedOn: '2018-09-11',
      decisionDocument: '77/QĐ-UBND',
      entryDueOn: '2018-09-18',
      stage: 'entry',
      late: ['decision'],
    });
    expect((await data(procedureRecorded.type)).at(-1)).toMatchObject({ status: 'in-force', awaitingFrom: null });
    await service.request(
      recordPublicationStage,
      { id, stage: 'entry', on: '2018-09-12', codes: ['1.009999'] },
      province,
    );
    expect((await data(publicationDutyRecorded.type)).at(-1)).toMatchObject({ enteredOn: '2018-09-12' });
  });

  it('is taken back with a reason only while nothing is decided', async () => {
    await expect(service.request(takeBackChange, { id, reason: 'nhầm' }, department)).rejects.toMatchObject({
      code: 'publication.decided',
    });
    const single = { ...change, id: null, items: [{ code: '1.009997', kind: 'new' as const, name: 'Nhầm' }] };
    const { value } = await service.request(announceChange, single, department);
    await service.request(takeBackChange, { id: value.id, reason: 'nhầm' }, department);
    expect((await data(publicationDutyRecorded.type)).at(-1)).toMatchObject({ takenBack: true });
    expect((await service.request(findProcedure, { code: '1.009997' })).value).toMatchObject({ status: 'draft' });
    expect((await data(procedureRecorded.type)).at(-1)).toMatchObject({ code: '1.009997', awaitingFrom: null });
  });

  it('runs by parameters of a day', async () => {
    const { value: rules } = await service.request(findPublicationRules, { on: '2018-01-01' });
    expect(rules).toMatchObject({
      decisionDaysBefore: 5,
      entryDays: 5,
      entryDaysShortened: 2,
      alarms: ['10', '5', '2'],
    });
    const changed = { ...rules, from: '2019-01-01', decisionDaysBefore: 7 };
    await expect(service.request(setPublicationRules, changed, department)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await service.request(setPublicationRules, changed, province);
    const on = async (day: string) =>
      (await service.request(findPublicationRules, { on: day })).value.decisionDaysBefore;
    expect([await on('2018-12-31'), await on('2019-01-01')]).toEqual([5, 7]);
  });

  it('periodic reviews are due by the plan and held by a report', async () => {
    const plan = { agency: '000.00.15.H10', year: 2018 };
    await expect(service.request(planReviews, plan, other)).rejects.toMatchObject({ kind: 'forbidden' });
    const { items } = (await service.request(planReviews, plan, department)).value;
    expect(items.map(({ period, dueOn }) => [period, dueOn])).toEqual([
      ['2018-Q1', '2018-03-31'],
      ['2018-Q2', '2018-06-30'],
      ['2018-Q3', '2018-09-30'],
      ['2018-Q4', '2018-12-31'],
    ]);
    const held = { id: items[1]!.id, heldOn: '2018-06-28', document: '40/BC-STTTT', reviewed: 42 };
    await expect(service.request(holdReview, held, other)).rejects.toMatchObject({ kind: 'not-found' });
    await service.request(holdReview, held, department);
    await service.request(planReviews, { ...plan, rhythm: 'half-year' }, department);
    const after = (await service.request(listReviews, { year: 2018 }, province)).value.items;
    expect(after.map(({ period, heldOn }) => [period, heldOn])).toEqual([
      ['2018-Q2', '2018-06-28'],
      ['2018-H1', null],
      ['2018-H2', null],
    ]);
    expect(await data(periodicReviewRecorded.type)).toHaveLength(4 + 1 + 2 + 3);
  });
});

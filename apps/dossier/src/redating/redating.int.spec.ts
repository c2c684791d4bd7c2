import { DataSource } from 'typeorm';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  calendarDecided,
  completeDossier,
  completeSupplement,
  findRedating,
  getDossier,
  listNotices,
  namedId,
  previewRedating,
  receiveDossier,
  recordStep,
  requestSupplement,
  setParameter,
  systemActor,
  type CalendarDecisionView,
  type DossierState,
} from '#contracts';
import { recorded } from '#testing';
import { aDossierService, aReception, DEPARTMENT, officer, OTHER, stranger } from '../dossier.makers.js';
import { NoticeJob } from '../notices/notice-job.js';
import { RedatingService } from './redating.service.js';

type Entry = CalendarDecisionView['entries'][number];
const off = (date: string): Entry => ({
  date,
  kind: 'closing-day',
  name: { vi: 'Nghỉ', en: 'Off' },
  source: '1/QĐ',
});
const aDecision = (id: string, of: Partial<CalendarDecisionView> = {}): CalendarDecisionView => ({
  id,
  number: '1/QĐ',
  issuedOn: '2018-08-13',
  issuer: 'UBND tỉnh',
  agencyId: null,
  year: 2018,
  entries: [off('2018-08-15')],
  ...of,
});

describe('a decision on days off (domain rule 85)', () => {
  let service: Awaited<ReturnType<typeof aDossierService>>;
  beforeEach(async () => {
    service = await aDossierService();
  });
  afterEach(() => service.close());

  const receive = async () => (await service.request(receiveDossier, aReception(), officer)).value.code!;
  const view = async (ref: string) => (await service.request(getDossier, { ref }, officer)).value;
  const decide = async (decision: CalendarDecisionView) => {
    const subject = namedId('calendar-decision', decision.id);
    const about = { time: service.clock.now() };
    await service.deliver(recorded([calendarDecided.of(subject, decision, systemActor('catalogue'), about)]));
    return service.get(RedatingService).run();
  };
  const moves = async (id: string, by = officer) => (await service.request(findRedating, { id }, by)).value;

  it('moves running dossiers later, once, with an event that names it; settled and waiting ones stay', async () => {
    const [running, settled, waiting] = [await receive(), await receive(), await receive()];
    await service.request(completeDossier, { ref: settled }, officer);
    const step = { ref: waiting, from: 'Một cửa', to: 'Phòng BCVT', action: 'forward' };
    await service.request(recordStep, step, officer);
    const lack = { ref: waiting, papers: ['Đơn'], reason: 'Thiếu', nothingElseMissing: true };
    await service.request(requestSupplement, lack, officer);
    const before = (await service.events()).length;
    expect([await decide(aDecision('d-1')), await decide(aDecision('d-1'))]).toEqual([1, 0]);
    expect(await view(running)).toMatchObject({
      firstDueAt: '2018-08-20T10:00:00.000Z',
      lawfulDueAt: '2018-08-21T10:00:00.000Z',
    });
    expect(await view(settled)).toMatchObject({ lawfulDueAt: '2018-08-20T10:00:00.000Z' });
    const told = (await service.events()).slice(before);
    expect(told).toMatchObject([
      {
        type: 'dossier.dossier.deadline-moved.v1',
        reasoncode: 'calendar-decision',
        data: { decisionId: 'd-1', decisionNumber: '1/QĐ', before: '2018-08-20', after: '2018-08-21' },
      },
    ]);
    expect((told[0]!.data as { state: DossierState }).state.clocks).toEqual([
      { start: '2018-08-13', dueOn: '2018-08-21', end: null },
    ]);
    expect(await moves('d-1')).toMatchObject({ status: 'done', items: [{ code: running, applied: true }] });
    expect((await moves('d-1', stranger)).items).toEqual([]);
  });

  it('lists what would be due earlier and leaves it, unless a parameter says otherwise', async () => {
    const saturday = (date: string): Entry => ({
      ...off(date),
      kind: 'swapped-working-day',
      swappedWith: '2018-08-27',
    });
    const swap = [saturday('2018-08-18'), { ...off('2018-08-27'), kind: 'swapped-day-off', swappedWith: '2018-08-18' }];
    const code = await receive();
    const decision = aDecision('d-2', { entries: swap as Entry[] });
    expect(await decide(decision)).toBe(0);
    expect(await view(code)).toMatchObject({ lawfulDueAt: '2018-08-20T10:00:00.000Z' });
    expect((await moves('d-2')).items).toEqual([
      {
        code,
        agency: '000.00.15.H10',
        before: '2018-08-20',
        after: '2018-08-18',
        direction: 'earlier',
        applied: false,
      },
    ]);
    const apply = { key: 'redating.earlier', value: 'apply', from: '2018-08-13', source: 'QĐ' } as const;
    await service.request(setParameter, apply, officer);
    expect(await decide({ ...decision, id: 'd-3' })).toBe(1);
    expect(await view(code)).toMatchObject({ lawfulDueAt: '2018-08-18T10:00:00.000Z' });
  });

  it('counts again only what was left of a term that goes on after it stood still, and tells applicant and officer', async () => {
    const pauses = { key: 'supplement.mode', value: 'pause', from: '2018-08-13', source: 'QĐ' } as const;
    await service.request(setParameter, pauses, officer);
    const ref = await receive();
    const to = { ref, from: 'Một cửa', to: 'Phòng BCVT', action: 'forward', handler: 'chuyen-vien@example.vn' };
    await service.request(recordStep, to, officer);
    const lack = { ref, papers: ['Đơn'], reason: 'Thiếu', nothingElseMissing: true };
    await service.request(requestSupplement, lack, officer);
    service.clock.set('2018-08-16T08:00:00+07:00');
    await service.request(completeSupplement, { ref }, officer);
    expect(await view(ref)).toMatchObject({ lawfulDueAt: '2018-08-23T10:00:00.000Z' });
    // 14/8 lies in a segment that is over: it moves nothing, though it is a day off now.
    expect(await decide(aDecision('d-8', { entries: [off('2018-08-14')] }))).toBe(0);
    expect(await decide(aDecision('d-9', { entries: [off('2018-08-17')] }))).toBe(1);
    expect(await view(ref)).toMatchObject({
      lawfulDueAt: '2018-08-24T10:00:00.000Z',
      firstDueAt: '2018-08-20T10:00:00.000Z',
    });
    const last = (await service.events()).at(-1)!.data as { state: DossierState };
    expect(last.state.clocks).toEqual([
      { start: '2018-08-13', dueOn: '2018-08-20', end: '2018-08-13' },
      { start: '2018-08-16', dueOn: '2018-08-24', end: null },
    ]);
    await service.get(NoticeJob).round();
    const { items } = (await service.request(listNotices, { ref }, officer)).value;
    expect(items.map(({ kind }) => kind)).toContain('deadline-moved');
    const told: unknown = await service
      .get(DataSource)
      .query("SELECT key, channel FROM notice_person WHERE key LIKE 'redating %'");
    expect(told).toEqual([{ key: 'redating d-9 chuyen-vien@example.vn', channel: 'email' }]);
  });

  it('goes through them a chunk a transaction and, broken off, goes on where it was', async () => {
    const codes = [await receive(), await receive(), await receive()];
    const about = { time: service.clock.now() };
    const decision = aDecision('d-7');
    const subject = namedId('calendar-decision', decision.id);
    const event = calendarDecided.of(subject, decision, systemActor('catalogue'), about);
    await service.deliver(recorded([event]));
    const redating = service.get(RedatingService);
    expect(await redating.chunk(1)).toEqual({ moved: 1 });
    expect(await moves('d-7')).toMatchObject({ status: 'running', items: [{ applied: true }] });
    await service.deliver(recorded([event]));
    expect(await redating.run(2)).toBe(2);
    const after = await moves('d-7');
    expect([after.status, after.items.map(({ code }) => code).sort()]).toEqual(['done', codes.toSorted()]);
    const told = (await service.events()).filter(({ type }) => type === 'dossier.dossier.deadline-moved.v1');
    expect(new Set(told.map((one) => one.subject)).size).toBe(3);
    expect(told).toHaveLength(3);
  });

  it('of one agency concerns its dossiers alone', async () => {
    const code = await receive();
    expect(await decide(aDecision('d-4', { agencyId: OTHER }))).toBe(0);
    expect(await view(code)).toMatchObject({ lawfulDueAt: '2018-08-20T10:00:00.000Z' });
    expect(await decide(aDecision('d-5', { agencyId: DEPARTMENT }))).toBe(1);
  });

  it('shows in a dry run what would move and writes nothing', async () => {
    const code = await receive();
    const before = (await service.events()).length;
    const { value } = await service.request(previewRedating, { decision: aDecision('d-6') }, systemActor('catalogue'));
    expect(value).toMatchObject({ later: 1, earlier: 0, items: [{ code, before: '2018-08-20', after: '2018-08-21' }] });
    expect((await service.events()).length).toBe(before);
    expect(await view(code)).toMatchObject({ lawfulDueAt: '2018-08-20T10:00:00.000Z' });
  });
});

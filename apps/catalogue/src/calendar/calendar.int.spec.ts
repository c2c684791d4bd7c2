import { existsSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { calendarDays, calendarDeadline, calendarDecided, decideCalendar, listDecisions } from '#contracts';
import type { Actor, DecideCalendar } from '#contracts';
import { TestClock, testService, type TestService } from '#testing';
import { catalogue } from '../catalogue.module.js';

const HOLIDAYS = '../shared/data/holidays-vn/holidays_vn_2018_2026.json';
const admin: Actor = { issuer: 'test', subject: 'admin', role: 'system-admin', agency: 'H10' };
const closing: DecideCalendar = {
  id: '0190d6a4-5c2b-7c3d-8e4f-0123456789ab',
  number: '12/TB-STTTT',
  issuer: 'Sở Thông tin và Truyền thông',
  agency: '000.00.15.H10',
  year: 2018,
  entries: [
    {
      date: '2018-08-31',
      kind: 'closing-day',
      name: { vi: 'Chuyển trụ sở', en: 'Moving house' },
      source: '12/TB-STTTT',
    },
  ],
};

describe('calendar', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await testService(catalogue, { clock: new TestClock('2026-11-22T03:00:00Z') });
  });
  afterAll(() => service.close());

  const day = async (date: string, agency?: string) =>
    (await service.request(calendarDays, { from: date, to: date, ...(agency ? { agency } : {}) })).value.items[0];

  it('knows every real day off and make-up Saturday of 2018–2026', async () => {
    if (!existsSync(HOLIDAYS)) {
      if (process.env.CI) throw new Error(`${HOLIDAYS} is absent: CI must have ../shared beside the checkout`);
      return;
    }
    const entries = JSON.parse(readFileSync(HOLIDAYS, 'utf8')) as { date: string; kind: string }[];
    const { items } = (await service.request(calendarDays, { from: '2018-01-01', to: '2026-12-31' })).value;
    const working = new Map(items.map((item) => [item.date, item.working]));
    expect(items).toHaveLength(3287);
    expect(entries.filter(({ date, kind }) => working.get(date) !== (kind === 'swapped_working_day'))).toEqual([]);
  });

  it.each([
    ['2018-08-30T08:00:00+07:00', 2, 'working-day', '2018-09-04'],
    ['2018-08-30T08:00:00+07:00', 4, 'day', '2018-09-04'],
    ['2018-12-28T08:00:00+07:00', 1, 'working-day', '2019-01-02'],
  ] as const)('from %s %d %s end on %s, every day explained', async (from, length, unit, dueOn) => {
    const { value } = await service.request(calendarDeadline, { from, length, unit });
    expect(value).toMatchObject({ dueOn, dueAt: `${dueOn}T17:00:00+07:00`, provisional: false });
    expect(value.days[0]).toMatchObject({ date: from.slice(0, 10), counted: false });
    expect(value.days.every(({ reason }) => reason.vi && reason.en)).toBe(true);
  });

  it('answers a year nobody has decided provisionally and refuses one out of reach', async () => {
    expect(await day('2028-05-01')).toMatchObject({ working: false, provisional: true });
    await expect(day('2029-01-01')).rejects.toMatchObject({ kind: 'invalid', code: 'calendar.year-out-of-range' });
    await expect(service.request(calendarDays, { from: '2018-01-02', to: '2018-01-01' })).rejects.toMatchObject({
      code: 'calendar.range-invalid',
    });
  });

  it('shows what a decision would change, stores it once with its event, for the agency and those below it', async () => {
    const dry = await service.request(decideCalendar, { ...closing, dryRun: true }, admin);
    expect(dry.value.changed.map(({ date }) => date)).toEqual(['2018-08-31']);
    expect(await day('2018-08-31', '000.00.15.H10')).toMatchObject({ working: true });
    await service.request(decideCalendar, closing, admin);
    const again = await service.request(decideCalendar, closing, admin);
    expect(again.position).toBeUndefined();
    expect(await day('2018-08-31', '000.01.15.H10')).toMatchObject({ working: false, reason: { vi: 'Chuyển trụ sở' } });
    expect(await day('2018-08-31', '000.00.16.H10')).toMatchObject({ working: true });
    const decided = (await service.events()).filter(({ type }) => type === calendarDecided.type);
    expect(decided).toHaveLength(10);
    expect((await service.request(listDecisions, { year: 2018 })).value.items).toHaveLength(2);
  });

  it.each<[string, Partial<DecideCalendar>, Actor, string]>([
    ['other content under a known id', { number: '13/TB' }, admin, 'conflict.id-reused'],
    [
      'half a swap',
      { id: null, agency: null, entries: [{ ...closing.entries[0]!, kind: 'swapped-day-off' }] },
      admin,
      'calendar.decision-invalid',
    ],
    [
      'the province’s decision by one department',
      { id: null, agency: null },
      { ...admin, agency: '000.00.15.H10' },
      'forbidden.agency',
    ],
  ])('refuses %s', async (_, change, by, code) => {
    await expect(service.request(decideCalendar, { ...closing, ...change }, by)).rejects.toMatchObject({ code });
  });

  it('refuse an undated decision that would lie below the dated ones of its year and change nothing', async () => {
    const day = { ...closing.entries[0]!, date: '2018-08-29' };
    const undated = { ...closing, id: '0190d6a4-5c2b-7c3d-8e4f-0123456789ff', agency: null, entries: [day] };
    await expect(service.request(decideCalendar, undated, admin)).rejects.toMatchObject({
      code: 'calendar.decision-undated',
    });
    const dated = { ...undated, issuedOn: '2018-08-20', dryRun: true };
    const { value } = await service.request(decideCalendar, dated, admin);
    expect([value.changed.length, value.moves]).toEqual([1, null]);
  });
});

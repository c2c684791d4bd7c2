import { describe, expect, test } from '@jest/globals';
import {
  buildCalendar,
  CalendarBook,
  checkDecision,
  daysBetween,
  deadline,
  difference,
  dueDate,
  vietnamDecisions,
  type CalendarDecision,
  type CalendarEntry,
} from './index.js';
import { statutoryDays } from './statutory.js';

const now = '2026-11-22T10:00:00+07:00';
const name = { vi: 'Ngày thử', en: 'Trial day' };
const day = (date: string, kind: CalendarEntry['kind'], swappedWith?: string): CalendarEntry => {
  return { date, kind, name, source: 'thử', ...(swappedWith && { swappedWith }) };
};
const decision = (own: Partial<CalendarDecision>): CalendarDecision => {
  const common = { id: 'trial', number: '1/QĐ', issuedOn: '2026-12-01', issuer: 'thử', agencyId: null, year: 2027 };
  return { ...common, entries: [], ...own };
};
const ofProvince = buildCalendar(vietnamDecisions, { agencyIds: [], now });
const working = (date: string, calendar = ofProvince): boolean => daysBetween(date, date, calendar)[0]!.working;

describe('years nobody has decided', () => {
  test('2027 is provisional: weekly rest, fixed days, Tết and the Hùng Kings by the lunar calendar', () => {
    const days = daysBetween('2027-01-01', '2027-12-31', ofProvince);
    const off = days.filter(({ date, working: open }) => !open && ![0, 6].includes(new Date(date).getUTCDay()));
    expect(off.map(({ date }) => date)).toEqual([
      '2027-01-01',
      ...['2027-02-04', '2027-02-05', '2027-02-08', '2027-02-09', '2027-02-10'],
      ...['2027-04-16', '2027-04-30', '2027-05-03', '2027-09-02', '2027-09-03', '2027-11-24'],
    ]);
    expect(days.every(({ provisional }) => provisional)).toBe(true);
    expect(daysBetween('2026-12-31', '2026-12-31', ofProvince)[0]).not.toHaveProperty('provisional');
  });

  test('a swap alone lies over the rule and leaves the year provisional', () => {
    const entries = [
      day('2027-04-29', 'swapped-day-off', '2027-05-08'),
      day('2027-05-08', 'swapped-working-day', '2027-04-29'),
    ];
    const calendar = buildCalendar([...vietnamDecisions, decision({ entries })], { agencyIds: [], now });
    expect([working('2027-04-29', calendar), working('2027-05-08', calendar)]).toEqual([false, true]);
    expect([working('2027-05-01', calendar), working('2027-02-08', calendar)]).toEqual([false, false]);
    expect(calendar.provisionalYears.has(2027)).toBe(true);
  });

  test('a whole decision replaces the rule, and terms are dated again', () => {
    const dates = ['2027-01-01', '2027-02-05', '2027-02-08', '2027-04-16', '2027-04-30', '2027-05-01', '2027-09-02'];
    const whole = decision({ entries: dates.map((date) => day(date, 'statutory')) });
    const calendar = buildCalendar([...vietnamDecisions, whole], { agencyIds: [], now });
    expect(calendar.provisionalYears.has(2027)).toBe(false);
    const term = { from: '2027-02-03T09:00:00+07:00', length: 1, unit: 'working-day' as const };
    expect([dueDate(term, ofProvince).dueOn, dueDate(term, calendar).dueOn]).toEqual(['2027-02-11', '2027-02-04']);
    expect(deadline(term, calendar).provisional).toBe(false);
    expect(difference(ofProvince, calendar, '2027-02-01', '2027-02-28').map(({ date }) => date)).toEqual([
      '2027-02-04',
      '2027-02-09',
      '2027-02-10',
    ]);
  });

  test('a later swap of a decided year adds to it and takes nothing away', () => {
    const entries = [
      day('2026-11-23', 'swapped-day-off', '2026-11-28'),
      day('2026-11-28', 'swapped-working-day', '2026-11-23'),
    ];
    const calendar = buildCalendar([...vietnamDecisions, decision({ year: 2026, entries })], { agencyIds: [], now });
    expect(difference(ofProvince, calendar, '2026-01-01', '2026-12-31').map(({ date }) => date)).toEqual([
      '2026-11-23',
      '2026-11-28',
    ]);
    expect(calendar.provisionalYears.has(2026)).toBe(false);
  });

  test('the day of culture is outside Art.112.1 and so is not made up (24/11/2029 is a Saturday)', () => {
    const november = statutoryDays(2029).filter(({ date }) => date > '2029-10');
    expect(november.map(({ date }) => date)).toEqual(['2029-11-24']);
  });

  test('a later whole decision of a year replaces the earlier one', () => {
    const dates = ['2026-01-01', '2026-02-17', '2026-04-30', '2026-05-01', '2026-09-02'];
    const entries = dates.map((date) => day(date, 'statutory'));
    const calendar = buildCalendar([decision({ year: 2026, entries }), ...vietnamDecisions], { agencyIds: [], now });
    expect([working('2026-01-02', calendar), working('2026-01-10', calendar)]).toEqual([true, false]);
  });

  test.each([
    ['2017-12-31', '2018-01-01'],
    ['2028-12-31', '2029-01-01'],
  ])('days %s … %s leave what can be answered', (from, to) => {
    expect(() => daysBetween(from, to, ofProvince)).toThrow('calendar.year-out-of-range');
  });

  test('the last year moves with the present', () => {
    const later = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2026-12-31T17:00:00Z' });
    expect([ofProvince.lastYear, later.lastYear]).toEqual([2028, 2029]);
    expect(later.version).toBe(ofProvince.version);
  });

  test('a range back to front is refused', () => {
    expect(() => daysBetween('2018-02-01', '2018-01-01', ofProvince)).toThrow('calendar.range-invalid');
  });
});

describe('the calendar of an agency', () => {
  const hours = [
    { from: '07:30', to: '11:30' },
    { from: '13:30', to: '16:30' },
  ];
  const district = decision({
    id: 'd',
    agencyId: 'district',
    year: 2018,
    officeHours: hours,
    entries: [day('2018-08-15', 'closing-day')],
  });
  const commune = decision({
    id: 'c',
    agencyId: 'commune',
    year: 2019,
    entries: [day('2018-08-15', 'swapped-working-day')],
  });
  const all = [...vietnamDecisions, commune, district];
  const book = new CalendarBook(all);

  test('inherits from the agencies above it and from the province', () => {
    const calendar = buildCalendar(all, { agencyIds: ['village', 'district'], now });
    expect([working('2018-08-15', calendar), working('2018-02-14', calendar)]).toEqual([false, false]);
    expect(working('2018-08-15')).toBe(true);
  });

  test('its own word goes before what it inherits', () => {
    expect(working('2018-08-15', buildCalendar(all, { agencyIds: ['commune', 'district'], now }))).toBe(true);
  });

  test('is due at the end of its own office hours, and counts hours and half days in them', () => {
    const calendar = buildCalendar(all, { agencyIds: ['district'], now });
    const due = (length: number, unit: 'working-day' | 'hour'): string =>
      dueDate({ from: '2018-08-13T07:00:00+07:00', length, unit }, calendar).dueAt;
    expect([due(1, 'working-day'), due(0.5, 'working-day'), due(7, 'hour')]).toEqual([
      '2018-08-14T16:30:00+07:00',
      '2018-08-13T11:00:00+07:00',
      '2018-08-13T16:30:00+07:00',
    ]);
  });

  test('keeps the office hours of each year', () => {
    const summer = decision({
      id: 'h',
      agencyId: 'district',
      year: 2020,
      officeHours: [{ from: '08:00', to: '12:00' }],
    });
    const calendar = buildCalendar([...all, summer], { agencyIds: ['district'], now });
    const due = (from: string): string => dueDate({ from, length: 1, unit: 'working-day' }, calendar).dueAt;
    expect(due('2019-12-30T09:00:00+07:00')).toBe('2019-12-31T16:30:00+07:00');
    expect(due('2020-01-02T09:00:00+07:00')).toBe('2020-01-03T12:00:00+07:00');
  });

  test.each([
    ['no sitting', []],
    ['a sitting that ends before it begins', [{ from: '11:00', to: '07:00' }]],
    [
      'sittings that overlap',
      [
        { from: '07:00', to: '12:00' },
        { from: '11:00', to: '17:00' },
      ],
    ],
    ['a time that does not exist', [{ from: '07:00', to: '24:30' }]],
  ])('refuses office hours with %s', (_, officeHours) => {
    const wrong = decision({ agencyId: 'district', officeHours });
    expect(() => buildCalendar([wrong], { agencyIds: ['district'], now })).toThrow('calendar.hours-invalid');
  });

  test('has a version that follows its decisions alone, in whatever order and after a trip through JSON', () => {
    const version = (decisions: readonly CalendarDecision[], agencyIds: string[] = []): string =>
      buildCalendar(decisions, { agencyIds, now }).version;
    expect(version(all.toReversed(), ['district'])).toBe(version(all, ['district']));
    expect(version(JSON.parse(JSON.stringify(all)) as CalendarDecision[], ['commune'])).toBe(version(all, ['commune']));
    expect(version(all, ['unheard-of'])).toBe(ofProvince.version);
    expect(version(all, ['district'])).not.toBe(ofProvince.version);
  });

  test('is built once and shared by all agencies without decisions of their own', () => {
    expect(book.of(['village-1'], now)).toBe(book.of(['village-2', 'x'], now));
    expect(book.of(['village-1', 'district'], now)).toBe(book.of(['village-2', 'district'], now));
    expect(book.of(['commune', 'district'], now)).not.toBe(book.of(['district'], now));
    expect(book.of([], '2027-01-01T00:00:00+07:00').lastYear).toBe(2029);
  });
});

describe('a decision is checked before it is loaded', () => {
  test.each([
    ['a date that does not exist', [day('2027-02-30', 'statutory')], 'date-invalid'],
    ['a day of another year', [day('2029-01-01', 'statutory')], 'year-wrong'],
    ['a day twice', [day('2027-01-01', 'statutory'), day('2027-01-01', 'in-lieu')], 'date-twice'],
    ['a working Saturday on a Monday', [day('2027-05-03', 'swapped-working-day')], 'weekday-wrong'],
    ['a day in lieu on a Sunday', [day('2027-05-02', 'in-lieu')], 'weekday-wrong'],
    ['half a swap', [day('2027-04-29', 'swapped-day-off', '2027-05-08')], 'partner-missing'],
  ])('%s', (_, entries, code) => {
    expect(checkDecision(decision({ entries })).map((fault) => fault.code)).toContain(code);
  });

  test('an agency may open on a Saturday without a day off for it', () => {
    expect(checkDecision(decision({ agencyId: 'a', entries: [day('2027-05-08', 'swapped-working-day')] }))).toEqual([]);
  });
});

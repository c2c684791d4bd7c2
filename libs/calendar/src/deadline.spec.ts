import { describe, expect, test } from '@jest/globals';
import { buildCalendar, CalendarError, deadline, dueDate, vietnamDecisions, type TermUnit } from './index.js';

const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2026-11-22T10:00:00+07:00' });

type Case = [rule: string, from: string, length: number, unit: TermUnit, dueAt: string];

const WORKING_DAYS: Case[] = [
  [
    'BLDS 147.3: received Fri 28/12/2018, past 31/12 swapped and 1/1',
    '2018-12-28T09:00',
    2,
    'working-day',
    '2019-01-03T17:00',
  ],
  [
    'swap 6519/VPCP-KGVX: the make-up Sat 5/1/2019 counts and may be the due date',
    '2018-12-28T09:00',
    4,
    'working-day',
    '2019-01-05T17:00',
  ],
  ['swap 6519/VPCP-KGVX: the make-up Sat 4/5/2019 counts', '2019-04-26T09:00', 3, 'working-day', '2019-05-04T17:00'],
  ['swap 2450/VPCP-KGVX: the make-up Sat 4/5/2024 counts', '2024-04-26T09:00', 3, 'working-day', '2024-05-04T17:00'],
  [
    'Labour Code 2012 Art.115: Tết 14–20/2/2018 is passed over',
    '2018-02-13T09:00',
    1,
    'working-day',
    '2018-02-21T17:00',
  ],
  [
    'BLDS 147.3: before opening the day of reception is still not counted',
    '2018-08-13T07:00',
    5,
    'working-day',
    '2018-08-20T17:00',
  ],
  ['BLDS 147.3: online at 06:00, the same', '2018-08-13T06:00', 5, 'working-day', '2018-08-20T17:00'],
  ['BLDS 147.3: at noon, the same', '2018-08-13T12:00', 5, 'working-day', '2018-08-20T17:00'],
  ['domain 1.7: after closing gives the same date', '2018-08-13T17:31', 5, 'working-day', '2018-08-20T17:00'],
  ['domain 1.7: online on Sunday, Monday is the first day', '2018-08-12T10:00', 5, 'working-day', '2018-08-17T17:00'],
  [
    'domain 1.7: online on Saturday night, Monday is the first day',
    '2018-08-11T23:59',
    1,
    'working-day',
    '2018-08-13T17:00',
  ],
  ['NQ 28/2026/QH16: 24/11/2026 is a day off', '2026-11-23T09:00', 1, 'working-day', '2026-11-25T17:00'],
];

const DAYS: Case[] = [
  ['BLDS 148.1: ends with the last day', '2018-08-13T09:00', 4, 'day', '2018-08-17T17:00'],
  ['BLDS 148.5: a last day on Sunday moves to Monday', '2018-08-13T09:00', 6, 'day', '2018-08-20T17:00'],
  ['BLDS 148.5: a last day in Tết moves past it', '2018-02-12T09:00', 3, 'day', '2018-02-21T17:00'],
  [
    'BLDS 148.5: a last day on a swapped day off moves past the New Year',
    '2018-12-28T09:00',
    3,
    'day',
    '2019-01-02T17:00',
  ],
  ['BLDS 148.5: a last day on a make-up Saturday stays', '2018-12-28T09:00', 8, 'day', '2019-01-05T17:00'],
  ['BLDS 148.5: a last day on Sun 2/9/2018 moves past 3/9', '2018-08-31T09:00', 2, 'day', '2018-09-04T17:00'],
];

const MONTHS: Case[] = [
  ['BLDS 148.3: the same day of the last month', '2018-08-13T09:00', 1, 'month', '2018-09-13T17:00'],
  ['BLDS 148.3: a month without that day ends on its last day', '2020-01-31T09:00', 1, 'month', '2020-03-02T17:00'],
  ['BLDS 148.3: 31/8 and one month is 30/9, a Sunday (148.5)', '2018-08-31T09:00', 1, 'month', '2018-10-01T17:00'],
  ['BLDS 148.3: across the year', '2018-11-15T09:00', 3, 'month', '2019-02-15T17:00'],
  ['BLDS 148.4: the same day and month of the last year', '2018-08-13T09:00', 1, 'year', '2019-08-13T17:00'],
  [
    'BLDS 148.4: 29/2/2020 and one year is 28/2/2021, a Sunday (148.5)',
    '2020-02-29T09:00',
    1,
    'year',
    '2021-03-01T17:00',
  ],
];

const HOURS: Case[] = [
  ['BLDS 147.1: from the moment', '2018-08-13T08:10:20', 2, 'hour', '2018-08-13T10:10:20'],
  ['office hours: across noon', '2018-08-13T10:00', 4, 'hour', '2018-08-13T16:00'],
  ['office hours: received at noon starts at 13:30', '2018-08-13T12:05', 1, 'hour', '2018-08-13T14:30'],
  ['office hours: received after closing starts next morning', '2018-08-13T17:00', 1, 'hour', '2018-08-14T08:00'],
  ['office hours: received before opening starts at 07:00', '2018-08-13T05:00', 1, 'hour', '2018-08-13T08:00'],
  ['office hours: ends at closing, not at the next opening', '2018-08-13T13:30', 3.5, 'hour', '2018-08-13T17:00'],
  ['office hours: ends at noon, not after it', '2018-08-13T07:00', 4.5, 'hour', '2018-08-13T11:30'],
  ['office hours: over the weekend', '2018-08-17T16:00', 2, 'hour', '2018-08-20T08:00'],
  ['office hours: over Tết', '2018-02-13T16:00', 4, 'hour', '2018-02-21T10:00'],
  ['office hours: received on Sunday starts on Monday', '2018-08-12T10:00', 8, 'hour', '2018-08-13T17:00'],
  [
    'half a working day is four hours of an agency of eight',
    '2018-08-13T08:00',
    0.5,
    'working-day',
    '2018-08-13T14:00',
  ],
  ['one and a half working days are twelve hours', '2018-08-13T08:00', 1.5, 'working-day', '2018-08-14T14:00'],
];

describe.each([
  ['terms of working days', WORKING_DAYS],
  ['terms of days', DAYS],
  ['terms of months and years', MONTHS],
  ['terms of hours', HOURS],
])('%s', (_, cases) => {
  test.each(cases)('%s', (_rule, from, length, unit, dueAt) => {
    const seconds = (text: string): string => `${text.length === 16 ? `${text}:00` : text}+07:00`;
    const term = { from: seconds(from), length, unit };
    expect(dueDate(term, calendar).dueAt).toBe(seconds(dueAt));
    expect(deadline(term, calendar).dueAt).toBe(seconds(dueAt));
  });
});

describe('the explanation of a deadline', () => {
  test('names every date from reception to the due date, and why it counts or not', () => {
    const { days } = deadline({ from: '2018-12-28T09:00:00+07:00', length: 2, unit: 'working-day' }, calendar);
    expect(days.map(({ date, counted, reason }) => `${date} ${counted} ${reason.vi}`)).toEqual([
      '2018-12-28 false Ngày xảy ra sự kiện, không tính (BLDS 2015 Điều 147 khoản 3)',
      '2018-12-29 false Nghỉ hằng tuần (Thứ Bảy)',
      '2018-12-30 false Nghỉ hằng tuần (Chủ nhật)',
      '2018-12-31 false Nghỉ hoán đổi, làm bù ngày 05/01/2019',
      '2019-01-01 false Tết Dương lịch',
      '2019-01-02 true Ngày làm việc thứ 1/2',
      '2019-01-03 true Ngày làm việc thứ 2/2',
    ]);
  });

  test('cites the articles of the Civil Code and the act behind each special day', () => {
    const { basis } = deadline({ from: '2018-12-28T09:00:00+07:00', length: 3, unit: 'day' }, calendar);
    expect(basis.map(({ document, clause }) => `${document} ${clause}`)).toEqual([
      'BLDS 2015 (91/2015/QH13) 145.2',
      'BLDS 2015 (91/2015/QH13) 147.3',
      'BLDS 2015 (91/2015/QH13) 148.1',
      'BLDS 2015 (91/2015/QH13) 148.5',
      'công văn 6519/VPCP-KGVX ngày 11/7/2018 null',
      'BLLĐ 2012 Điều 115 khoản 1 null',
    ]);
  });

  test('says how much of each day an hour term used', () => {
    const { days } = deadline({ from: '2018-08-13T15:15:00+07:00', length: 4, unit: 'hour' }, calendar);
    expect(days.map(({ counted, reason }) => [counted, reason.en])).toEqual([
      [true, '1 h 45 min of office hours counted (Civil Code 2015 Art.147.1)'],
      [true, '2 h 15 min of office hours counted (Civil Code 2015 Art.147.1)'],
    ]);
  });

  test('is provisional with its reason where it crosses a year nobody has decided', () => {
    const term = { from: '2026-12-25T09:00:00+07:00', length: 10, unit: 'working-day' as const };
    const answer = deadline(term, calendar);
    expect([answer.dueOn, answer.provisional, dueDate(term, calendar).provisional]).toEqual(['2027-01-11', true, true]);
    expect(answer.provisionalReason?.vi).toContain('Chưa có quyết định lịch nghỉ năm 2027');
    expect(deadline({ ...term, length: 3 }, calendar)).toMatchObject({ provisional: false, provisionalReason: null });
  });

  test('dates an instant given in another zone by the day it is in Vietnam', () => {
    const term = { length: 1, unit: 'working-day' as const };
    expect(dueDate({ ...term, from: '2018-08-13T18:30:00Z' }, calendar).dueOn).toBe('2018-08-15');
    expect(dueDate({ ...term, from: new Date('2018-08-13T16:59:59Z') }, calendar).dueOn).toBe('2018-08-14');
  });
});

describe('a deadline is refused', () => {
  test.each([
    ['before 2018', '2017-12-29T09:00:00+07:00', 1, 'working-day', 'calendar.year-out-of-range'],
    [
      'where it would end after the second year ahead',
      '2028-12-29T09:00:00+07:00',
      1,
      'working-day',
      'calendar.year-out-of-range',
    ],
    ['where its days would', '2028-12-29T09:00:00+07:00', 3, 'day', 'calendar.year-out-of-range'],
    ['where its months would', '2028-01-29T09:00:00+07:00', 4000, 'month', 'calendar.year-out-of-range'],
    ['where its hours would', '2028-12-29T16:59:00+07:00', 4000, 'hour', 'calendar.year-out-of-range'],
    ['for no time at all', '2018-08-13T09:00:00+07:00', 0, 'working-day', 'calendar.term-invalid'],
    ['for a negative time', '2018-08-13T09:00:00+07:00', -1, 'day', 'calendar.term-invalid'],
    ['for half a day', '2018-08-13T09:00:00+07:00', 0.5, 'day', 'calendar.term-invalid'],
    ['for a third of a working day', '2018-08-13T09:00:00+07:00', 0.33, 'working-day', 'calendar.term-invalid'],
    ['for not a number', '2018-08-13T09:00:00+07:00', NaN, 'day', 'calendar.term-invalid'],
    ['for endless time', '2018-08-13T09:00:00+07:00', Infinity, 'day', 'calendar.term-invalid'],
    ['for an unknown unit', '2018-08-13T09:00:00+07:00', 1, 'week' as TermUnit, 'calendar.term-invalid'],
    ['from a day that does not exist', '2018-02-30T09:00:00+07:00', 1, 'day', 'calendar.instant-invalid'],
    ['from a time without its offset', '2018-08-13T09:00:00', 1, 'day', 'calendar.instant-invalid'],
    ['from an invalid Date', new Date('x'), 1, 'day', 'calendar.instant-invalid'],
  ] as [string, string | Date, number, TermUnit, string][])('%s', (_, from, length, unit, code) => {
    for (const count of [dueDate, deadline]) {
      expect(() => count({ from, length, unit }, calendar)).toThrow(CalendarError);
      expect(() => count({ from, length, unit }, calendar)).toThrow(code);
    }
  });
});

import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, compareDays, countDays, instantOf, isDay, timeliness, vietnamDay } from './index.js';
import { addMonths, dayNumber, dayOfNumber, weekdayOf } from './day.js';

describe('a day', () => {
  test.each(['2018-01-01', '2020-02-29', '2000-02-29', '2018-12-31', '1999-09-09'])('%s exists', (text) => {
    expect(isDay(text)).toBe(true);
  });

  test.each([
    '2018-02-29',
    '1900-02-29',
    '2018-13-01',
    '2018-00-10',
    '2018-01-00',
    '2018-04-31',
    '18-01-01',
    '0099-01-01',
    '',
  ])('%s is none', (text) => {
    expect(isDay(text)).toBe(false);
    expect(() => addDays(text, 1)).toThrow('calendar.day-invalid');
  });

  test.each([20180101, null, undefined, {}])('%p is none', (value) => expect(isDay(value)).toBe(false));

  test('agrees with the clock of the machine in UTC for every day of 1600–2400', () => {
    const first = Date.UTC(1600, 0, 1) / 86_400_000;
    const last = Date.UTC(2400, 11, 31) / 86_400_000;
    let wrong = 0;
    for (let number = first; number <= last; number += 1) {
      const date = new Date(number * 86_400_000);
      const day = dayOfNumber(number);
      const same =
        date.toISOString().startsWith(day) && dayNumber(day) === number && weekdayOf(number) === date.getUTCDay();
      if (!same) wrong += 1;
    }
    expect(wrong).toBe(0);
  });

  test('counts, adds and compares', () => {
    const day = fc.integer({ min: -100_000, max: 100_000 }).map(dayOfNumber);
    fc.assert(
      fc.property(day, day, (a, b) => {
        expect(addDays(a, countDays(a, b))).toBe(b);
        expect(compareDays(a, b)).toBe(Math.sign(-countDays(a, b)) + 0);
        expect([a, b].toSorted(compareDays)).toEqual([a, b].toSorted());
      }),
    );
  });

  test('keeps its number in another month, or takes the last day (BLDS 148.3)', () => {
    const later = (day: string, months: number): string => dayOfNumber(addMonths(dayNumber(day), months));
    expect([later('2018-01-31', 1), later('2020-01-31', 1), later('2018-03-31', -13), later('2018-12-15', 1)]).toEqual([
      '2018-02-28',
      '2020-02-29',
      '2017-02-28',
      '2019-01-15',
    ]);
  });
});

describe('the day in Vietnam', () => {
  test.each([
    ['2018-12-31T17:00:00Z', '2019-01-01'],
    ['2018-12-31T16:59:59.999Z', '2018-12-31'],
    ['2018-12-31T23:30:00-05:00', '2019-01-01'],
    ['2018-08-13T00:00:00+07:00', '2018-08-13'],
  ])('of %s is %s', (instant, day) => {
    expect(vietnamDay(instant)).toBe(day);
    expect(vietnamDay(new Date(instant))).toBe(day);
  });

  test.each([
    '2018-08-13',
    '2018-08-13T10:00:00',
    '2018-08-13 10:00:00Z',
    '2018-02-29T10:00:00Z',
    '2018-08-13T24:00:00Z',
    'x',
  ])('of %s is asked in vain', (text) => expect(() => vietnamDay(text)).toThrow('calendar.instant-invalid'));

  test('and a clock time make an instant', () => {
    expect(instantOf('2018-08-20', '17:00')).toBe('2018-08-20T17:00:00+07:00');
    expect(() => instantOf('2018-08-20', '25:00')).toThrow('calendar.instant-invalid');
    expect(() => instantOf('2018-02-30', '17:00')).toThrow('calendar.day-invalid');
  });
});

describe('timeliness goes by date (R34)', () => {
  test.each([
    ['2018-08-19', '2018-08-20', 'early'],
    ['2018-08-20', '2018-08-20', 'on-time'],
    ['2018-08-21', '2018-08-20', 'late'],
    ['2018-12-31', '2019-01-01', 'early'],
  ])('done %s, due %s: %s', (completedOn, dueOn, expected) => expect(timeliness(completedOn, dueOn)).toBe(expected));
});

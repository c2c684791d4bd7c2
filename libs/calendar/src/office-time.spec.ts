import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, instantOf, vietnamDay } from './index.js';
import { closingOf, countWorkingDays, officeInstantAfter, officeTimeBetween, shiftWorkingDays } from './office-time.js';
import { vietnamDecisions } from './vietnam/decisions.js';
import { buildCalendar } from './working-calendar.js';

const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2018-12-31T08:00:00+07:00' });
const HOUR = 3_600_000;
const between = (from: string, to: string) => officeTimeBetween(`${from}+07:00`, `${to}+07:00`, calendar) / HOUR;

const FIRST = Date.parse('2018-01-02T00:00:00+07:00');
const instant = fc.integer({ min: 0, max: 700 * 24 * 60 }).map((minutes) => new Date(FIRST + minutes * 60_000));
const day = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2018-02-01', days));

describe('office hours between two instants', () => {
  it.each([
    ['2018-08-13T07:00:00', '2018-08-13T17:00:00', 8],
    ['2018-08-13T06:00:00', '2018-08-13T07:30:00', 0.5],
    ['2018-08-13T11:00:00', '2018-08-13T14:00:00', 1],
    ['2018-08-17T16:00:00', '2018-08-20T08:00:00', 2],
    ['2018-12-28T16:00:00', '2019-01-02T08:00:00', 2],
    ['2019-01-05T07:00:00', '2019-01-05T17:00:00', 8],
    ['2018-08-13T17:00:00', '2018-08-13T08:00:00', 0],
  ])('from %s to %s: %d', (from, to, hours) => {
    expect(between(from, to)).toBe(hours);
  });

  it('add up, never fall and never are negative', () => {
    fc.assert(
      fc.property(fc.array(instant, { minLength: 3, maxLength: 3 }), (instants) => {
        const [a, b, c] = instants.sort((one, two) => one.getTime() - two.getTime()) as [Date, Date, Date];
        const whole = officeTimeBetween(a, c, calendar);
        expect(officeTimeBetween(a, b, calendar) + officeTimeBetween(b, c, calendar)).toBe(whole);
        expect(whole).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('have passed at the instant that is so many later', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 100 * 8 * 60 }), (from, minutes) => {
        const milliseconds = minutes * 60_000;
        const after = officeInstantAfter(from, milliseconds, calendar);
        expect(officeTimeBetween(from, after, calendar)).toBe(milliseconds);
      }),
    );
  });
});

describe('working days', () => {
  it.each([
    ['2018-08-20', -1, '2018-08-17'],
    ['2018-08-19', -1, '2018-08-17'],
    ['2018-08-17', 1, '2018-08-20'],
    ['2018-12-28', 2, '2019-01-03'],
    ['2019-01-07', -1, '2019-01-05'],
    ['2018-08-20', 0, '2018-08-20'],
  ])('%s and %d more: %s', (from, count, expected) => {
    expect(shiftWorkingDays(from, count, calendar)).toBe(expected);
  });

  it('counted to the n-th later one are n', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 60 }), (from, count) => {
        expect(countWorkingDays(from, shiftWorkingDays(from, count, calendar), calendar)).toBe(count);
      }),
    );
  });

  it('before a working day and after that day come back to it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 10 }), (some, count) => {
        const working = shiftWorkingDays(some, 1, calendar);
        expect(shiftWorkingDays(shiftWorkingDays(working, -count, calendar), count, calendar)).toBe(working);
      }),
    );
  });

  it('close at five', () => {
    expect(closingOf('2018-08-20', calendar)).toBe(instantOf('2018-08-20', '17:00'));
    expect(vietnamDay(closingOf('2018-08-20', calendar))).toBe('2018-08-20');
  });
});

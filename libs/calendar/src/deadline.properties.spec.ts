import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  buildCalendar,
  countDays,
  daysBetween,
  deadline,
  dueDate,
  vietnamDay,
  vietnamDecisions,
  type CalendarDecision,
  type RunningTerm,
} from './index.js';

const now = '2026-11-22T10:00:00+07:00';
const closed = { vi: 'Ngày đóng cửa của cơ quan', en: 'Closing day of the agency' };
const own: CalendarDecision = {
  id: 'own',
  number: '1/QĐ',
  issuedOn: '2018-01-02',
  issuer: 'Sở',
  agencyId: 'department',
  year: 2018,
  officeHours: [
    { from: '07:30', to: '12:00' },
    { from: '13:00', to: '16:00' },
  ],
  entries: [{ date: '2018-08-15', kind: 'closing-day', name: closed, source: '1/QĐ' }],
};
const calendars = [
  buildCalendar(vietnamDecisions, { agencyIds: [], now }),
  buildCalendar([...vietnamDecisions, own], { agencyIds: ['department'], now }),
];
const worked = calendars.map((calendar) => {
  const days = daysBetween('2018-01-01', '2028-12-31', calendar);
  return new Set(days.filter(({ working }) => working).map(({ date }) => date));
});

const instant = fc
  .date({ min: new Date('2018-01-01T00:00:00+07:00'), max: new Date('2027-06-30T23:59:59+07:00'), noInvalidDate: true })
  .map((date) => new Date(Math.floor(date.getTime() / 1000) * 1000));
const beforeMid2026 = instant.filter((from) => from < new Date('2026-07-01T00:00:00+07:00'));
const which = fc.constantFrom(0, 1);
const wholeDays = fc.record({
  unit: fc.constantFrom('working-day' as const, 'day' as const),
  length: fc.integer({ min: 1, max: 120 }),
});
const anyTerm = fc.oneof(
  wholeDays,
  fc.record({ unit: fc.constant('working-day' as const), length: fc.integer({ min: 0, max: 40 }).map((n) => n + 0.5) }),
  fc.record({ unit: fc.constant('hour' as const), length: fc.integer({ min: 1, max: 400 }).map((n) => n / 4) }),
  fc.record({ unit: fc.constant('month' as const), length: fc.integer({ min: 1, max: 17 }) }),
  fc.record({ unit: fc.constant('year' as const), length: fc.constant(1) }),
);
const runs = { numRuns: 1500 };

describe('every deadline', () => {
  test('is due on a day the agency works, within office hours, after the event', () => {
    fc.assert(
      fc.property(instant, anyTerm, which, (from, term, n) => {
        const { dueOn, dueAt } = dueDate({ from, ...term }, calendars[n]!);
        expect(worked[n]!.has(dueOn)).toBe(true);
        expect(vietnamDay(dueAt)).toBe(dueOn);
        expect(new Date(dueAt) > from).toBe(true);
        const clock = dueAt.slice(11, 16);
        expect(clock >= '07:00' && clock <= '17:00').toBe(true);
      }),
      runs,
    );
  });

  test('is the same by arithmetic and by walking day by day', () => {
    fc.assert(
      fc.property(instant, anyTerm, which, (from, term, n) => {
        const { dueAt, dueOn, provisional } = deadline({ from, ...term }, calendars[n]!);
        expect(dueDate({ from, ...term }, calendars[n]!)).toEqual({ dueAt, dueOn, provisional });
      }),
      runs,
    );
  });

  test('never comes earlier for a later event', () => {
    fc.assert(
      fc.property(instant, instant, anyTerm, which, (a, b, term, n) => {
        const [early, late] = a <= b ? [a, b] : [b, a];
        const due = (from: Date): string => dueDate({ from, ...term }, calendars[n]!).dueAt;
        expect(due(early) <= due(late)).toBe(true);
      }),
      runs,
    );
  });

  test('never falls on an earlier date for a longer term of the same unit, halves included', () => {
    fc.assert(
      fc.property(beforeMid2026, anyTerm, which, (from, term, n) => {
        const longer = { ...term, length: term.length + (term.unit === 'working-day' ? 0.5 : 1) };
        const due = (running: RunningTerm): string => dueDate(running, calendars[n]!).dueOn;
        expect(due({ from, ...longer }) >= due({ from, ...term })).toBe(true);
      }),
      runs,
    );
  });

  test('explains each date once, in order, and ends on the due date', () => {
    fc.assert(
      fc.property(instant, anyTerm, which, (from, term, n) => {
        const { days, dueOn } = deadline({ from, ...term }, calendars[n]!);
        expect(days[0]?.date).toBe(vietnamDay(from));
        expect(days.at(-1)?.date).toBe(dueOn);
        expect(days).toHaveLength(countDays(vietnamDay(from), dueOn) + 1);
        expect(days.every((day, i) => i === 0 || countDays(days[i - 1]!.date, day.date) === 1)).toBe(true);
        expect(days.every(({ reason }) => reason.vi.length > 0 && reason.en.length > 0)).toBe(true);
      }),
      { numRuns: 500 },
    );
  });
});

describe('a deadline of days', () => {
  test('counts exactly as many days as the term is long', () => {
    fc.assert(
      fc.property(instant, wholeDays, which, (from, term, n) => {
        const { days } = deadline({ from, ...term }, calendars[n]!);
        const counted = days.filter((day) => day.counted);
        expect(counted).toHaveLength(term.length);
        if (term.unit === 'working-day') expect(counted.every(({ date }) => worked[n]!.has(date))).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  test('never comes earlier in working days than in days', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: 1, max: 60 }), which, (from, length, n) => {
        const due = (unit: 'working-day' | 'day'): string => dueDate({ from, length, unit }, calendars[n]!).dueOn;
        expect(due('working-day') >= due('day')).toBe(true);
      }),
      runs,
    );
  });
});

describe('the fast path', () => {
  /** The best of ten batches, so that a busy machine does not decide. */
  const microseconds = (count: typeof dueDate, runs: number): number => {
    const froms = Array.from({ length: 100 }, (_, n) => new Date(Date.UTC(2018, 0, 2) + n * 765_432_100));
    const batches = Array.from({ length: 10 }, () => {
      const started = process.hrtime.bigint();
      for (let n = 0; n < runs; n += 1) {
        count({ from: froms[n % 100]!, length: 5 + (n % 56), unit: 'working-day' }, calendars[0]!);
      }
      return Number(process.hrtime.bigint() - started) / 1000 / runs;
    });
    return Math.min(...batches);
  };

  test('is at least ten times cheaper than an explained deadline', () => {
    expect(microseconds(dueDate, 2000) * 10).toBeLessThan(microseconds(deadline, 100));
  });
});

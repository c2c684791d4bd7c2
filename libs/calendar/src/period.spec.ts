import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, countDays, isPeriod, periodOf, previousPeriod, samePeriodLastYear } from './index.js';

describe('a period', () => {
  test.each([
    ['2018', '2018-01-01', '2018-12-31'],
    ['2018-H1', '2018-01-01', '2018-06-30'],
    ['2018-H2', '2018-07-01', '2018-12-31'],
    ['2018-Q1', '2018-01-01', '2018-03-31'],
    ['2018-Q3', '2018-07-01', '2018-09-30'],
    ['2018-02', '2018-02-01', '2018-02-28'],
    ['2020-02', '2020-02-01', '2020-02-29'],
    ['2018-12', '2018-12-01', '2018-12-31'],
    ['2018-01-01..2018-06-30', '2018-01-01', '2018-06-30'],
    ['2018-05-05..2018-05-05', '2018-05-05', '2018-05-05'],
    // NĐ 09/2019: half-year 15/12 to 14/6, year 15/12 to 14/12 (domain.md 6.2).
    ['2018@nd09', '2017-12-15', '2018-12-14'],
    ['2018-H1@nd09', '2017-12-15', '2018-06-14'],
    ['2018-H2@nd09', '2018-06-15', '2018-12-14'],
    ['2018-Q1@nd09', '2017-12-15', '2018-03-14'],
    ['2018-Q3@nd09', '2018-06-15', '2018-09-14'],
    ['2018-03@nd09', '2018-02-15', '2018-03-14'],
    // TT 02/2017: 16th to 15th (practice.md 5).
    ['2018@tt02', '2017-12-16', '2018-12-15'],
    ['2018-Q3@tt02', '2018-06-16', '2018-09-15'],
  ])('%s runs from %s to %s', (text, from, to) => {
    expect(periodOf(text)).toMatchObject({ text, from, to });
    expect(isPeriod(text)).toBe(true);
  });

  test.each([
    '',
    '18',
    '2018-Q5',
    '2018-Q0',
    '2018-H3',
    '2018-13',
    '2018-00',
    '2018-7',
    '2018-q3',
    ' 2018',
    '2018 ',
    '2018@nd10',
    '2018@',
    '2018-06-30..2018-01-01',
    '2018-02-29..2018-03-01',
    '2018-01-01',
    '2018-01-01..2018-06-30@nd09',
    '0000',
    '0099-Q1',
    '2018-Q3-01',
  ])('%p is none', (text) => {
    expect(isPeriod(text)).toBe(false);
    expect(() => periodOf(text)).toThrow('period.invalid');
  });

  test.each([
    ['2018', '2017', '2017'],
    ['2018-Q1', '2017-Q4', '2017-Q1'],
    ['2018-Q3', '2018-Q2', '2017-Q3'],
    ['2018-H2', '2018-H1', '2017-H2'],
    ['2018-01', '2017-12', '2017-01'],
    ['2018-11', '2018-10', '2017-11'],
    ['2018-H1@nd09', '2017-H2@nd09', '2017-H1@nd09'],
    ['2018-03@tt02', '2018-02@tt02', '2017-03@tt02'],
    ['2018-01-01..2018-06-30', '2017-07-04..2017-12-31', '2017-01-01..2017-06-30'],
    ['2020-02-29..2020-02-29', '2020-02-28..2020-02-28', '2019-02-28..2019-02-28'],
  ])('%s follows %s, and %s a year before', (text, previous, lastYear) => {
    expect(previousPeriod(periodOf(text)).text).toBe(previous);
    expect(samePeriodLastYear(periodOf(text)).text).toBe(lastYear);
  });
});

describe('periods of one kind', () => {
  const year = fc.integer({ min: 1990, max: 2080 });
  const preset = fc.constantFrom('', '@nd09', '@tt02');

  test('follow each other without a gap, and parts make the whole', () => {
    fc.assert(
      fc.property(year, preset, (y, cut) => {
        const whole = periodOf(`${y}${cut}`);
        const months = Array.from({ length: 12 }, (_, n) => `${y}-${String(n + 1).padStart(2, '0')}${cut}`);
        for (const names of [[`${y}-H1${cut}`, `${y}-H2${cut}`], [1, 2, 3, 4].map((q) => `${y}-Q${q}${cut}`), months]) {
          const parts = names.map(periodOf);
          expect([parts[0]?.from, parts.at(-1)?.to]).toEqual([whole.from, whole.to]);
          expect(parts.every((part, n) => n === 0 || part.from === addDays(parts[n - 1]!.to, 1))).toBe(true);
          expect(parts.slice(1).every((part, n) => previousPeriod(part).text === names[n])).toBe(true);
        }
        expect(previousPeriod(whole).to).toBe(addDays(whole.from, -1));
      }),
    );
  });

  test('are as long as the calendar says: year 365–366, half 181–184, quarter 90–92, month 28–31 days', () => {
    fc.assert(
      fc.property(
        year,
        preset,
        fc.constantFrom('', '-H1', '-H2', '-Q1', '-Q2', '-Q3', '-Q4', '-02', '-03', '-12'),
        (y, cut, part) => {
          const { from, to } = periodOf(`${y}${part}${cut}`);
          const [least, most] = { Y: [365, 366], H: [181, 184], Q: [90, 92] }[part[1] ?? 'Y'] ?? [28, 31];
          const days = countDays(from, to) + 1;
          expect(days >= least! && days <= most!).toBe(true);
        },
      ),
    );
  });
});

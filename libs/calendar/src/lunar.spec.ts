import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { addDays, countDays } from './day.js';
import { lunarDay } from './lunar.js';

const TET = [
  '2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-17 2008-02-07 2009-01-26',
  '2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19 2016-02-08 2017-01-28 2018-02-16 2019-02-05',
  '2020-01-25 2021-02-12 2022-02-01 2023-01-22 2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13',
  '1985-01-21 2030-02-02',
].flatMap((line) => line.split(' '));

describe('the Vietnamese lunar calendar', () => {
  test.each(TET)('Tết of the year fell on %s', (day) => {
    expect(lunarDay(Number(day.slice(0, 4)), 1, 1)).toBe(day);
  });

  test.each([
    ['2017-04-06', 'an ordinary year'],
    ['2018-04-25', 'decided'],
    ['2019-04-14', 'decided'],
    ['2020-04-02', 'decided; the leap fourth month comes later'],
    ['2021-04-21', 'decided'],
    ['2022-04-10', 'decided'],
    ['2023-04-29', 'decided; after a leap second month'],
    ['2024-04-18', 'decided'],
    ['2025-04-07', 'decided'],
    ['2026-04-26', 'decided'],
    ['2004-04-28', 'after a leap second month'],
  ])('the tenth of the third month fell on %s (%s)', (day) => {
    expect(lunarDay(Number(day.slice(0, 4)), 3, 10)).toBe(day);
  });

  test('2007 and 2030: Vietnam is a day before China, because a new moon falls between 23:00 and 24:00 in Hà Nội', () => {
    expect([lunarDay(2007, 1, 1), lunarDay(2030, 1, 1)]).toEqual(['2007-02-17', '2030-02-02']);
  });

  test('Tết lies between 20 January and 21 February, twelve or thirteen months after the one before', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1950, max: 2090 }), (year) => {
        const tet = lunarDay(year, 1, 1);
        expect(tet.slice(5) >= '01-20' && tet.slice(5) <= '02-21').toBe(true);
        expect([354, 355, 383, 384, 385]).toContain(countDays(lunarDay(year - 1, 1, 1), tet));
        expect([58, 59, 60, 87, 88, 89]).toContain(countDays(tet, addDays(lunarDay(year, 3, 10), -9)));
      }),
      { numRuns: 200 },
    );
  });
});

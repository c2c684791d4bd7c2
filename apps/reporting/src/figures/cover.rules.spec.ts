import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '#calendar';
import { cover, coverWithEdges, signedCover } from './cover.rules.js';

const LENGTH = { day: 1, month: 32, year: 367 };

describe('the cover of a range', () => {
  it('is one year, one month, or days where they fit', () => {
    expect(cover('2018-01-01', '2018-12-31')).toEqual([{ grain: 'year', bucket: '2018-01-01' }]);
    expect(cover('2018-02-01', '2018-02-28')).toEqual([{ grain: 'month', bucket: '2018-02-01' }]);
    expect(cover('2018-02-27', '2018-03-01').map(({ bucket }) => bucket)).toEqual([
      '2018-02-27',
      '2018-02-28',
      '2018-03-01',
    ]);
    expect(cover('2018-02-02', '2018-02-01')).toEqual([]);
  });

  it('holds every day exactly once, with at most 60 edge days', () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: 0, max: 2000 }));
    fc.assert(
      fc.property(days, ([start, length]) => {
        const from = addDays('2010-01-01', start);
        const to = addDays(from, length);
        const buckets = cover(from, to);
        expect(buckets.filter(({ grain }) => grain === 'day').length).toBeLessThanOrEqual(60);
        const starts = buckets.map(({ bucket }) => bucket);
        expect(starts[0]).toBe(from);
        buckets.forEach(({ grain, bucket }, index) => {
          const next = starts[index + 1] ?? addDays(to, 1);
          const days = (Date.parse(next) - Date.parse(bucket)) / 86_400_000;
          expect(days).toBeGreaterThan(0);
          expect(days).toBeLessThanOrEqual(LENGTH[grain]);
        });
      }),
    );
  });

  it('takes off what is shorter to take off, and still counts every day of the range once and no other', () => {
    expect(signedCover('2018-01-01', '2018-11-30')).toEqual([
      { grain: 'year', bucket: '2018-01-01', sign: 1 },
      { grain: 'month', bucket: '2018-12-01', sign: -1 },
    ]);
    expect(signedCover('2018-03-10', '2018-03-12')).toHaveLength(3);
    const days = fc.tuple(fc.integer({ min: 0, max: 4000 }), fc.integer({ min: -2, max: 1500 }));
    fc.assert(
      fc.property(days, ([start, length]) => {
        const from = addDays('2010-01-01', start);
        const to = addDays(from, length);
        const counted = new Map<string, number>();
        const buckets = signedCover(from, to);
        for (const { grain, bucket, sign } of buckets) {
          const inside = grain === 'year' ? bucket.slice(0, 5) : grain === 'month' ? bucket.slice(0, 8) : bucket;
          for (let day = bucket; day.startsWith(inside); day = addDays(day, 1))
            counted.set(day, (counted.get(day) ?? 0) + sign);
        }
        const once = [...counted].filter(([, times]) => times !== 0);
        expect(once.every(([day, times]) => times === 1 && day >= from && day <= to)).toBe(true);
        expect(once).toHaveLength(Math.max(0, length + 1));
        expect(buckets.length).toBeLessThanOrEqual(Math.min(46, cover(from, to).length));
      }),
    );
  });

  it('of procedures has its edges as stretches of days', () => {
    expect(coverWithEdges('2018-01-30', '2018-03-02')).toEqual({
      buckets: [{ grain: 'month', bucket: '2018-02-01' }],
      edges: [
        ['2018-01-30', '2018-01-31'],
        ['2018-03-01', '2018-03-02'],
      ],
    });
  });
});

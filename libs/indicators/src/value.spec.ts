import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { whole } from './fraction.js';
import {
  difference,
  lowestOf,
  missingOf,
  NOT_APPLICABLE,
  notProvided,
  ratio,
  sum,
  valueOf,
  type Value,
} from './value.js';

const lacking = (source: string) => ({ source, label: { vi: source, en: source } });
const count = (number: number) => valueOf(whole(number));
const share = (numerator: number, denominator: number) =>
  valueOf({ numerator: BigInt(numerator), denominator: BigInt(denominator) });
const NA = NOT_APPLICABLE;
const NP = notProvided([lacking('post')]);

const missings = fc.subarray([lacking('a'), lacking('b'), lacking('c')]);
const counts: fc.Arbitrary<Value> = fc.oneof(
  fc.tuple(fc.integer({ min: 0, max: 1000 }), missings).map(([number, gaps]) => valueOf(whole(number), gaps)),
  fc.constant(NA),
  missings.map((gaps) => notProvided(gaps)),
);
const shares: fc.Arbitrary<Value> = fc.oneof(
  fc
    .tuple(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 1, max: 20 }), missings)
    .map(([a, b, gaps]) => valueOf({ numerator: BigInt(a), denominator: BigInt(b) }, gaps)),
  fc.constant(NA),
  missings.map((gaps) => notProvided(gaps)),
);

describe('the table of combinations', () => {
  test.each<[string, Value, Value]>([
    ['2 + 3', sum([count(2), count(3)]), count(5)],
    ['2 + not applicable', sum([count(2), NA]), count(2)],
    ['not applicable + not applicable', sum([NA, NA]), NA],
    ['2 + not provided', sum([count(2), NP]), NP],
    ['not applicable + not provided', sum([NA, NP]), NP],
    ['5 − 3', difference(count(5), [count(3)]), count(2)],
    ['5 − 3 − 1', difference(count(5), [count(3), count(1)]), count(1)],
    ['5 − not applicable', difference(count(5), [NA]), count(5)],
    ['not applicable − 3', difference(NA, [count(3)]), NA],
    ['5 − not provided', difference(count(5), [NP]), NP],
    ['3 ÷ 4', ratio(count(3), count(4)), share(3, 4)],
    ['0 ÷ 4', ratio(count(0), count(4)), share(0, 4)],
    ['0 ÷ 0 is never 100 %', ratio(count(0), count(0)), NA],
    ['not provided ÷ 0: nothing arose', ratio(NP, count(0)), NA],
    ['not provided ÷ 4', ratio(NP, count(4)), NP],
    ['3 ÷ not provided', ratio(count(3), NP), NP],
    ['3 ÷ not applicable', ratio(count(3), NA), NA],
    ['not applicable ÷ 4', ratio(NA, count(4)), NA],
    ['0 ÷ 0 with unknown records', ratio(count(0), count(0), [lacking('post')]), NP],
    ['lowest of 3/4 and 2/4', lowestOf([share(3, 4), share(2, 4)]), share(2, 4)],
    ['lowest of 1/2 and 2/4 is over more records', lowestOf([share(1, 2), share(2, 4)]), share(2, 4)],
    ['lowest of 3/4 and not applicable', lowestOf([share(3, 4), NA]), share(3, 4)],
    ['lowest of not applicable and not provided', lowestOf([NA, NP]), NP],
    ['lowest of nothing applicable', lowestOf([NA, NA]), NA],
  ])('%s', (_name, actual, wanted) => {
    expect(actual).toEqual(wanted);
  });

  test('the lowest of a value and a part not provided is that value, incomplete', () => {
    expect(lowestOf([share(3, 4), NP])).toEqual({ ...share(3, 4), missing: [lacking('post')] });
  });

  test('a negative denominator is contradictory data, not a figure', () => {
    expect(ratio(count(1), count(-1)).kind).toBe('not-provided');
  });
});

describe('laws', () => {
  test('sums do not depend on order or grouping', () => {
    fc.assert(
      fc.property(counts, counts, counts, (a, b, c) => {
        expect(sum([a, b])).toEqual(sum([b, a]));
        expect(sum([sum([a, b]), c])).toEqual(sum([a, sum([b, c])]));
        expect(sum([sum([a, b]), c])).toEqual(sum([a, b, c]));
        expect(sum([a, NA])).toEqual(a);
      }),
    );
  });

  test('the lowest does not depend on order or grouping, and of one thing is that thing', () => {
    fc.assert(
      fc.property(shares, shares, shares, (a, b, c) => {
        expect(lowestOf([a, b])).toEqual(lowestOf([b, a]));
        expect(lowestOf([lowestOf([a, b]), c])).toEqual(lowestOf([a, lowestOf([b, c])]));
        expect(lowestOf([a, a])).toEqual(a);
        expect(lowestOf([a, NA])).toEqual(a);
      }),
    );
  });

  test('taking off what was added gives back the number', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const back = difference(sum([a, b]), [b]);
        if (a.kind === 'value' && b.kind === 'value') expect(back).toMatchObject({ numerator: a.numerator });
      }),
    );
  });

  test('nothing missing is ever forgotten while a number is shown', () => {
    fc.assert(
      fc.property(counts, counts, missings, (a, b, unknown) => {
        const value = ratio(a, b, unknown);
        if (value.kind !== 'value') return;
        for (const gap of [...missingOf(a), ...missingOf(b), ...unknown]) expect(value.missing).toContainEqual(gap);
      }),
    );
  });

  test('a ratio is not applicable only when nothing can have arisen', () => {
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const value = ratio(a, b);
        if (b.kind === 'value' && b.numerator === 0n) {
          expect(value.kind).toBe(b.missing.length > 0 ? 'not-provided' : 'not-applicable');
        } else if (a.kind === 'value' && b.kind === 'value') {
          expect(value).toMatchObject({ kind: 'value', numerator: a.numerator, denominator: b.numerator });
        }
      }),
    );
  });
});

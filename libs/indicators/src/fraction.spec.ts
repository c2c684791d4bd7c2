import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { compare, decimal, plus, rounded, times, type Fraction } from './fraction.js';

const fractions = fc
  .record({ numerator: fc.bigInt(-(10n ** 12n), 10n ** 12n), denominator: fc.bigInt(1n, 10n ** 12n) })
  .map((one): Fraction => one);

describe('rounding half-up to two decimals', () => {
  test.each([
    [484, 645, 75.04],
    [1, 3, 33.33],
    [2, 3, 66.67],
    [1, 8, 12.5],
    [1, 800, 0.13],
    [99996, 100000, 100],
    [0, 7, 0],
    [645, 645, 100],
  ])('%i of %i is %d percent', (numerator, denominator, shown) => {
    expect(rounded({ numerator: BigInt(numerator), denominator: BigInt(denominator) }, 100n)).toBe(shown);
  });

  test.each([
    ['0.125', 0.13],
    ['0.124999', 0.12],
    ['-0.125', -0.12],
    ['-0.126', -0.13],
    ['12.345', 12.35],
  ])('%s is shown as %d', (written, shown) => {
    expect(rounded(decimal(written))).toBe(shown);
  });

  test('is the nearest hundredth, the upper one on a tie, for every fraction', () => {
    fc.assert(
      fc.property(fractions, (fraction) => {
        const shown = decimal(rounded(fraction));
        const half = { numerator: 1n, denominator: 200n };
        const low = plus(shown, { ...half, numerator: -1n });
        expect(compare(low, fraction)).toBeLessThanOrEqual(0);
        expect(compare(fraction, plus(shown, half))).toBe(-1);
      }),
    );
  });
});

describe('exact decimals', () => {
  test('a number of hundredths is read exactly, whatever binary floating point makes of it', () => {
    fc.assert(
      fc.property(fc.integer({ min: -(10 ** 9), max: 10 ** 9 }), (hundredths) => {
        const exact = { numerator: BigInt(hundredths), denominator: 100n };
        expect(compare(decimal(hundredths / 100), exact)).toBe(0);
        expect(rounded(exact)).toBe(hundredths / 100);
      }),
    );
  });

  test('exponents are read and words are refused', () => {
    expect(compare(decimal(1e-7), { numerator: 1n, denominator: 10_000_000n })).toBe(0);
    expect(decimal(1e21)).toEqual({ numerator: 10n ** 21n, denominator: 1n });
    expect(() => decimal('một')).toThrow(RangeError);
    expect(() => decimal(Number.NaN)).toThrow(RangeError);
  });
});

describe('arithmetic', () => {
  test('addition and multiplication are commutative and keep their order', () => {
    fc.assert(
      fc.property(fractions, fractions, fractions, (a, b, c) => {
        expect(compare(plus(a, b), plus(b, a))).toBe(0);
        expect(compare(times(a, b), times(b, a))).toBe(0);
        expect(compare(plus(a, c), plus(b, c))).toBe(compare(a, b));
        expect(compare(a, b) + compare(b, a)).toBe(0);
      }),
    );
  });
});

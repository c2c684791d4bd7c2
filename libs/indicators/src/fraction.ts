/** An exact number. Never reduced: 50/400 dossiers is shown as 50 of 400. The denominator is positive. */
export interface Fraction {
  readonly numerator: bigint;
  readonly denominator: bigint;
}

/** Less than zero when `a` is smaller, zero when equal as numbers (1/2 and 2/4), greater than zero when larger. */
export function compare(a: Fraction, b: Fraction): -1 | 0 | 1 {
  const left = a.numerator * b.denominator;
  const right = b.numerator * a.denominator;
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** The exact fraction a decimal is written as: 12.5 is 125/10. Throws RangeError for what is not a finite decimal. */
export function decimal(written: number | string): Fraction {
  const match = /^(-?\d+)(?:\.(\d+))?(?:e([+-]\d{1,3}))?$/.exec(String(written));
  if (!match) throw new RangeError(`not a decimal: ${written}`);
  const [, units = '0', part = '', exponent = '0'] = match;
  const digits = BigInt(units + part);
  const places = part.length - Number(exponent);
  return places >= 0
    ? { numerator: digits, denominator: 10n ** BigInt(places) }
    : { numerator: digits * 10n ** BigInt(-places), denominator: 1n };
}

/** `fraction` × `factor`, rounded half-up (towards +∞ on a tie) to `places` decimals. */
export function rounded(fraction: Fraction, factor = 1n, places = 2): number {
  const scale = 10n ** BigInt(places);
  const twice = 2n * fraction.numerator * factor * scale + fraction.denominator;
  return Number(floorDivided(twice, 2n * fraction.denominator)) / Number(scale);
}

export function plus(a: Fraction, b: Fraction): Fraction {
  if (a.denominator === b.denominator) return { ...a, numerator: a.numerator + b.numerator };
  return {
    numerator: a.numerator * b.denominator + b.numerator * a.denominator,
    denominator: a.denominator * b.denominator,
  };
}

export const times = (a: Fraction, b: Fraction): Fraction => ({
  numerator: a.numerator * b.numerator,
  denominator: a.denominator * b.denominator,
});

export const whole = (count: bigint | number): Fraction => ({ numerator: BigInt(count), denominator: 1n });

/** BigInt division truncates; half-up on negative numbers needs the floor. */
function floorDivided(a: bigint, b: bigint): bigint {
  const quotient = a / b;
  return a % b !== 0n && a < 0n ? quotient - 1n : quotient;
}

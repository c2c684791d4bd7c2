import { compare, plus, rounded, type Fraction } from './fraction.js';
import type { Missing } from './label.js';

/**
 * A figure: a value (with what is missing when it is not complete), not-applicable ("Không phát sinh": nothing arose,
 * so there is no number, never 100 %), or not-provided (with what is missing).
 */
export type Value =
  | ({ readonly kind: 'value'; readonly missing: readonly Missing[] } & Fraction)
  | { readonly kind: 'not-applicable' }
  | { readonly kind: 'not-provided'; readonly missing: readonly Missing[] };

export type Provided = Extract<Value, { kind: 'value' }>;

export const NOT_APPLICABLE: Value = { kind: 'not-applicable' };
export const notProvided = (missing: readonly Missing[]): Value => ({ kind: 'not-provided', missing: united(missing) });
export const valueOf = (fraction: Fraction, missing: readonly Missing[] = []): Provided => ({
  kind: 'value',
  numerator: fraction.numerator,
  denominator: fraction.denominator,
  missing: united(missing),
});

/** What a value lacks; empty when it is complete. */
export const missingOf = (value: Value): readonly Missing[] => (value.kind === 'not-applicable' ? [] : value.missing);

/** Counts added. Not-provided absorbs; not-applicable is left out, and a sum of nothing else is not-applicable. */
export function sum(values: readonly Value[]): Value {
  const missing = values.flatMap(missingOf);
  if (values.some((value) => value.kind === 'not-provided')) return notProvided(missing);
  const provided = values.filter((value) => value.kind === 'value');
  const [first, ...rest] = provided;
  return first ? valueOf(rest.reduce<Fraction>(plus, first), missing) : NOT_APPLICABLE;
}

/** `from` less the others; not-applicable when `from` is. */
export function difference(from: Value, less: readonly Value[]): Value {
  if (from.kind === 'not-applicable') return from;
  return sum([from, ...less.map(negated)]);
}

/**
 * Numerator ÷ denominator. A denominator known to be zero is not-applicable; while records are unknown it is
 * not-provided, because nobody can say that nothing arose.
 */
export function ratio(numerator: Value, denominator: Value, unknown: readonly Missing[] = []): Value {
  const gaps = [...missingOf(numerator), ...missingOf(denominator), ...unknown];
  if (denominator.kind === 'not-applicable') return denominator;
  if (denominator.kind === 'value' && denominator.numerator === 0n) return emptyRatio(denominator, unknown);
  if (numerator.kind === 'not-provided' || denominator.kind === 'not-provided') return notProvided(gaps);
  if (numerator.kind === 'not-applicable') return numerator;
  if (denominator.numerator < 0n) return notProvided([INCONSISTENT]);
  return valueOf(quotient(numerator, denominator), gaps);
}

/** The lower share is judged. Not-applicable parts are left out; while a part is not provided the lowest is incomplete. */
export function lowestOf(values: readonly Value[]): Value {
  const missing = values.flatMap(missingOf);
  const provided = values.filter((value) => value.kind === 'value');
  const [first, ...rest] = provided;
  if (first) return valueOf(rest.reduce(lower, first), missing);
  return values.some((value) => value.kind === 'not-provided') ? notProvided(missing) : NOT_APPLICABLE;
}

/** The number shown: shares as percentages 0–100, counts as they are; half-up to 2 decimals from the integers. */
export function numberOf(value: Fraction, unit?: string): number {
  return rounded(value, unit === 'percent' ? 100n : 1n);
}

const INCONSISTENT: Missing = {
  source: 'inconsistent',
  label: { vi: 'Số liệu mâu thuẫn: mẫu số âm', en: 'Contradictory data: negative denominator' },
};

function emptyRatio(denominator: Provided, unknown: readonly Missing[]): Value {
  const gaps = [...denominator.missing, ...unknown];
  return gaps.length > 0 ? notProvided(gaps) : NOT_APPLICABLE;
}

/** Counts have the denominator 1, so that the integers of the ratio stay the integers of the lists. */
const quotient = (numerator: Fraction, denominator: Fraction): Fraction => ({
  numerator: numerator.numerator * denominator.denominator,
  denominator: numerator.denominator * denominator.numerator,
});

/** Of equal shares the one over more records, so that the order of parts does not matter. */
function lower(a: Provided, b: Provided): Provided {
  const order = compare(a, b);
  if (order !== 0) return order < 0 ? a : b;
  return a.denominator >= b.denominator ? a : b;
}

const negated = (value: Value): Value => (value.kind === 'value' ? { ...value, numerator: -value.numerator } : value);

function united(missing: readonly Missing[]): readonly Missing[] {
  const byKey = new Map(missing.map((one) => [`${one.source}\u0000${one.label.vi}\u0000${one.count ?? ''}`, one]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, one]) => one);
}

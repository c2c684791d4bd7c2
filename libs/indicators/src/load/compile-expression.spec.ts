import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { measuresOf, valueOfExpression, type Answer } from '../evaluate.js';
import type { Expression, MeasureQuery } from '../expression.js';
import { queriesOf } from '../evaluate.js';
import { MEASURE_NAMES } from '../measures.js';
import { letterScorecard } from '../builtin.js';
import type { Value } from '../value.js';
import { compileExpression } from './compile-expression.js';
import type { RawExpression } from './raw.js';

/** A number, null where nothing arose, undefined where something is missing: written again, without the algebra. */
type Naive = number | null | undefined;

const leaf: fc.Arbitrary<RawExpression> = fc.record(
  {
    measure: fc.constantFrom(...MEASURE_NAMES),
    where: fc.record({ level: fc.subarray([1, 2, 3, 4] as const, { minLength: 1 }) }),
  },
  { requiredKeys: ['measure'] },
);

const { share } = fc.letrec<{ count: RawExpression; share: RawExpression }>((tie) => ({
  count: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    leaf,
    fc.array(tie('count'), { minLength: 2, maxLength: 3 }).map((sum) => ({ sum })),
    fc
      .tuple(tie('count'), fc.array(tie('count'), { minLength: 1, maxLength: 2 }))
      .map(([from, less]) => ({ difference: { from, less } })),
  ),
  share: fc.oneof(
    { maxDepth: 2 },
    fc.tuple(tie('count'), tie('count')).map(([numerator, denominator]) => ({ ratio: { numerator, denominator } })),
    fc.array(tie('share'), { minLength: 2, maxLength: 3 }).map((parts) => ({ 'lowest-of': parts })),
  ),
}));

/** Only values matter here: doubtful sums and differences are reported but still computed. */
const compiled = (raw: RawExpression): Expression =>
  compileExpression(raw, [], { basis: 'flow', report: () => undefined }).expression;

const naiveAnswer = (key: string, seed: number): Naive => {
  const hash = [...key].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, seed);
  if (hash % 19 === 0) return undefined;
  return hash % 17 === 0 ? null : hash % 50;
};

const added = (values: Naive[]): Naive => {
  if (values.includes(undefined)) return undefined;
  const numbers = values.filter((value): value is number => typeof value === 'number');
  return numbers.length > 0 ? numbers.reduce((a, b) => a + b, 0) : null;
};

function naive(raw: RawExpression, seed: number): Naive {
  const of = (part: RawExpression) => naive(part, seed);
  if (raw.sum) return added(raw.sum.map(of));
  if (raw.difference) {
    const from = of(raw.difference.from);
    return from === null ? null : added([from, ...raw.difference.less.map(of).map((one) => (one ? -one : one))]);
  }
  if (raw.ratio) return divided(of(raw.ratio.numerator), of(raw.ratio.denominator));
  if (raw['lowest-of']) {
    const parts = raw['lowest-of'].map(of);
    const numbers = parts.filter((part): part is number => typeof part === 'number');
    if (numbers.length > 0) return Math.min(...numbers);
    return parts.includes(undefined) ? undefined : null;
  }
  const [query] = queriesOf(compiled(raw));
  return naiveAnswer(query?.key ?? '', seed);
}

function divided(numerator: Naive, denominator: Naive): Naive {
  if (denominator === null || denominator === 0) return null;
  if (numerator === undefined || denominator === undefined) return undefined;
  if (numerator === null) return null;
  return denominator < 0 ? undefined : numerator / denominator;
}

const answerOf = (query: MeasureQuery, seed: number): Answer => {
  const number = naiveAnswer(query.key, seed);
  if (number === undefined) return { missing: [] };
  return number === null ? { notApplicable: true } : { count: number };
};

const plain = (value: Value): Naive => {
  if (value.kind === 'value') return Number(value.numerator) / Number(value.denominator);
  return value.kind === 'not-applicable' ? null : undefined;
};

describe('every expression', () => {
  test('has the value a naive evaluator gives it', () => {
    fc.assert(
      fc.property(share, fc.nat(9973), (raw, seed) => {
        const expression = compiled(raw);
        const answers = new Map(queriesOf(expression).map((query) => [query.key, answerOf(query, seed)]));
        const wanted = naive(raw, seed);
        const value = plain(valueOfExpression(expression, answers));
        if (typeof wanted === 'number') expect(value).toBeCloseTo(wanted, 9);
        else expect(value).toBe(wanted);
      }),
      { numRuns: 400 },
    );
  });

  test('asks nothing beyond what it collects: without any answer nothing is a value', () => {
    for (const indicator of letterScorecard().indicators) {
      for (const { expression } of indicator.readings) {
        expect(valueOfExpression(expression, new Map()).kind).toBe('not-provided');
      }
    }
  });
});

describe('the key of a question', () => {
  const keyOf = (raw: RawExpression, basis: 'flow' | 'ytd' = 'flow') =>
    queriesOf(compileExpression(raw, [], { basis, report: () => undefined }).expression)[0]?.key;

  test('does not depend on how a filter is written', () => {
    expect(keyOf({ measure: 'received', where: { level: [4, 3], channel: ['post', 'counter'] } })).toBe(
      keyOf({ measure: 'received', where: { channel: ['counter', 'post'], level: [3, 4] } }),
    );
  });

  test('differs with measure, filter, procedures and window', () => {
    const keys = [
      keyOf({ measure: 'received' }),
      keyOf({ measure: 'received' }, 'ytd'),
      keyOf({ measure: 'settled' }),
      keyOf({ measure: 'received', where: { level: [3] } }),
      keyOf({ measure: 'received', where: { level: [4] } }),
      keyOf({ measure: 'received', among: { set: 'ever' } }),
      keyOf({ measure: 'received', among: { set: 'at-end' } }),
      keyOf({ count: { set: 'at-end' } }),
      keyOf({ count: { set: 'at-end', offered: { post: true } } }),
    ];
    expect(new Set(keys).size).toBe(keys.length);
  });

  test('is the same for one question of two indicators', () => {
    const [a, b] = ['I.12.1', 'I.12.2'].map((id) => {
      const found = letterScorecard().indicators.find((indicator) => indicator.id === id);
      return new Set(found && measuresOf(found).map(({ key }) => key));
    });
    expect([...(a ?? [])].filter((key) => b?.has(key))).toHaveLength(1);
  });
});

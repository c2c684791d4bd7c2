import { describe, expect, test } from '@jest/globals';
import { queriesOf } from '../evaluate.js';
import type { MeasureQuery } from '../expression.js';
import { compileExpression } from './compile-expression.js';
import { countsTwice, isPartOf } from './overlap.js';
import type { RawExpression } from './raw.js';

function query(raw: RawExpression): MeasureQuery {
  const [found] = queriesOf(compileExpression(raw, [], { basis: 'flow', report: () => undefined }).expression);
  if (!found) throw new Error('no query');
  return found;
}

const having = { measure: 'settled', 'at-least': 1 } as const;
const late = { measure: 'settled-late', 'at-least': 1 } as const;
const book: RawExpression = { manual: { id: 'book', as: 'count', label: { vi: 'sổ', en: 'book' } } };

describe('one count is part of another', () => {
  test.each<[boolean, RawExpression, RawExpression]>([
    [true, { measure: 'settled-late' }, { measure: 'settled' }],
    [true, { measure: 'received-settled-timely' }, { measure: 'received' }],
    [false, { measure: 'settled' }, { measure: 'settled-late' }],
    [false, { measure: 'settled-timely-by-reappointment' }, { measure: 'settled-early' }],
    [true, { measure: 'received', where: { channel: ['online'] } }, { measure: 'received' }],
    [
      true,
      { measure: 'received', where: { channel: ['online'] } },
      { measure: 'received', where: { channel: ['online', 'post'] } },
    ],
    [false, { measure: 'received' }, { measure: 'received', where: { channel: ['online'] } }],
    [
      false,
      { measure: 'received', where: { channel: ['post'] } },
      { measure: 'received', where: { channel: ['online'] } },
    ],
    [false, { measure: 'received', where: { level: [3, 4] } }, { measure: 'received', where: { level: [3] } }],
    [true, { measure: 'received', among: { having: [having] } }, { measure: 'received' }],
    [false, { measure: 'received' }, { measure: 'received', among: { having: [having] } }],
    [
      true,
      { measure: 'received', among: { having: [having, late] } },
      { measure: 'received', among: { having: [having] } },
    ],
    [true, { measure: 'open-overdue' }, { measure: 'open' }],
    [false, { measure: 'open' }, { measure: 'received' }],
    [true, { distinct: { having: [having, late] } }, { distinct: { having: [having] } }],
    [false, { distinct: { having: [having] } }, { distinct: { having: [having, late] } }],
    [true, { distinct: { set: 'ever', having: [having] } }, { count: { set: 'ever' } }],
    [false, { distinct: { set: 'ever', having: [having] } }, { count: { set: 'at-end' } }],
    [
      true,
      { count: { set: 'ever', offered: { level: [3], post: true } } },
      { count: { set: 'ever', offered: { level: [3, 4] } } },
    ],
    [false, { count: { set: 'ever' } }, { count: { set: 'ever', offered: { post: true } } }],
    [false, { count: { set: 'ever' } }, { measure: 'received' }],
    [true, book, book],
    [false, book, { measure: 'received' }],
  ])('%s: %j of %j', (part, a, b) => {
    expect(isPartOf(query(a), query(b))).toBe(part);
  });

  test('numbers entered by hand may be added; a part and its whole may not', () => {
    expect(countsTwice(query(book), query(book))).toBe(false);
    expect(countsTwice(query({ measure: 'settled' }), query({ measure: 'settled-late' }))).toBe(true);
    expect(countsTwice(query({ measure: 'settled-early' }), query({ measure: 'settled-late' }))).toBe(false);
  });
});

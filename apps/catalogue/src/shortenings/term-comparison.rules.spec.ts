import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CalendarBook, vietnamDecisions } from '#calendar';
import type { StatedTerm } from '#contracts';
import { assertNoLongerTerm, compareTerms, comparisonFlags } from './term-comparison.rules.js';

const calendar = new CalendarBook([...vietnamDecisions]).of([], new Date('2018-08-30T03:00:00Z'));
const term = (text: string): StatedTerm => {
  const [length, unit] = text.split(' ') as [string, StatedTerm['unit']];
  return { length, unit };
};

describe('NĐ 61/2018 Điều 5.1đ: a local term against the central one, by the due dates of five days', () => {
  it.each([
    ['5 working-day', '10 working-day', 'shorter', 5, 50],
    ['0.5 working-day', '1 working-day', 'shorter', 0.5, 50],
    ['5 working-day', '5 working-day', 'equal', 0, 0],
    ['5 working-day', '7 day', 'equal', 0, 0],
    ['20 working-day', '30 day', 'shorter', 1.6, 7.41],
    ['4 working-day', '7 day', 'shorter', 1, 20],
    ['4 hour', '8 hour', 'shorter', 0.5, 50],
    ['8 working-day', '7 day', 'longer', null, null],
    ['11 working-day', '10 working-day', 'longer', null, null],
    ['22 working-day', '1 month', 'not-comparable', null, null],
    ['9999 working-day', '10 working-day', 'not-comparable', null, null],
  ])('%s against %s is %s', (local, central, ...expected) => {
    const { comparison, daysSaved, shareSaved } = compareTerms(term(local), term(central), calendar, 2018);
    expect([comparison, daysSaved, shareSaved === null ? null : Math.round(shareSaved * 100) / 100]).toEqual(expected);
  });

  it('turned around says the opposite, and a saving is never below zero or above the whole', () => {
    const terms = fc.record({
      length: fc.integer({ min: 1, max: 60 }).map(String),
      unit: fc.constantFrom('working-day' as const, 'day' as const, 'hour' as const),
    });
    const opposite = { shorter: 'longer', longer: 'shorter', equal: 'equal', 'not-comparable': 'not-comparable' };
    fc.assert(
      fc.property(terms, terms, (a, b) => {
        const there = compareTerms(a, b, calendar, 2018);
        expect(compareTerms(b, a, calendar, 2018).comparison).toBe(opposite[there.comparison]);
        expect(there.daysSaved ?? 0).toBeGreaterThanOrEqual(0);
        expect(there.shareSaved ?? 0).toBeLessThanOrEqual(100);
      }),
      { numRuns: 60 },
    );
  });

  it('refuses a longer one by its channel, and flags what can’t be compared', () => {
    const parts = (local: string, central: string) => ({
      name: { vi: 'Tên', en: null },
      ways: [{ channel: 'online' as const, term: term(local), centralTerm: term(central) }],
    });
    expect(() => assertNoLongerTerm(parts('8 working-day', '7 day'), calendar, 2018)).toThrow('procedure.term-longer');
    expect(() => assertNoLongerTerm(parts('5 working-day', '7 day'), calendar, 2018)).not.toThrow();
    expect(comparisonFlags(parts('22 working-day', '1 month'), calendar, 2018)).toEqual(['term-not-comparable:online']);
  });
});

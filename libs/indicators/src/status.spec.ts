import { describe, expect, test } from '@jest/globals';
import { whole } from './fraction.js';
import type { Indicator, Reading } from './indicator.js';
import { reaches, statusOf, type Status } from './status.js';
import { NOT_APPLICABLE, notProvided, valueOf, type Value } from './value.js';

const reading: Reading = {
  id: 'A',
  label: { vi: 'A', en: 'A' },
  expression: { node: 'not-provided', missing: { source: 'dossier', label: { vi: '', en: '' } } },
  requires: [],
  otherwise: null,
  judgedAtYearEnd: false,
  leastRecords: null,
};

const anIndicator = (changes: Partial<Indicator> = {}): Indicator => ({
  id: 'X',
  alias: 'X',
  label: { vi: 'X', en: 'X' },
  explanation: { vi: 'X', en: 'X' },
  unit: 'percent',
  clause: 'X',
  legalBasis: [],
  readings: [reading],
  target: { operator: '=', number: 100 },
  basis: 'flow',
  scope: 'S',
  whenNotApplicable: 'no-data',
  course: 'steady',
  responsible: { lead: 'X', with: [], follow: [] },
  beside: [],
  sources: ['dossier'],
  ...changes,
});

const percent = (number: number) => valueOf({ numerator: BigInt(number * 1000), denominator: 100_000n });
const count = (number: number) => valueOf(whole(number));
const yearly = { target: { operator: '>=', number: 40 }, basis: 'ytd' } as const;
const cumulative = { ...yearly, course: 'cumulative' } as const;
const shortened = {
  unit: 'procedure',
  target: { operator: '>=', number: 1 },
  basis: 'ytd',
  course: 'once-reached',
} as const;
const stock = { basis: 'stock' } as const;
const monthly = { target: { operator: '>=', number: 90 } } as const;

const whole2018 = { cutOff: '2018-12-31', periodEnd: '2018-12-31' };
const june = { cutOff: '2018-06-30', periodEnd: '2018-12-31' };
const firstHalf = { cutOff: '2018-06-30', periodEnd: '2018-06-30' };

describe('status', () => {
  test.each<[string, Partial<Indicator>, Value, typeof june, Status]>([
    ['100 % of 100 %', {}, percent(100), whole2018, 'met'],
    ['99.996 % of 100 % is missed although 100 is shown', {}, percent(99.996), whole2018, 'missed'],
    ['a late dossier can not be repaired', {}, percent(99), june, 'missed'],
    ['no breach of a zero target', { unit: 'case', target: { operator: '=', number: 0 } }, count(0), june, 'met'],
    ['one breach of a zero target', { unit: 'case', target: { operator: '=', number: 0 } }, count(1), june, 'missed'],
    ['more than 80: exactly 80', { target: { operator: '>', number: 80 } }, percent(80), whole2018, 'missed'],
    ['more than 80: 80.001', { target: { operator: '>', number: 80 } }, percent(80.001), whole2018, 'met'],
    ['a yearly minimum reached at the end', yearly, percent(40), whole2018, 'met'],
    ['a yearly minimum missed at the end', yearly, percent(39.999), whole2018, 'missed'],
    ['a yearly minimum on course in June', yearly, percent(40), june, 'in-progress'],
    ['a yearly minimum on course at the end of the first half', yearly, percent(40), firstHalf, 'in-progress'],
    ['a yearly rate below in June', yearly, percent(39.999), june, 'at-risk'],
    ['a cumulative minimum that keeps pace with the days', cumulative, percent(20), june, 'in-progress'],
    ['a cumulative minimum behind the days', cumulative, percent(19.8), june, 'at-risk'],
    ['a cumulative minimum behind at the end', cumulative, percent(39), whole2018, 'missed'],
    ['one shortened procedure stays one', shortened, count(1), june, 'met'],
    ['none shortened yet', shortened, count(0), june, 'in-progress'],
    ['none shortened in the year', shortened, count(0), whole2018, 'missed'],
    ['a stock can still be put right before its day', stock, percent(99), june, 'at-risk'],
    ['a stock on its day', stock, percent(99), firstHalf, 'missed'],
    ['a minimum over a period not over', monthly, percent(80), june, 'at-risk'],
    ['a minimum over a period that is over', monthly, percent(80), firstHalf, 'missed'],
    ['not provided', {}, notProvided([]), whole2018, 'no-data'],
    ['not applicable, full', { whenNotApplicable: 'full' }, NOT_APPLICABLE, whole2018, 'met'],
    ['not applicable, zero', { whenNotApplicable: 'zero' }, NOT_APPLICABLE, whole2018, 'missed'],
    ['not applicable, deduct', { whenNotApplicable: 'deduct' }, NOT_APPLICABLE, whole2018, 'no-data'],
    ['not applicable', {}, NOT_APPLICABLE, whole2018, 'no-data'],
  ])('%s', (_name, changes, value, on, wanted) => {
    expect(statusOf(anIndicator(changes), reading, value, on)).toBe(wanted);
  });

  test('too few records conclude nothing, neither good nor bad', () => {
    const few = { ...reading, leastRecords: 30 };
    const of = (positive: number, all: number) =>
      statusOf(anIndicator(), few, valueOf({ numerator: BigInt(positive), denominator: BigInt(all) }), whole2018);
    expect([of(29, 29), of(0, 29), of(30, 30), of(0, 30)]).toEqual(['no-data', 'no-data', 'met', 'missed']);
  });

  test('incomplete data can show a miss but never a success', () => {
    const gap = [{ source: 'manual', label: { vi: 'sổ giấy', en: 'paper book' } }];
    const incomplete = (number: number) => ({ ...percent(number), missing: gap });
    expect(statusOf(anIndicator(), reading, incomplete(100), whole2018)).toBe('no-data');
    expect(statusOf(anIndicator(), reading, incomplete(99), whole2018)).toBe('missed');
  });

  test('met needs every required reading met', () => {
    const given = (required: Status[]) => statusOf(anIndicator(), reading, percent(100), whole2018, required);
    expect(given(['met'])).toBe('met');
    expect(given(['missed'])).toBe('missed');
    expect(given(['no-data'])).toBe('no-data');
    expect(statusOf(anIndicator(), reading, percent(99), whole2018, ['met'])).toBe('missed');
  });

  test('a reading judged at the end of the year has no verdict before it', () => {
    const late = { ...reading, judgedAtYearEnd: true };
    expect(statusOf(anIndicator(), late, percent(60), firstHalf)).toBe('in-progress');
    expect(statusOf(anIndicator(), late, percent(60), whole2018)).toBe('missed');
  });

  test('decimal limits are compared exactly', () => {
    const limit = anIndicator({ target: { operator: '>=', number: 0.1 } });
    expect(reaches(limit, { numerator: 1n, denominator: 1000n })).toBe(true);
    expect(reaches(limit, { numerator: 999_999n, denominator: 1_000_000_000n })).toBe(false);
  });
});

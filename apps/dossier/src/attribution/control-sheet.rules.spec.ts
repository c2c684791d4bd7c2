import { describe, expect, it } from '@jest/globals';
import { controlSheet, type RecordedStep } from './control-sheet.rules.js';

const at = (day: string) => new Date(`${day}T09:00:00+07:00`);
const step = (n: number, day: string, due: string | null): RecordedStep => ({
  n,
  at: at(day),
  recordedAt: at(day),
  giver: 'A',
  taker: 'B',
  action: 'forward',
  unitId: null,
  holder: 'unit',
  dueAt: due === null ? null : new Date(`${due}T17:00:00+07:00`),
});
const results = (steps: RecordedStep[], end: Date | null) =>
  controlSheet(steps, end, '2018-08-20').map(({ result }) => result);

describe('form 05 (TT 01/2018 Art.9): result of each taker against the own term, by date', () => {
  it.each([
    ['handed on before its day', [step(1, '2018-08-13', '2018-08-15'), step(2, '2018-08-14', null)], null, ['early', 'none']], // prettier-ignore
    ['handed on on its day', [step(1, '2018-08-13', '2018-08-15'), step(2, '2018-08-15', null)], null, ['on-time', 'none']], // prettier-ignore
    ['handed on after its day', [step(1, '2018-08-13', '2018-08-15'), step(2, '2018-08-16', null)], null, ['late', 'none']], // prettier-ignore
    ['still with the taker, in time', [step(1, '2018-08-13', '2018-08-20')], null, ['open']],
    ['still with the taker, overdue', [step(1, '2018-08-13', '2018-08-17')], null, ['overdue']],
    ['ended by the settlement', [step(1, '2018-08-13', '2018-08-17')], at('2018-08-17'), ['on-time']],
    ['without a term of its own', [step(1, '2018-08-13', null)], null, ['none']],
  ] as const)('%s', (_, steps, end, expected) => {
    expect(results([...steps], end)).toEqual(expected);
  });
});

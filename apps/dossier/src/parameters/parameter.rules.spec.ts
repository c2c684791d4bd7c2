import { describe, expect, it } from '@jest/globals';
import { assertSettable, DEFAULT_PARAMETERS, parametersFor, type ParameterEntry } from './parameter.rules.js';

const LAND = 'Đất đai';
const entry = (of: Partial<ParameterEntry>): ParameterEntry => ({
  key: 'supplement.mode',
  field: '',
  value: 'pause',
  from: '2018-07-01',
  to: null,
  ...of,
});
const mode = (entries: ParameterEntry[], field: string | null, day: string) =>
  parametersFor(entries, field, day).supplementMode;

describe('what holds for a dossier', () => {
  it.each([
    ['the default of the law where nothing is set', [], LAND, '2018-08-01', 'restart'],
    ['what is set for every field', [entry({})], LAND, '2018-08-01', 'pause'],
    ['not before its first day of reception', [entry({})], LAND, '2018-06-30', 'restart'],
    ['not after its last', [entry({ to: '2018-07-31' })], LAND, '2018-08-01', 'restart'],
    ['its last day included', [entry({ to: '2018-07-31' })], LAND, '2018-07-31', 'pause'],
    ['the field’s own before the one for all', [entry({}), entry({ field: LAND, value: 'restart' })], LAND, '2018-08-01', 'restart'], // prettier-ignore
    ['another field’s never', [entry({ field: LAND })], 'Báo chí', '2018-08-01', 'restart'],
    ['the newest of those that hold', [entry({}), entry({ value: 'restart', from: '2018-08-01' })], null, '2018-08-02', 'restart'], // prettier-ignore
  ] as const)('%s', (_, entries, field, day, expected) => {
    expect(mode([...entries], field, day)).toBe(expected);
  });

  it('by default is what the decree and the one-stop units say', () => {
    expect(DEFAULT_PARAMETERS).toMatchObject({ supplementMode: 'restart', noticeDays: 3, apologyDaysBefore: 1 });
    expect(DEFAULT_PARAMETERS).toMatchObject({ paymentCounts: true, sameDayUntil: '15:00', nextDayUntil: '08:00' });
  });

  it.each([
    ['a value of another form', { value: 'sometimes' }, 'dossier.parameter-value'],
    ['a day gone by', { from: '2018-07-31' }, 'dossier.parameter-days'],
    ['an end before its begin', { from: '2018-09-01', to: '2018-08-31' }, 'dossier.parameter-days'],
  ])('is not set to %s', (_, of, code) => {
    let refused: unknown;
    try {
      assertSettable(entry({ from: '2018-08-01', ...of }), '2018-08-01');
    } catch (error) {
      refused = error;
    }
    expect(refused).toMatchObject({ code });
  });
});

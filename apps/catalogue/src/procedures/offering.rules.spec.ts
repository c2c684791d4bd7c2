import { describe, expect, it } from '@jest/globals';
import type { OfferingInput } from '#contracts';
import { newOffering, placed, placedAll, type OfferingState } from './offering.rules.js';

const anOffering = (change: Partial<OfferingInput> = {}): OfferingState =>
  newOffering({ agency: 'H10', from: '2018-01-01', level: 2, ...change }, 'procedure', 'agency');
const periods = (offerings: readonly OfferingState[]) => offerings.map(({ from, to, level }) => [from, to, level]);

describe('offerings of one agency', () => {
  it('are in the one-stop unit unless excluded, and by post only when listed', () => {
    expect(anOffering()).toMatchObject({ oneStop: true, post: false });
    expect(anOffering({ oneStop: false, post: true })).toMatchObject({ oneStop: false, post: true });
  });

  it.each<[string, Partial<OfferingInput>, OfferingState[], unknown[]]>([
    ['first', {}, [], [['2018-01-01', null, 2]]],
    [
      'raised to level 3',
      { from: '2018-06-01', level: 3 },
      [anOffering()],
      [
        ['2018-01-01', '2018-05-31', 2],
        ['2018-06-01', null, 3],
      ],
    ],
    ['said again', {}, [anOffering()], []],
    ['corrected', { level: 4 }, [anOffering()], [['2018-01-01', null, 4]]],
    ['before a later one', { from: '2017-01-01', to: '2017-12-31' }, [anOffering()], [['2017-01-01', '2017-12-31', 2]]],
  ])('%s: what changes is as expected', (_, change, existing, changed) => {
    expect(periods(placed(anOffering(change), existing, 'H10'))).toEqual(changed);
  });

  it('never cover a later one, nor end before they begin', () => {
    expect(() => placed(anOffering({ from: '2017-01-01' }), [anOffering()], 'H10')).toThrow('offering.later-exists');
    expect(() => anOffering({ to: '2017-12-31' })).toThrow('offering.dates-out-of-order');
  });

  it('given together follow each other', () => {
    const wanted = ['2018-01-01', '2018-06-01', '2018-09-01'].map((from) => ({
      state: anOffering({ from }),
      agencyCode: 'H10',
    }));
    expect(periods(placedAll(wanted, []))).toEqual([
      ['2018-01-01', '2018-05-31', 2],
      ['2018-06-01', '2018-08-31', 2],
      ['2018-09-01', null, 2],
    ]);
  });
});

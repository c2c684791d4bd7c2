import { describe, expect, it } from '@jest/globals';
import type { ProcedureParts } from '#contracts';
import { missingParts, flagsOf } from './completeness.rules.js';
import { amended, firstVersion, mergedParts, published, redrafted, repealed, type Version } from './version.rules.js';

const whole: ProcedureParts = {
  name: { vi: 'Cấp giấy phép', en: null },
  steps: 'Bước 1',
  ways: [
    {
      channel: 'counter',
      term: { length: '5', unit: 'working-day' },
      fees: [{ text: 'Miễn phí', amount: '0', currency: 'VND' }],
    },
  ],
  papersText: 'Đơn',
  subjects: 'Công dân',
  agency: 'Sở',
  legalText: 'Luật',
  result: 'Giấy phép',
  none: ['forms', 'conditions'],
};
const decided = { kind: 'new', decision: '1/QĐ', decidedOn: null, validFrom: '2018-01-01' } as const;
const inForce = firstVersion(whole, 'chiso', decided).versions[0]!;
const standing = { status: 'in-force', shown: 1, draft: null } as const;
const periods = (versions: readonly Version[]) =>
  versions.map(({ version, status, validFrom, validTo }) => [version, status, validFrom, validTo]);

describe('completeness (NĐ 63/2010 Art.8.2)', () => {
  it.each<[keyof ProcedureParts, string[]]>([
    ['steps', ['steps']],
    ['ways', ['manner', 'term', 'fees']],
    ['papersText', ['papers']],
    ['subjects', ['subjects']],
    ['agency', ['agency']],
    ['legalText', ['legalBasis']],
    ['result', ['result']],
    ['none', ['forms', 'conditions']],
  ])('without %s, %j are missing', (part, missing) => {
    const { [part]: _, ...rest } = whole;
    expect([missingParts(whole), missingParts(rest as ProcedureParts)]).toEqual([[], missing]);
  });

  it('never lets a part that must apply be "none"', () => {
    expect(missingParts({ ...whole, steps: null, none: ['forms', 'conditions', 'steps' as never] })).toEqual(['steps']);
  });

  it('flags terms and fees that are not plain', () => {
    const ways = [
      {
        channel: 'online' as const,
        termText: '1',
        fees: [{ text: 'Miễn phí(5.000 đồng)', amount: '0', currency: 'VND' as const }],
      },
    ];
    expect(flagsOf({ ...whole, ways })).toEqual([
      'term-unclear:online',
      'fee-in-note:online',
      'papers-not-split',
      'legal-basis-not-split',
    ]);
  });
});

describe('versions', () => {
  it('begin in force only when published and complete', () => {
    expect(firstVersion(whole, 'portal', decided).standing).toEqual(standing);
    expect(firstVersion(whole, 'portal', null).standing.status).toBe('draft');
    expect(firstVersion({ ...whole, steps: null }, 'portal', decided).standing.status).toBe('draft');
  });

  it('of a publication end the one before on the day before', () => {
    const { standing: drafted, versions } = redrafted(standing, inForce, { ...whole, steps: 'Bước 2' }, 'chiso');
    expect(drafted).toEqual({ status: 'in-force', shown: 1, draft: 2 });
    const next = published(versions[0]!, { ...decided, validFrom: '2019-01-06' }, inForce);
    expect(next.standing).toEqual({ status: 'in-force', shown: 2, draft: null });
    expect(periods(next.versions)).toEqual([
      [1, 'in-force', '2018-01-01', '2019-01-05'],
      [2, 'in-force', '2019-01-06', null],
    ]);
  });

  it('from a source begin today, beside a draft, and are corrected in place on the day they began', () => {
    const next = amended({ ...standing, draft: 2 }, inForce, { ...whole, steps: 'Khác' }, 'portal', '2018-08-30');
    expect(next.standing).toEqual({ status: 'in-force', shown: 3, draft: 2 });
    expect(periods(next.versions)).toEqual([
      [1, 'in-force', '2018-01-01', '2018-08-29'],
      [3, 'in-force', '2018-08-30', null],
    ]);
    const again = amended(next.standing, next.versions[1]!, whole, 'portal', '2018-08-30');
    expect(periods(again.versions)).toEqual([[3, 'in-force', '2018-08-30', null]]);
  });

  it('are in force for the last time on the day before they are repealed', () => {
    const { standing: after, versions } = repealed(standing, inForce, '2018-09-01');
    expect([after.status, periods(versions)]).toEqual(['repealed', [[1, 'repealed', '2018-01-01', '2018-08-31']]]);
  });

  it('never lose a part that a source does not carry, nor keep "none" beside what is now said', () => {
    const merged = mergedParts(whole, { name: { vi: 'Tên mới', en: null }, steps: null, conditions: 'Có' });
    expect(merged).toMatchObject({ name: { vi: 'Tên mới' }, steps: 'Bước 1', conditions: 'Có', none: ['forms'] });
  });
});

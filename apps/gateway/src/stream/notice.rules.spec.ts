import { describe, expect, it } from '@jest/globals';
import { merged, noticeFor } from './notice.rules.js';

const tree = {
  isWithin: (id: string, code: string) => code === 'H10' || id === code.toLowerCase(),
  codeOf: (id: string) => id.toUpperCase(),
};
const notice = { indicators: ['I.3.e.1'], agencies: ['a', 'b'], periods: ['2018'], positions: { dossier: 7 } };

describe('a notice of change', () => {
  it('names only agencies within the scope of whoever hears it', () => {
    expect(noticeFor(notice, 'A', tree)).toEqual({ ...notice, agencies: ['A'] });
    expect(noticeFor(notice, 'H10', tree)?.agencies).toEqual(['A', 'B']);
  });

  it('is not told to a scope in which nothing changed', () => {
    expect(noticeFor(notice, 'C', tree)).toBeUndefined();
  });

  it('of all agencies is told to everyone', () => {
    expect(noticeFor({ ...notice, agencies: [] }, 'C', tree)).toEqual({ ...notice, agencies: [] });
  });

  it('is merged with an earlier one that was not told yet; all stays all', () => {
    const later = { indicators: [], agencies: ['B'], periods: ['2018', '2018-07'], positions: { dossier: 9 } };
    expect(merged({ ...notice, agencies: ['A'] }, later)).toEqual({
      indicators: [],
      agencies: ['A', 'B'],
      periods: ['2018', '2018-07'],
      positions: { dossier: 9 },
    });
  });
});

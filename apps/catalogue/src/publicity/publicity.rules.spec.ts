import { describe, expect, it } from '@jest/globals';
import type { CheckWebItem } from '#contracts';
import { placeStates, publicityScore, type PostingState } from './publicity.rules.js';
import { checked, unseen, upToDate } from './web-item.rules.js';

const aPosting = (change: Partial<PostingState>): PostingState => ({
  id: 'p',
  procedureId: 'x',
  procedureCode: '1.003384',
  version: 2,
  place: 'web-page',
  agencyId: null,
  postedOn: '2018-02-01',
  removedOn: null,
  dueOn: null,
  missing: [],
  proof: null,
  ...change,
});
const web = (...postings: Partial<PostingState>[]) =>
  placeStates(postings.map(aPosting), { version: 2 }, '2018-08-30').find(({ place }) => place === 'web-page')!;

describe('NĐ 63/2010 Điều 17: what a place shows', () => {
  it.each<[string, Partial<PostingState>[], boolean, number | null]>([
    ['nothing', [], false, null],
    ['the version in force', [{}], true, 2],
    ['the one before', [{ version: 1 }], false, 1],
    ['the one before, then the new one', [{ version: 1, postedOn: '2018-01-01' }, {}], true, 2],
    ['one taken away', [{ removedOn: '2018-08-29' }], false, null],
    ['one posted tomorrow', [{ postedOn: '2018-08-31' }], false, null],
    ['one without its fees', [{ missing: ['fees'] }], false, 2],
  ])('%s', (_, postings, current, version) => {
    expect(web(...postings)).toMatchObject({ current, version });
  });

  it('the score counts twelve parts and three places and names what is missing', () => {
    const places = placeStates(
      [aPosting({ missing: ['fees'] }), aPosting({ place: 'national-base' })],
      { version: 2 },
      '2018-08-30',
    );
    expect(publicityScore([], places)).toEqual({ score: 86, missing: ['one-stop-centre', 'web-page:fees'] });
    expect(publicityScore(['steps'], places).score).toBe(80);
  });
});

describe('NĐ 43/2011 Điều 10: an item of the web page is up to date', () => {
  const dueOf = (day: string) => `${day.slice(0, 8)}${String(Number(day.slice(8)) + 2).padStart(2, '0')}`;
  const after = (...found: Partial<CheckWebItem>[]) =>
    found.reduce((state, one) => checked(state, one as CheckWebItem, dueOf), unseen('agency', 'contact'));

  it.each<[string, Partial<CheckWebItem>[], string, boolean]>([
    ['never seen', [], '2018-08-30', false],
    ['present', [{ presentFrom: '2018-01-01' }], '2018-08-30', true],
    ['not yet present', [{ presentFrom: '2018-09-01' }], '2018-08-30', false],
    ['taken away', [{ presentFrom: '2018-01-01' }, { presentTo: '2018-08-01' }], '2018-08-30', false],
    ['changed, still within the term', [{ presentFrom: '2018-01-01', changedOn: '2018-08-29' }], '2018-08-30', true],
    ['changed, the term over', [{ presentFrom: '2018-01-01', changedOn: '2018-08-20' }], '2018-08-30', false],
    [
      'changed and updated late: right again from that day on',
      [{ presentFrom: '2018-01-01', changedOn: '2018-08-20' }, { postedOn: '2018-08-28' }],
      '2018-08-30',
      true,
    ],
    [
      'but not on the days between',
      [{ presentFrom: '2018-01-01', changedOn: '2018-08-20' }, { postedOn: '2018-08-28' }],
      '2018-08-25',
      false,
    ],
    ['an update proves that it is there', [{ postedOn: '2018-03-01' }], '2018-08-30', true],
    [
      'another term by decision',
      [{ presentFrom: '2018-01-01', changedOn: '2018-08-20', dueOn: '2018-09-20' }],
      '2018-08-30',
      true,
    ],
  ])('%s', (_, found, day, expected) => {
    expect(upToDate(after(...found), day)).toBe(expected);
  });
});

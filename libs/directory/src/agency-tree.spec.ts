import { describe, expect, it } from '@jest/globals';
import { AgencyTree, type Agency } from './agency-tree.js';

const anAgency = (id: string, parentId: string | null, more: Partial<Agency> = {}): Agency => ({
  id,
  parentId,
  kind: 'department',
  level: 'province',
  codes: [{ code: `code-${id}`, from: null, to: null }],
  from: null,
  to: null,
  mergedInto: null,
  demonstration: true,
  ...more,
});

const tree = new AgencyTree([
  anAgency('root', null),
  anAgency('post', 'root', { to: '2025-02-28', mergedInto: 'science' }),
  anAgency('room', 'post', { to: '2025-02-28' }),
  anAgency('science', 'root'),
  anAgency('young', 'root', {
    from: '2019-01-01',
    codes: [
      { code: 'new', from: null, to: null },
      { code: 'old', from: null, to: '2018-12-31' },
    ],
  }),
]);

describe('AgencyTree', () => {
  it('finds an agency by uuid, by its code and by an old code', () => {
    expect([tree.find('young')?.id, tree.find('new')?.id, tree.find('old')?.id, tree.find('?')]).toEqual([
      'young',
      'young',
      'young',
      undefined,
    ]);
  });

  it('gives rights over everything that ever stood below or was merged in', () => {
    expect(tree.subtree('science').sort()).toEqual(['post', 'room', 'science']);
    expect(tree.subtree('root')).toHaveLength(5);
    expect(tree.subtree('nobody')).toEqual([]);
  });

  it.each([
    ['2018-06-30', 'root', ['post', 'room', 'root', 'science']],
    ['2019-06-30', 'root', ['post', 'room', 'root', 'science', 'young']],
    ['2025-06-30', 'root', ['post', 'room', 'root', 'science', 'young']],
    ['2018-06-30', 'science', ['science']],
    ['2025-06-30', 'science', ['post', 'room', 'science']],
  ])('on %s the scope of %s is %j', (day, scope, members) => {
    expect(tree.subtreeOn(scope, day).sort()).toEqual(members);
  });

  it('inherits calendars from the nearest agency up, the province left out', () => {
    expect(tree.chain('room')).toEqual(['room', 'post']);
    expect(tree.chain('root')).toEqual([]);
  });
});

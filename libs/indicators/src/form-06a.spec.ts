import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { brokenIdentities, form06a, FORM_06A_QUERIES, type Form06aCounts } from './form-06a.js';

const counts: Form06aCounts = {
  receivedOnline: 300,
  receivedOtherwise: 90,
  carriedOver: 10,
  settledEarly: 200,
  settledOnTime: 100,
  withdrawn: 3,
  stopped: 2,
  settledLate: 25,
  open: 70,
  openOverdue: 15,
};

describe('form II.06a', () => {
  test('has its columns, with withdrawn and stopped in column (9), said in a note', () => {
    const { columns, notes, broken } = form06a(counts);
    expect(columns).toEqual({
      3: 400,
      4: 300,
      5: 90,
      6: 10,
      7: 330,
      8: 200,
      9: 105,
      10: 25,
      11: 70,
      12: 55,
      13: 15,
    });
    expect(notes).toEqual([
      {
        vi: 'Cột (9) gồm cả 3 hồ sơ rút và 2 hồ sơ dừng xử lý.',
        en: 'Column (9) includes 3 withdrawn and 2 stopped dossiers.',
      },
    ]);
    expect(broken).toEqual([]);
  });

  test('has no note when nothing was withdrawn or stopped', () => {
    expect(form06a({ ...counts, withdrawn: 0, stopped: 0, settledOnTime: 105 }).notes).toEqual([]);
  });

  test('names the identity when a dossier is lost', () => {
    expect(form06a({ ...counts, open: 69 }).broken).toEqual([{ identity: '(3) = (7) + (11)', left: 400, right: 399 }]);
  });

  test('finds every broken identity in columns of another system', () => {
    const { columns } = form06a(counts);
    expect(brokenIdentities({ ...columns, 5: 91 }).map(({ identity }) => identity)).toEqual(['(3) = (4) + (5) + (6)']);
    expect(brokenIdentities({ ...columns, 9: 0 }).map(({ identity }) => identity)).toEqual(['(7) = (8) + (9) + (10)']);
    expect(brokenIdentities({ ...columns, 13: 0 }).map(({ identity }) => identity)).toEqual(['(11) = (12) + (13)']);
  });

  test('holds exactly when carried over + received = settled + withdrawn + stopped + open', () => {
    const number = fc.nat(1000);
    const any = fc.record(Object.fromEntries(Object.keys(counts).map((name) => [name, number]))) as unknown;
    fc.assert(
      fc.property(any as fc.Arbitrary<Form06aCounts>, fc.boolean(), (random, balanced) => {
        const there = random.carriedOver + random.receivedOnline + random.receivedOtherwise;
        const closed = random.settledEarly + random.settledOnTime + random.settledLate;
        const open = balanced ? there - closed - random.withdrawn - random.stopped : random.open;
        const holds = there === closed + random.withdrawn + random.stopped + open;
        expect(form06a({ ...random, open }).broken.length === 0).toBe(holds);
      }),
    );
  });

  test('asks a different query for every count', () => {
    const keys = Object.values(FORM_06A_QUERIES).map(({ key }) => key);
    expect(new Set(keys).size).toBe(10);
  });
});

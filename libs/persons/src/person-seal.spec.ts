import { describe, expect, it } from '@jest/globals';
import { PERSON_KEYS, PersonSeal, wordsOf } from './index.js';

const [old, next] = ['0f'.repeat(32), 'a1'.repeat(32)];
const seal = new PersonSeal(old);

describe('a seal of personal data', () => {
  it('opens what it sealed, at that place only', () => {
    const sealed = seal.seal('Trần Thị Bưởi', 'record', 'name');
    expect(seal.open(sealed, 'record', 'name')).toBe('Trần Thị Bưởi');
    expect(sealed.includes('Bưởi')).toBe(false);
    expect(() => seal.open(sealed, 'record', 'phone')).toThrow();
    expect(() => seal.open(sealed, 'another', 'name')).toThrow();
    expect(() => seal.open(sealed, 'record')).toThrow();
    expect(() => new PersonSeal(next).open(sealed, 'record', 'name')).toThrow();
  });

  it('notices a changed or cut byte and never writes the same bytes twice', () => {
    const sealed = seal.seal('Trần Thị Bưởi', 'record', 'name');
    expect(() => seal.open(sealed.subarray(0, 20), 'record', 'name')).toThrow();
    sealed[sealed.length - 1]! ^= 1;
    expect(() => seal.open(sealed, 'record', 'name')).toThrow();
    expect(seal.seal('x', 'r', 'c').equals(seal.seal('x', 'r', 'c'))).toBe(false);
  });

  // Written by the two seals that stood in `dossier` and `feedback` before this library, with the key 0f0f….
  it.each([
    [
      'derived',
      'record',
      undefined,
      '017980cea6d48b27abb109c0edef5d679fa251e19a69bd96a1194a4e9a66bc593f5eda2f3b1c578e459afcca225751',
    ],
    ['plain', 'record', 'name', '017831f4fef6deef5cdc3524fba1670850d5f6fc5edb9588c3576f51dcd1c0cb6dbacc9f'],
  ] as const)('opens what was sealed before, %s key', (use, record, column, bytes) => {
    expect(new PersonSeal(old, use).open(Buffer.from(bytes, 'hex'), record, column)).toContain('Bưởi');
  });
});

describe('a change of key', () => {
  const both = new PersonSeal(`2:${next},1:${old}`);

  it('the newest seals, older ones still open', () => {
    expect(both.newest).toBe(2);
    expect(both.open(seal.seal('cũ', 'r', 'c'), 'r', 'c')).toBe('cũ');
    const sealed = both.seal('mới', 'r', 'c');
    expect(sealed[0]).toBe(2);
    expect(() => seal.open(sealed, 'r', 'c')).toThrow('version 2');
    expect(new PersonSeal(`2:${next}`).open(sealed, 'r', 'c')).toBe('mới');
  });

  it('a search asks under every key', () => {
    expect(both.wordsSought('Thị Bưởi')).toContainEqual(seal.words('thi buoi'));
    expect(both.wordsSought('Thị Bưởi')).toContainEqual(both.words('thi buoi'));
    expect(both.blindSought('a#b')).toEqual(expect.arrayContaining([seal.blind('a#b'), both.blind('a#b')]));
  });

  it.each(['', 'abc', `0:${old}`, `256:${old}`, `1:${old},1:${next}`, `${old},1:${next}`, `2:${old},`])(
    'refuses the keys %s',
    (text) => expect(() => new PersonSeal(text)).toThrow('person keys'),
  );

  it('an environment variable of one key, or of several, is accepted', () => {
    expect([old, `2:${next},1:${old}`].every((text) => PERSON_KEYS.test(text))).toBe(true);
    expect([`${old.slice(1)}`, `1:${old};2:${next}`].some((text) => PERSON_KEYS.test(text))).toBe(false);
  });
});

describe('words', () => {
  it('are found without accents and case, and only under their own key', () => {
    expect(seal.words('ĐẶNG Văn Bưởi')).toEqual(seal.words('dang van buoi'));
    expect(seal.words('Bưởi')).not.toEqual(new PersonSeal(next).words('Bưởi'));
    expect(wordsOf('Nguyễn Thị Bưởi, 0912-345')).toEqual(['nguyen', 'thi', 'buoi', '0912', '345']);
  });
});

import { describe, expect, it } from '@jest/globals';
import { PersonVault, wordsOf } from './person-vault.js';

const vault = new PersonVault('11'.repeat(32));

describe('the vault of personal data', () => {
  it('opens what it sealed, for the same record only', () => {
    const sealed = vault.seal({ name: 'Nguyễn Thị Bưởi' }, 'a');
    expect(vault.open(sealed, 'a')).toEqual({ name: 'Nguyễn Thị Bưởi' });
    expect(() => vault.open(sealed, 'b')).toThrow();
    expect(sealed.includes('Nguy')).toBe(false);
  });

  it('refuses bytes that were changed', () => {
    const sealed = vault.seal({ name: 'A' }, 'a');
    sealed[sealed.length - 1]! ^= 1;
    expect(() => vault.open(sealed, 'a')).toThrow();
  });

  it('seals the same content differently each time', () => {
    expect(vault.seal({ a: 1 }, 'a').equals(vault.seal({ a: 1 }, 'a'))).toBe(false);
  });

  it('finds words without accents and case, and only under its own key', () => {
    expect(vault.words('ĐẶNG Văn Bưởi')).toEqual(vault.words('dang van buoi'));
    expect(vault.words('Bưởi')).not.toEqual(new PersonVault('22'.repeat(32)).words('Bưởi'));
    expect(wordsOf('Nguyễn Thị Bưởi, 0912-345')).toEqual(['nguyen', 'thi', 'buoi', '0912', '345']);
  });
});

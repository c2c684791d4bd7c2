import { expect, it } from '@jest/globals';
import { PersonSeal } from './person-seal.js';

const seal = new PersonSeal('0f'.repeat(32));

it('opens what it sealed, at that place only', () => {
  const sealed = seal.seal('Trần Thị Bưởi', 'record', 'name');
  expect(seal.open(sealed, 'record', 'name')).toBe('Trần Thị Bưởi');
  expect(() => seal.open(sealed, 'record', 'phone')).toThrow();
  expect(() => seal.open(sealed, 'another', 'name')).toThrow();
  expect(() => new PersonSeal('f0'.repeat(32)).open(sealed, 'record', 'name')).toThrow();
});

it('notices a changed byte and never writes the same bytes twice', () => {
  const sealed = seal.seal('Trần Thị Bưởi', 'record', 'name');
  sealed[sealed.length - 1]! ^= 1;
  expect(() => seal.open(sealed, 'record', 'name')).toThrow();
  expect(seal.seal('x', 'r', 'c').equals(seal.seal('x', 'r', 'c'))).toBe(false);
});

import { describe, expect, it } from '@jest/globals';
import canonicalizeModule from 'canonicalize';
import fc from 'fast-check';
import { canonical } from './canonical.js';

const reference = canonicalizeModule as unknown as (value: unknown) => string;

describe('the text of an event', () => {
  it('is that of RFC 8785 for every JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => expect(canonical(value)).toBe(reference(value))),
      { numRuns: 2_000 },
    );
  });

  it.each([
    [{ b: 1, a: [true, null, 'é'] }, '{"a":[true,null,"é"],"b":1}'],
    [
      { '\u20ac': 'Euro', '\r': 'CR', 1: 'One', '\u0080': 'Control' },
      '{"\\r":"CR","1":"One","\u0080":"Control","€":"Euro"}',
    ],
    [{ gone: undefined, kept: 0 }, '{"kept":0}'],
  ])('%j is %s', (value, text) => expect(canonical(value)).toBe(text));
});

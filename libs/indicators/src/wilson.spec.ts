import { describe, expect, test } from '@jest/globals';
import { wilson } from './wilson.js';

describe('the Wilson interval', () => {
  test.each([
    [8, 10, 49.02, 94.33],
    [0, 10, 0, 27.75],
    [10, 10, 72.25, 100],
    [90, 100, 82.56, 94.48],
    [900, 1000, 87.98, 91.71],
  ])('of %i of %i is %d to %d per cent', (positive, of, low, high) => {
    expect(wilson(positive, of)).toEqual({ low, high });
  });

  test('of nothing is none', () => expect(wilson(0, 0)).toBeNull());
});

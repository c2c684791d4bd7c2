import { describe, expect, it } from '@jest/globals';
import { RateLimit } from './rate-limit.js';

describe('the rate limit', () => {
  it('lets a caller ask as often as allowed and then says how long to wait', () => {
    const limit = new RateLimit();
    expect([1, 2, 3, 4].map((n) => limit.take('a', 3, n * 1000))).toEqual([0, 0, 0, 57]);
  });

  it('counts callers apart', () => {
    const limit = new RateLimit();
    expect([limit.take('a', 1, 0), limit.take('b', 1, 0), limit.take('a', 1, 0)]).toEqual([0, 0, 60]);
  });

  it('begins anew after a minute and forgets ended windows', () => {
    const limit = new RateLimit();
    limit.take('a', 1, 0);
    expect(limit.take('a', 1, 60_000)).toBe(0);
    expect(limit['windows'].size).toBe(1);
  });

  it('is off when the limit is 0', () => {
    const limit = new RateLimit();
    expect([1, 2, 3].map(() => limit.take('a', 0, 0))).toEqual([0, 0, 0]);
  });
});

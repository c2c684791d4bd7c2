import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { Rounds } from './rounds.js';

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('a round is not overtaken, a failed one is told and another follows, stopping waits for the last', async () => {
  const ends: ((error?: Error) => void)[] = [];
  const failures: unknown[] = [];
  const round = () => new Promise<void>((done, failed) => ends.push((error) => (error ? failed(error) : done())));
  const rounds = new Rounds(round, { every: 10, failed: (error) => failures.push(error) });
  rounds.start();
  await jest.advanceTimersByTimeAsync(35);
  expect(ends).toHaveLength(1);
  const error = new Error('not now');
  ends[0]!(error);
  await jest.advanceTimersByTimeAsync(10);
  expect([failures, ends.length]).toEqual([[error], 2]);
  let stopped = false;
  const stop = rounds.stop().then(() => (stopped = true));
  await jest.advanceTimersByTimeAsync(50);
  expect([stopped, ends.length]).toEqual([false, 2]);
  ends[1]!();
  await stop;
  expect(stopped).toBe(true);
});

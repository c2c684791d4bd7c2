import { describe, expect, it } from '@jest/globals';
import { setTimeout as later } from 'node:timers/promises';
import { Together } from './together.js';

const groupsOf = (work: (items: readonly number[]) => Promise<string[]>, limits = { atOnce: 1, most: 10 }) => {
  const groups: number[][] = [];
  const together = new Together<number, string>((items) => {
    groups.push([...items]);
    return work(items);
  }, limits);
  return { groups, together };
};
const told = async (items: readonly number[]) => {
  await later(5);
  return items.map(String);
};

describe('work that many ask for at once', () => {
  it('is done at once for the first and together for those who come meanwhile, each with an answer of its own', async () => {
    const { groups, together } = groupsOf(told);
    const answers = await Promise.all([1, 2, 3, 4].map((n) => together.do(n)));
    expect(answers).toEqual(['1', '2', '3', '4']);
    expect(groups).toEqual([[1], [2, 3, 4]]);
  });

  it('keeps groups within their size and so many on their way', async () => {
    const { groups, together } = groupsOf(told, { atOnce: 2, most: 2 });
    await Promise.all([1, 2, 3, 4, 5].map((n) => together.do(n)));
    expect(groups).toEqual([[1], [2], [3, 4], [5]]);
  });

  it('tells what is wrong with one to that one alone', async () => {
    const { together } = groupsOf(async (items) => {
      await later(1);
      if (items.includes(3)) throw new Error('three');
      return items.map(String);
    });
    const outcomes = await Promise.allSettled([1, 2, 3, 4].map((n) => together.do(n)));
    expect(outcomes.map((one) => (one.status === 'fulfilled' ? one.value : (one.reason as Error).message))).toEqual([
      ...['1', '2', 'three', '4'],
    ]);
    await expect(together.do(5)).resolves.toBe('5');
  });
});

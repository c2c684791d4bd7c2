import type { Random } from '../../faults/random.js';

/** Days, both included. */
export interface Days {
  readonly from: string;
  readonly to: string;
}
export interface Quarter extends Days {
  /** `2026-Q3` */
  readonly name: string;
}

export const DAY = 86_400_000;

/** The last whole quarter: what a carrier said more than half a year before a slip was made is of another item. */
export function quarterBefore(now: Date): Quarter {
  const [year, month] = [now.getUTCFullYear(), now.getUTCMonth()];
  const first = Math.floor(month / 3) * 3 - 3;
  const day = (after: number, on: number) => new Date(Date.UTC(year, first + after, on)).toISOString().slice(0, 10);
  const from = day(0, 1);
  return { from, to: day(3, 0), name: `${from.slice(0, 4)}-Q${Math.ceil(Number(from.slice(5, 7)) / 3)}` };
}

export const firstOfYear = ({ to }: Days): string => `${to.slice(0, 4)}-01-01`;
export const startOf = ({ from }: Days): number => Date.parse(`${from}T00:00:00+07:00`);
/** A day of the quarter, counted from 0. */
export const dayOf = (quarter: Days, number: number): string =>
  new Date(startOf(quarter) + number * DAY + DAY / 2).toISOString().slice(0, 10);

export const pick = <T>(random: Random, all: readonly T[]): T => all[random.whole(0, all.length - 1)]!;

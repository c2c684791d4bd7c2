/** The 95 % quantile of the normal distribution, two-sided. */
const Z = 1.959964;

export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * The interval in which the true share lies with 95 % confidence (Wilson 1927), as percentages 0–100 with two decimals; null
 * of nothing. Unlike the usual ± it never leaves 0–100 and is right for few answers.
 */
export function wilson(positive: number, of: number): Interval | null {
  if (of <= 0) return null;
  const share = positive / of;
  const scale = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / scale;
  const half = (Z / scale) * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2));
  return { low: percent(middle - half), high: percent(middle + half) };
}

const percent = (share: number): number => Math.round(Math.min(1, Math.max(0, share)) * 10_000) / 100;

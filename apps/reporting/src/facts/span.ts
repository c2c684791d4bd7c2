import { addDays } from '#calendar';

/** Days from the first, included, to the second, not included; null = without end. */
export type Span = readonly [from: string, to: string | null];

const NEVER = '9999-12-31';
const next = new Map<string, string>();

/** The day after; kept, because a world has few days and very many facts. */
export function dayAfter(day: string): string {
  const known = next.get(day);
  if (known) return known;
  const after = addDays(day, 1);
  next.set(day, after);
  return after;
}

/** What lies in `within`, sorted, touching and overlapping spans made one: so that nothing counts twice. */
export function joined(spans: readonly Span[], within: Span): Span[] {
  const [first, last] = within;
  const clipped = spans
    .map(([from, to]): [string, string] => [from > first ? from : first, earlier(to ?? NEVER, last ?? NEVER)])
    .filter(([from, to]) => from < to)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const whole: [string, string][] = [];
  for (const [from, to] of clipped) {
    const before = whole.at(-1);
    if (before && from <= before[1]) before[1] = before[1] > to ? before[1] : to;
    else whole.push([from, to]);
  }
  return whole.map(([from, to]) => [from, to === NEVER ? null : to]);
}

/** As PostgreSQL prints a datemultirange. */
export const multirange = (spans: readonly Span[]): string =>
  `{${spans.map(([from, to]) => `[${from},${to ?? ''})`).join(',')}}`;

/** The inverse of `multirange`. */
export function spansOf(text: string): Span[] {
  if (text === '{}') return [];
  return [...text.matchAll(/\[([\d-]+),([\d-]*)\)/g)].map(([, from, to]) => [from!, to || null]);
}

const earlier = (a: string, b: string): string => (a < b ? a : b);

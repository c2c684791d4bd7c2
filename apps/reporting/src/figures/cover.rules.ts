import { addDays } from '#calendar';
import { bucketOf, type Grain } from '../cells/columns.js';

export interface Bucket {
  readonly grain: Grain;
  /** Its first day. */
  readonly bucket: string;
}

/** Whole years, whole months and at most 60 edge days that together are exactly the days from..to; none when to < from. */
export function cover(from: string, to: string): Bucket[] {
  const buckets: Bucket[] = [];
  for (let day = from; day <= to;) {
    const grain = grainAt(day, to);
    buckets.push({ grain, bucket: day });
    day = addDays(lastDayOf(day, grain), 1);
  }
  return buckets;
}

export interface SignedBucket extends Bucket {
  /** −1 = taken off. */
  readonly sign: 1 | -1;
}

/**
 * The same days by the fewest buckets: also a month less its other days, a year less its other months. At most some 40 beside
 * whole years. For sums only: what is counted once (distinct) can't be taken off.
 */
export function signedCover(from: string, to: string): SignedBucket[] {
  const plain = cover(from, to).map((bucket): SignedBucket => ({ ...bucket, sign: 1 }));
  if (plain.length <= 2) return plain;
  const end = addDays(to, 1);
  const signed = cancelled([
    ...between('year', bucketOf(from, 'year'), bucketOf(end, 'year'), 1),
    ...sinceNewYear(end),
    ...sinceNewYear(from).map(({ sign, ...bucket }): SignedBucket => ({ ...bucket, sign: sign === 1 ? -1 : 1 })),
  ]);
  return signed.length < plain.length ? signed : plain;
}

/** The days of its year before `end`. */
function sinceNewYear(end: string): SignedBucket[] {
  const month = bucketOf(end, 'month');
  return [...shorter('year', 'month', month), ...shorter('month', 'day', end)];
}

/** From the start of the bucket around `end` to `end`: forwards, or the bucket less the rest of it. */
function shorter(grain: Grain, finer: Grain, end: string): SignedBucket[] {
  const start = bucketOf(end, grain);
  const forwards = between(finer, start, end, 1);
  const rest = between(finer, end, addDays(lastDayOf(start, grain), 1), -1);
  return forwards.length <= rest.length + 1 ? forwards : [{ grain, bucket: start, sign: 1 }, ...rest];
}

function between(grain: Grain, from: string, end: string, sign: 1 | -1): SignedBucket[] {
  const buckets: SignedBucket[] = [];
  for (let bucket = from; bucket < end; bucket = addDays(lastDayOf(bucket, grain), 1)) {
    buckets.push({ grain, bucket, sign });
  }
  return buckets;
}

/** What is added and taken off is left out. */
function cancelled(buckets: readonly SignedBucket[]): SignedBucket[] {
  const kept = new Map<string, SignedBucket>();
  for (const one of buckets) {
    const key = `${one.grain} ${one.bucket}`;
    if (kept.get(key)?.sign === -one.sign) kept.delete(key);
    else kept.set(key, one);
  }
  return [...kept.values()];
}

/** The same for procedure cells, which have no days: whole buckets, and the stretches of days left at the edges. */
export function coverWithEdges(from: string, to: string): { buckets: Bucket[]; edges: [string, string][] } {
  const all = cover(from, to);
  const edges: [string, string][] = [];
  for (const { bucket } of all.filter(({ grain }) => grain === 'day')) {
    const last = edges.at(-1);
    if (last && addDays(last[1], 1) === bucket) last[1] = bucket;
    else edges.push([bucket, bucket]);
  }
  return { buckets: all.filter(({ grain }) => grain !== 'day'), edges };
}

function grainAt(day: string, to: string): Grain {
  const fits = (grain: Grain) => bucketOf(day, grain) === day && lastDayOf(day, grain) <= to;
  return fits('year') ? 'year' : fits('month') ? 'month' : 'day';
}

function lastDayOf(day: string, grain: Grain): string {
  if (grain === 'day') return day;
  if (grain === 'year') return `${day.slice(0, 4)}-12-31`;
  const [year, month] = day.split('-').map(Number);
  return new Date(Date.UTC(year!, month, 0)).toISOString().slice(0, 10);
}

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

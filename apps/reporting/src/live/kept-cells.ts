import type { Grain } from '../cells/columns.js';
import type { Bucket } from '../figures/cover.rules.js';

/** Numbers names, so that sums over many of them are arrays. */
export class Numbers {
  readonly names: string[] = [];
  private readonly numbers = new Map<string, number>();

  of(name: string): number {
    const known = this.numbers.get(name);
    if (known !== undefined) return known;
    this.numbers.set(name, this.names.length);
    return this.names.push(name) - 1;
  }
}

/** One row of a table of cells. */
export interface ReadCell {
  readonly lane: number;
  /** The number of its channel and level, or of its procedure. */
  readonly group: number;
  readonly counts: readonly number[];
}

/** The cells of an agency in a bucket: of some thousand a figure adds up a few columns. */
export interface AgencyCells {
  readonly lanes: readonly number[];
  readonly groups: Int32Array;
  /** Column after column, each as long as there are rows. */
  readonly counts: Float64Array;
}

/** A bucket of one table, as it stood at a generation of each lane. */
export class KeptBucket {
  /** By lane; −1 = nothing read yet. */
  readonly known: number[];
  /** By the agency's number. */
  readonly byAgency: (AgencyCells | undefined)[] = [];
  /** Counts of all groups together, agency after agency. */
  totals = new Float64Array(0);
  size = 0;

  constructor(
    readonly grain: Grain,
    readonly bucket: string,
    private readonly width: number,
    lanes: number,
  ) {
    this.known = new Array<number>(lanes).fill(-1);
  }

  /** Puts in what a lane's cells of an agency are now. */
  replace(agency: number, lane: number, cells: readonly ReadCell[]): void {
    const before = this.byAgency[agency];
    const kept = before ? rowsOf(before, this.width).filter((row) => row.lane !== lane) : [];
    const after = [...kept, ...cells];
    this.size += after.length - (before?.lanes.length ?? 0);
    this.byAgency[agency] = after.length > 0 ? packed(after, this.width) : undefined;
    this.addUp(agency, after);
  }

  private addUp(agency: number, rows: readonly ReadCell[]): void {
    const [at, end] = [agency * this.width, (agency + 1) * this.width];
    if (this.totals.length < end) {
      const wider = new Float64Array(2 * end);
      wider.set(this.totals);
      this.totals = wider;
    }
    this.totals.fill(0, at, end);
    for (const { counts } of rows)
      for (let column = 0; column < this.width; column++) this.totals[at + column]! += counts[column]!;
  }
}

function packed(rows: readonly ReadCell[], width: number): AgencyCells {
  const counts = new Float64Array(rows.length * width);
  rows.forEach((row, place) => {
    for (let column = 0; column < width; column++) counts[column * rows.length + place] = row.counts[column]!;
  });
  return { lanes: rows.map(({ lane }) => lane), groups: Int32Array.from(rows, ({ group }) => group), counts };
}

const rowsOf = ({ lanes, groups, counts }: AgencyCells, width: number): ReadCell[] =>
  lanes.map((lane, place) => ({
    lane,
    group: groups[place]!,
    counts: Array.from({ length: width }, (_, column) => counts[column * lanes.length + place]!),
  }));

/** Some 15 MB. */
const MOST_CELLS = 60_000;

/** The buckets of a table that were asked for last, while there is room. */
export class KeptBuckets {
  /** Channels with levels, or procedures. */
  readonly groups = new Numbers();
  private readonly buckets = new Map<string, KeptBucket>();

  constructor(
    readonly columns: readonly string[],
    readonly agencies: Numbers,
    private readonly lanes: number,
    private readonly most = MOST_CELLS,
  ) {}

  of({ grain, bucket }: Bucket): KeptBucket {
    const key = keyOf({ grain, bucket });
    const found = this.buckets.get(key) ?? new KeptBucket(grain, bucket, this.columns.length, this.lanes);
    this.buckets.delete(key);
    this.buckets.set(key, found); // the last one asked for is forgotten last
    return found;
  }

  /** Forgets those asked for longest ago, but none of `spared`. */
  trim(spared: ReadonlySet<KeptBucket>): void {
    let size = [...this.buckets.values()].reduce((sum, bucket) => sum + bucket.size, 0);
    for (const [key, bucket] of this.buckets) {
      if (size <= this.most) return;
      if (spared.has(bucket)) continue;
      this.buckets.delete(key);
      size -= bucket.size;
    }
  }
}

export const keyOf = ({ grain, bucket }: Bucket): string => `${grain} ${bucket}`;

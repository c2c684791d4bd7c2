import { measureOf, type MeasureName } from '#indicators';
import { bucketOf, GRAINS, type Grain } from '../cells/columns.js';
import { spansOf } from '../facts/span.js';
import { daysOf, type Fact, type FactKind, type KindMeasure } from './fact-kind.js';

/** Stands for all procedures together. */
export const EVERY_PROCEDURE = '00000000-0000-0000-0000-000000000000';

export interface MeasureDelta {
  readonly grain: Grain;
  readonly bucket: string;
  readonly agencyId: string;
  readonly measure: MeasureName;
  readonly procedureId: string;
  readonly amount: number;
}

type Visit = (day: string, measure: MeasureName, amount: number) => void;

/** Everything a fact counts for, by business day: flows, and +1/−1 where it enters or leaves a stock. Future days included. */
export function contribution(kind: FactKind, fact: Fact, visit: Visit): void {
  for (const [name, measure] of Object.entries(kind.measures) as [MeasureName, KindMeasure][]) {
    if (!holds(measure, fact)) continue;
    const amount = measure.amount ? Number(fact[measure.amount]) : 1;
    for (const column of daysOf(measure)) {
      const day = fact[column] as string | null;
      if (day) visit(day, name, amount);
    }
    if (!measure.days) continue;
    for (const [from, to] of spansOf(fact[measure.days] as string)) {
      visit(from, name, amount);
      if (to) visit(to, name, -amount);
    }
  }
}

/** What a batch of new fact versions moves in the cells: a cell is written once a batch, and not at all when nothing moves. */
export class MeasureDeltas {
  private readonly sums = new Map<string, MeasureDelta>();

  constructor(private readonly kind: FactKind) {}

  /** `before` is taken out whole and `after` put in whole. */
  replace(before: Fact | undefined, after: Fact): void {
    if (before) this.add(before, -1);
    this.add(after, 1);
  }

  /** What really moves, in the order of its keys, so that two writers lock cells in one order. */
  get rows(): readonly MeasureDelta[] {
    const moving = [...this.sums].filter(([, { amount }]) => amount !== 0);
    return moving.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, delta]) => delta);
  }

  private add(fact: Fact, sign: 1 | -1): void {
    const { agencyId, procedureId } = fact as Fact & { procedureId?: string | null };
    contribution(this.kind, fact, (day, measure, amount) => {
      const of = { agencyId, measure };
      for (const grain of GRAINS) this.move({ ...of, grain, bucket: bucketOf(day, grain) }, sign * amount);
      if (!procedureId || !measureOf(measure).dimensions.includes('procedure')) return;
      // As of dossiers: the days at the edges of a range of procedures are read from facts.
      for (const grain of ['month', 'year'] as const) {
        this.move({ ...of, grain, bucket: bucketOf(day, grain), procedureId }, sign * amount);
      }
    });
  }

  private move(at: Omit<MeasureDelta, 'amount' | 'procedureId'> & { procedureId?: string }, amount: number): void {
    const { grain, bucket, agencyId, measure, procedureId = EVERY_PROCEDURE } = at;
    const key = `${grain} ${bucket} ${agencyId} ${measure} ${procedureId}`;
    const sum = (this.sums.get(key)?.amount ?? 0) + amount;
    this.sums.set(key, { grain, bucket, agencyId, measure, procedureId, amount: sum });
  }
}

const holds = ({ is = {} }: KindMeasure, fact: Fact): boolean =>
  Object.entries(is).every(([column, value]) => fact[column] === value);

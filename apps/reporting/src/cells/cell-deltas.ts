import type { DossierFact } from '../facts/dossier-fact.js';
import { bucketOf, FLOW_COLUMNS, PROCEDURE_COLUMNS, type Grain } from './columns.js';
import { contribution, procedureContribution } from './contribution.rules.js';

/** Where a row of cells stands, beside its bucket. */
export interface CellGroup {
  agencyId: string;
  channel: string;
  level: number;
  procedureId: string;
}

export interface CellDelta {
  grain: Grain;
  bucket: string;
  group: CellGroup;
  values: number[];
}

const indexOf = (columns: readonly string[]) => new Map(columns.map((column, index) => [column, index]));
const FLOW_INDEX = indexOf(FLOW_COLUMNS);
const PROCEDURE_INDEX = indexOf(PROCEDURE_COLUMNS);

/** Sums by group and day; months and years are made of days once, at the end of the batch. */
class DaySums {
  private readonly groups = new Map<string, { group: CellGroup; days: Map<string, number[]> }>();

  constructor(
    private readonly width: number,
    private readonly grains: readonly Grain[],
  ) {}

  daysOf(key: string, fact: DossierFact): Map<string, number[]> {
    const known = this.groups.get(key);
    if (known) return known.days;
    const { agencyId, channel, level, procedureId } = fact;
    const made = { group: { agencyId, channel, level, procedureId }, days: new Map<string, number[]>() };
    this.groups.set(key, made);
    return made.days;
  }

  valuesOf(days: Map<string, number[]>, day: string): number[] {
    const known = days.get(day);
    if (known) return known;
    const values = new Array<number>(this.width).fill(0);
    days.set(day, values);
    return values;
  }

  /** What really moves, in the order of its keys, so that two writers lock cells in one order. */
  deltas(): CellDelta[] {
    const sorted = [...this.groups].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, found]) => found);
    const moved = sorted.map(({ group, days }) => ({
      group,
      days: [...days].filter(([, values]) => !isStill(values)),
    }));
    return this.grains.flatMap((grain) =>
      moved.flatMap(({ group, days }) =>
        [...this.summed(days, grain)].map(([bucket, values]) => ({ grain, bucket, group, values })),
      ),
    );
  }

  private summed(days: readonly [string, number[]][], grain: Grain): readonly [string, number[]][] {
    if (grain === 'day') return days;
    const buckets = new Map<string, number[]>();
    for (const [day, values] of days) {
      const sums = this.valuesOf(buckets, bucketOf(day, grain));
      for (let index = 0; index < this.width; index++) sums[index]! += values[index]!;
    }
    return [...buckets].filter(([, values]) => !isStill(values));
  }
}

/** What a batch of new fact versions moves in the cells: a cell is written once a batch, and not at all when nothing moves. */
export class CellDeltas {
  private readonly flowSums = new DaySums(FLOW_COLUMNS.length, ['day', 'month', 'year']);
  private readonly procedureSums = new DaySums(PROCEDURE_COLUMNS.length, ['month', 'year']);
  private made?: { flows: CellDelta[]; procedures: CellDelta[] };

  /** `before` is taken out whole and `after` put in whole. */
  replace(before: DossierFact | undefined, after: DossierFact): void {
    if (before) this.add(before, -1);
    this.add(after, 1);
  }

  /** Uuids of the agencies whose cells move. */
  get agencies(): ReadonlySet<string> {
    return new Set([...this.flows, ...this.procedures].map(({ group }) => group.agencyId));
  }

  get flows(): readonly CellDelta[] {
    return this.deltas().flows;
  }

  get procedures(): readonly CellDelta[] {
    return this.deltas().procedures;
  }

  private add(fact: DossierFact, sign: 1 | -1): void {
    const flows = this.flowSums;
    const flowDays = flows.daysOf(`${fact.agencyId}${fact.channel}${fact.level}`, fact);
    contribution(fact, (day, column, amount) => {
      flows.valuesOf(flowDays, day)[FLOW_INDEX.get(column)!]! += sign * amount;
    });
    const procedures = this.procedureSums;
    const procedureDays = procedures.daysOf(`${fact.agencyId}${fact.procedureId}`, fact);
    procedureContribution(fact, (day, column, amount) => {
      procedures.valuesOf(procedureDays, day)[PROCEDURE_INDEX.get(column)!]! += sign * amount;
    });
  }

  private deltas() {
    this.made ??= { flows: this.flowSums.deltas(), procedures: this.procedureSums.deltas() };
    return this.made;
  }
}

const isStill = (values: readonly number[]): boolean => values.every((value) => value === 0);

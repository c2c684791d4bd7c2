import type { Answer, Answers, MeasureName, Where } from '#indicators';
import { FLOW_COLUMNS, type FlowColumn } from '../cells/columns.js';
import { MEASURE_SQL } from '../figures/measure-sql.js';
import type { CellQuestion, Range } from './cell-questions.js';
import { keyOf, type AgencyCells, type KeptBucket } from './kept-cells.js';
import { procedureAnswers } from './procedure-answers.rules.js';

/** The buckets of a question, read. */
export interface Kept {
  readonly flows: ReadonlyMap<string, KeptBucket>;
  readonly procedures: ReadonlyMap<string, KeptBucket>;
  /** Names of the groups of flows: `online|4`. */
  readonly channelsAndLevels: readonly string[];
  readonly procedureCount: number;
}

const WIDTH = FLOW_COLUMNS.length;
const PLACE = new Map<string, number>(FLOW_COLUMNS.map((column, index) => [column, index]));
const RECEIVED = PLACE.get('received')!;

/** The same answers as `answersOf` gives from the tables. */
export function cellAnswers(question: CellQuestion, kept: Kept, agencies: readonly number[]): Answers {
  const answers = new Map<string, Answer>();
  const sums = new Map<string, Float64Array>();
  for (const { key, measure, where, range } of question.counts) {
    const of = `${range.key} ${where.channel?.join() ?? ''} ${where.level?.join() ?? ''}`;
    const sum = sums.get(of) ?? sumOf(range, kept, agencies, where);
    sums.set(of, sum);
    answers.set(key, { count: measured(measure, sum) });
  }
  for (const [key, answer] of procedureAnswers(question.procedures, kept, agencies)) answers.set(key, answer);
  return answers;
}

/** Which of the agencies had a dossier by the end of the range. */
export function withDossiers({ everything }: CellQuestion, { flows }: Kept, agencies: readonly number[]): boolean[] {
  const buckets = everything.buckets.map(({ sign, ...bucket }) => ({ sign, totals: flows.get(keyOf(bucket))!.totals }));
  return agencies.map((agency) => {
    let received = 0;
    for (const { sign, totals } of buckets) received += sign * (totals[agency * WIDTH + RECEIVED] ?? 0);
    return received > 0;
  });
}

function sumOf(range: Range, kept: Kept, agencies: readonly number[], where: Where): Float64Array {
  const sum = new Float64Array(WIDTH);
  const isPlain = !where.channel && !where.level;
  const wanted = kept.channelsAndLevels.map((name) => isOf(where, name));
  for (const { sign, ...bucket } of range.buckets) {
    const { totals, byAgency } = kept.flows.get(keyOf(bucket))!;
    for (const agency of agencies) {
      if (isPlain) add(sum, totals, agency * WIDTH, sign);
      else addRows(sum, byAgency[agency], wanted, sign);
    }
  }
  return sum;
}

function addRows(sum: Float64Array, cells: AgencyCells | undefined, wanted: readonly boolean[], sign: 1 | -1): void {
  cells?.groups.forEach((group, row) => {
    if (!wanted[group]) return;
    for (let column = 0; column < WIDTH; column++) {
      sum[column]! += sign * cells.counts[column * cells.groups.length + row]!;
    }
  });
}

/** What lies beyond the end of `counts` is nought. */
function add(sum: Float64Array, counts: Float64Array, at: number, sign: 1 | -1): void {
  if (at >= counts.length) return;
  for (let column = 0; column < WIDTH; column++) sum[column]! += sign * counts[at + column]!;
}

function isOf({ channel, level }: Where, group: string): boolean {
  const [its, number] = group.split('|');
  return (!channel || channel.some((one) => one === its)) && (!level || level.some((one) => one === Number(number)));
}

function measured(measure: MeasureName, sum: Float64Array): number {
  return MEASURE_SQL[measure].columns.reduce((total, column) => {
    const [sign, name] = column.startsWith('-') ? [-1, column.slice(1) as FlowColumn] : [1, column];
    return total + sign * sum[PLACE.get(name)!]!;
  }, 0);
}

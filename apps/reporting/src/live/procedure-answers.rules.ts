import type { Answer } from '#indicators';
import { PROCEDURE_COLUMNS } from '../cells/columns.js';
import type { Count } from '../figures/procedures.queries.js';
import type { Kept } from './cell-answers.rules.js';
import { columnsBehind, conditionsOf, countsBehind, type CellQuestion, type Condition } from './cell-questions.js';
import { keyOf, type AgencyCells, type KeptBucket } from './kept-cells.js';

type Asked = CellQuestion['procedures'][number];

const PLACE = new Map<string, number>(PROCEDURE_COLUMNS.map((column, index) => [column, index]));

/** Counts of procedures, and of dossiers among procedures; a procedure counts once however many agencies and buckets have it. */
export function procedureAnswers(asked: readonly Asked[], kept: Kept, agencies: readonly number[]): [string, Answer][] {
  const byBuckets = new Map<string, Asked[]>();
  for (const one of asked) {
    const key = one.buckets.map(keyOf).join();
    byBuckets.set(key, [...(byBuckets.get(key) ?? []), one]);
  }
  return [...byBuckets.values()].flatMap((its) => overBuckets(its, kept, agencies));
}

/** One pass over the cells for all queries over the same buckets. */
function overBuckets(its: readonly Asked[], kept: Kept, agencies: readonly number[]): [string, Answer][] {
  const counts = new Map(its.flatMap(({ query }) => countsBehind(query)).map((count) => [nameOf(count), count]));
  const sums = sumsOf(
    [...counts.values()],
    its[0]!.buckets.map((bucket) => kept.procedures.get(keyOf(bucket))!),
    {
      agencies,
      procedures: kept.procedureCount,
    },
  );
  const place = new Map([...counts.keys()].map((name, index) => [name, index]));
  const sumOf = (count: Count) => sums[place.get(nameOf(count))!]!;
  return its.map(({ query }) => {
    const conditions = conditionsOf(query.kind === 'procedures' ? query.filter : query.among!);
    const tests = conditions.map((condition) => ({ condition, sum: sumOf(condition.count) }));
    const added = query.kind === 'procedures' ? undefined : sumOf(countsBehind(query).at(-1)!);
    let count = 0;
    for (let procedure = 0; procedure < kept.procedureCount; procedure++) {
      if (passes(tests, procedure)) count += added ? added[procedure]! : 1;
    }
    return [query.key, { count }];
  });
}

/** By count, then by the number of the procedure. */
function sumsOf(
  counts: readonly Count[],
  buckets: readonly KeptBucket[],
  { agencies, procedures }: { agencies: readonly number[]; procedures: number },
): Float64Array[] {
  const columns = counts.map((count) => columnsBehind(count).map((name) => PLACE.get(name)!));
  const sums = counts.map((_, index) => emptied(index, procedures));
  for (const { byAgency } of buckets) {
    for (const agency of agencies) {
      const cells = byAgency[agency];
      if (cells) columns.forEach((its, index) => addUp(sums[index]!, its, cells));
    }
  }
  return sums;
}

/** Sums are used at once and never kept: a figure makes no garbage of the size of the catalogue. */
const scratch: Float64Array[] = [];

function emptied(index: number, size: number): Float64Array {
  const known = scratch[index];
  if (!known || known.length < size) return (scratch[index] = new Float64Array(2 * size));
  return known.fill(0, 0, size);
}

function addUp(sum: Float64Array, columns: readonly number[], { groups, counts }: AgencyCells): void {
  const rows = groups.length;
  for (let index = 0; index < columns.length; index++) {
    const at = columns[index]! * rows;
    for (let row = 0; row < rows; row++) sum[groups[row]!]! += counts[at + row]!;
  }
}

const nameOf = ({ measures, where }: Count): string =>
  `${measures.join()} ${where.channel?.join() ?? ''} ${where.level?.join() ?? ''}`;

interface Test {
  readonly condition: Condition;
  readonly sum: Float64Array;
}

/** No closure: it runs for every procedure of the province. */
function passes(tests: readonly Test[], procedure: number): boolean {
  for (let index = 0; index < tests.length; index++) {
    const { condition, sum } = tests[index]!;
    const count = sum[procedure]!;
    if (condition.operator === '>=' ? count < condition.number : count > condition.number) return false;
  }
  return true;
}

import type { Answer, Answers, MeasureQuery } from '#indicators';
import type { CountQuery } from './counts.queries.js';
import { factCounts } from './figure-counts.queries.js';
import type { Frame } from './frame.js';
import { LISTS_IN_FORCE, purposesOf } from './procedure-traits.js';
import { procedureCounts, type ProcedureQuery } from './procedures.queries.js';
import type { Snapshot } from './snapshot.js';

/** Answers every query of some indicators together: one statement for counts, one a window for procedures. */
export async function answersOf(snapshot: Snapshot, frame: Frame, queries: readonly MeasureQuery[]): Promise<Answers> {
  const byKey = [...new Map(queries.map((query) => [query.key, query])).values()];
  const unlisted = await withoutList(snapshot, frame, byKey);
  const known = byKey.filter(({ key }) => !unlisted.has(key));
  const found = new Map([
    ...(await factCounts(snapshot, frame, known.filter(isCount))),
    ...(await procedureCounts(snapshot, frame, known.filter(isAmongProcedures))),
  ]);
  return new Map<string, Answer>([
    ...[...found].map(([key, count]): [string, Answer] => [key, { count }]),
    ...[...unlisted].map((key): [string, Answer] => [key, { missing: [NO_LIST] }]),
  ]);
}

const isCount = (query: MeasureQuery): query is CountQuery =>
  query.kind === 'stock' || (query.kind === 'flow' && query.among === null);

const isAmongProcedures = (query: MeasureQuery): query is ProcedureQuery =>
  query.kind === 'procedures' || (query.kind === 'flow' && query.among !== null);

const NO_LIST = {
  source: 'catalogue',
  label: { vi: 'Chưa có quyết định danh mục thủ tục', en: 'No decision that lists the procedures' },
};

/** Keys of queries over a list by decision that nobody has recorded: that is missing, not nought. */
async function withoutList(
  snapshot: Snapshot,
  { positions, cutOff }: Frame,
  queries: readonly MeasureQuery[],
): Promise<Set<string>> {
  const listed = queries.flatMap((query) => {
    const filter = query.kind === 'procedures' ? query.filter : query.kind === 'flow' ? query.among : null;
    return filter?.set === 'by-decision' ? [{ key: query.key, purposes: purposesOf(filter.offered) }] : [];
  });
  if (listed.length === 0) return new Set();
  const rows = await snapshot.rows<{ purpose: string }>(LISTS_IN_FORCE, [positions.catalogue, cutOff]);
  const inForce = new Set(rows.map(({ purpose }) => purpose));
  return new Set(listed.flatMap(({ key, purposes }) => (purposes.some((one) => inForce.has(one)) ? [] : [key])));
}

import type { Answer, Answers, MeasureQuery } from '#indicators';
import type { CountQuery } from './counts.queries.js';
import { factCounts } from './figure-counts.queries.js';
import type { Frame } from './frame.js';
import { procedureCounts, type ProcedureQuery } from './procedures.queries.js';
import type { Snapshot } from './snapshot.js';

/** Answers every query of some indicators together: one statement for counts, one a window for procedures. */
export async function answersOf(snapshot: Snapshot, frame: Frame, queries: readonly MeasureQuery[]): Promise<Answers> {
  const byKey = [...new Map(queries.map((query) => [query.key, query])).values()];
  const plain = byKey.filter(isCount);
  const among = byKey.filter(isAmongProcedures);
  const found = new Map([
    ...(await factCounts(snapshot, frame, plain)),
    ...(await procedureCounts(snapshot, frame, among)),
  ]);
  return new Map([...found].map(([key, count]): [string, Answer] => [key, { count }]));
}

const isCount = (query: MeasureQuery): query is CountQuery =>
  query.kind === 'stock' || (query.kind === 'flow' && query.among === null);

const isAmongProcedures = (query: MeasureQuery): query is ProcedureQuery =>
  query.kind === 'procedures' || (query.kind === 'flow' && query.among !== null);

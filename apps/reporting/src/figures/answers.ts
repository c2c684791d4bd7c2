import type { Answer, Answers, MeasureQuery } from '#indicators';
import { kindOf } from '../kinds/kinds.js';
import { agencyCounts } from './agencies.queries.js';
import { factCounts } from './figure-counts.queries.js';
import type { Frame } from './frame.js';
import { agenciesWithout, missingOfKind } from './kind-completeness.queries.js';
import { queriesWithoutList, NO_LIST } from './procedure-lists.queries.js';
import { procedureCounts } from './procedures.queries.js';
import { isAmongProcedures, isCount } from './query-kinds.js';
import type { Snapshot } from './snapshot.js';

/** Answers every query of some indicators together: one statement for counts, one a window for procedures. */
export async function answersOf(snapshot: Snapshot, frame: Frame, queries: readonly MeasureQuery[]): Promise<Answers> {
  const byKey = [...new Map(queries.map((query) => [query.key, query])).values()];
  const unlisted = await queriesWithoutList(snapshot, frame, byKey);
  const known = byKey.filter(({ key }) => !unlisted.has(key));
  const plain = known.filter(isCount);
  const counted = await factCounts(snapshot, frame, plain);
  const among = await procedureCounts(snapshot, frame, known.filter(isAmongProcedures));
  const without = await agenciesWithout(snapshot, frame, plain);
  const answers = new Map([...counted, ...among].map(([key, count]): [string, Answer] => [key, { count }]));
  for (const key of unlisted) answers.set(key, { missing: [NO_LIST] });
  for (const { key, measure } of plain) {
    const kind = kindOf(measure);
    const missing = kind && without.get(kind)?.size;
    if (missing) answers.set(key, { count: counted.get(key) ?? 0, missing: [missingOfKind(kind, missing)] });
  }
  const agencies = known.filter((query) => query.kind === 'agencies');
  return new Map([...answers, ...(await agencyCounts(snapshot, frame, agencies))]);
}

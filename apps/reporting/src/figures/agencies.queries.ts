import { evaluate, indicatorOf, letterScorecard, reaches } from '#indicators';
import type { AgencyFilter, Answer, Answers, BelowTarget, MeasureQuery, Window } from '#indicators';
import { kindOf } from '../kinds/kinds.js';
import type { Counts } from './counts.queries.js';
import { factCountsBy } from './figure-counts.queries.js';
import type { Frame } from './frame.js';
import { agenciesWithout, missingOf } from './kind-completeness.queries.js';
import { procedureCountsBy } from './procedures.queries.js';
import { conditionQuery, queriesBehind } from './queries-behind.rules.js';
import { isAmongProcedures, isCount } from './query-kinds.js';
import type { Snapshot } from './snapshot.js';

export type AgencyQuery = Extract<MeasureQuery, { kind: 'agencies' }>;

/** Counts of agencies that pass a filter; incomplete where some could not be judged. */
export async function agencyCounts(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly AgencyQuery[],
): Promise<Map<string, Answer>> {
  if (queries.length === 0) return new Map();
  const { own, missing } = await judged(snapshot, frame, queries);
  return new Map(
    queries.map((query): [string, Answer] => [
      query.key,
      { count: passing(frame, query, own).length, missing: query.filter.below.length > 0 ? missing : [] },
    ]),
  );
}

/** Uuids of the agencies that pass, sorted. */
export async function agencyIds(snapshot: Snapshot, frame: Frame, query: AgencyQuery): Promise<string[]> {
  const { own } = await judged(snapshot, frame, [query]);
  return passing(frame, query, own);
}

/** Each agency's own answers to everything the filters ask. */
async function judged(snapshot: Snapshot, frame: Frame, queries: readonly AgencyQuery[]) {
  const asks = queriesBehind(queries).filter((query) => query.kind !== 'agencies');
  const byKey = [...new Map(asks.map((query) => [query.key, query])).values()];
  const own = await answersByAgency(snapshot, frame, byKey);
  return { own, missing: await missingOf(snapshot, frame, byKey) };
}

function passing(frame: Frame, { window, filter }: AgencyQuery, own: ReadonlyMap<string, Answers>): string[] {
  const found = frame.expected.filter(({ id, level }) => {
    const answers = own.get(id) ?? new Map<string, Answer>();
    return isOfTier(filter, level) && isBelow(filter, answers) && hasAll(window, filter, answers);
  });
  return found.map(({ id }) => id).sort();
}

const isOfTier = ({ tier }: AgencyFilter, level: string): boolean =>
  tier === null || (tier as readonly string[]).includes(level);

const isBelow = ({ below }: AgencyFilter, answers: Answers): boolean =>
  below.length === 0 || below.some((target) => misses(target, answers));

/** An agency to which nothing happened, or that gave no data, is not below; the exact fraction is compared. */
function misses({ indicator: id, reading }: BelowTarget, answers: Answers): boolean {
  const indicator = indicatorOf(letterScorecard(), id)!;
  const { value } = evaluate(indicator, reading, answers);
  return value.kind === 'value' && !reaches(indicator, value);
}

const hasAll = (window: Window, { having }: AgencyFilter, answers: Answers): boolean =>
  having.every((condition) => {
    const answer = answers.get(conditionQuery(window, condition).key);
    const count = answer && 'count' in answer ? Number(answer.count) : 0;
    return condition.operator === '>=' ? count >= condition.number : count <= condition.number;
  });

/** The answers of each expected agency with what is below it, each query asked once for all of them. */
async function answersByAgency(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly MeasureQuery[],
): Promise<Map<string, Answers>> {
  const plain = queries.filter(isCount);
  const counted = atHome(frame, await factCountsBy(snapshot, frame, plain, 'agency_id'));
  const among = await procedureCountsBy(snapshot, frame, queries.filter(isAmongProcedures));
  const without = await agenciesWithout(snapshot, frame, plain);
  return new Map(
    frame.expected.map(({ id }): [string, Answers] => {
      const answers = new Map<string, Answer>(plain.map(({ key }) => [key, { count: counted.get(id)?.get(key) ?? 0 }]));
      for (const query of queries.filter(isAmongProcedures)) {
        answers.set(query.key, { count: among.get(id)?.get(query.key) ?? 0 });
      }
      for (const { key, measure } of plain) {
        const kind = kindOf(measure);
        if (kind && without.get(kind)?.has(id)) answers.set(key, { missing: [] });
      }
      return [id, answers];
    }),
  );
}

/** Counts at the agencies records name, added up at the expected agency each belongs to. */
function atHome({ homes }: Frame, byAgency: ReadonlyMap<string, Counts>): Map<string, Map<string, number>> {
  const found = new Map<string, Map<string, number>>();
  for (const [agency, counts] of byAgency) {
    const home = homes.get(agency);
    if (!home) continue;
    const sums = found.get(home) ?? new Map<string, number>();
    for (const [key, count] of counts) sums.set(key, (sums.get(key) ?? 0) + count);
    found.set(home, sums);
  }
  return found;
}

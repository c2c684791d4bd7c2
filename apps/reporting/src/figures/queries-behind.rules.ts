import { asked, indicatorOf, letterScorecard, measureOf, measuresOf, readingOf } from '#indicators';
import type { BelowTarget, MeasureQuery, ProcedureCondition, Window } from '#indicators';
import type { FactKind } from '../kinds/fact-kind.js';
import { kindOf } from '../kinds/kinds.js';

/** Every query an indicator needs, those of the agencies it judges too. */
export function queriesBehind(queries: readonly MeasureQuery[]): MeasureQuery[] {
  return queries.flatMap((query) =>
    query.kind === 'agencies'
      ? [
          query,
          ...query.filter.having.map((one) => conditionQuery(query.window, one)),
          ...query.filter.below.flatMap(queriesOfBelow),
        ]
      : [query],
  );
}

export function conditionQuery(window: Window, { measure, where }: ProcedureCondition): MeasureQuery {
  if (measureOf(measure).kind === 'stock') return asked({ kind: 'stock', window, measure, where });
  return asked({ kind: 'flow', window, measure, where, among: null });
}

function queriesOfBelow({ indicator: id, reading }: BelowTarget): MeasureQuery[] {
  const indicator = indicatorOf(letterScorecard(), id)!;
  return measuresOf(indicator, [readingOf(indicator, reading)!.id]);
}

/** Kinds of which every agency should have facts, among what is asked. */
export function kindsExpected(queries: readonly MeasureQuery[]): FactKind[] {
  const kinds = queries.flatMap((query) => ('measure' in query ? (kindOf(query.measure) ?? []) : []));
  return [...new Set(kinds)].filter(({ everyAgency }) => everyAgency !== undefined);
}

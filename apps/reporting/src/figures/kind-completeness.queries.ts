import type { Completeness, MissingPart } from '#contracts';
import type { MeasureQuery, Missing } from '#indicators';
import { plainArray } from '../facts/array-literal.js';
import { columnName, type FactKind } from '../kinds/fact-kind.js';
import { kindVersion, seqsParameter } from '../kinds/kind-sql.js';
import { firstDay, type Frame } from './frame.js';
import { kindsExpected } from './queries-behind.rules.js';
import type { Snapshot } from './snapshot.js';

/** The expected agencies that gave nothing of a kind in the window. */
export async function agenciesWithout(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly MeasureQuery[],
): Promise<Map<FactKind, ReadonlySet<string>>> {
  const found = new Map<FactKind, ReadonlySet<string>>();
  for (const kind of kindsExpected(queries)) found.set(kind, await without(snapshot, frame, kind));
  return found;
}

async function without(snapshot: Snapshot, frame: Frame, kind: FactKind): Promise<Set<string>> {
  const rows = await snapshot.rows<{ home: string }>(
    `SELECT DISTINCT m.home FROM unnest($1::uuid[], $2::uuid[]) AS m(member, home)
      WHERE EXISTS (SELECT 1 FROM ${kind.table} f WHERE f.agency_id = m.member AND ${kindVersion(kind, '$3')}
                       AND f.${columnName(kind.everyAgency!.day)} BETWEEN $4::date AND $5::date)`,
    [
      plainArray([...frame.homes.keys()]),
      plainArray([...frame.homes.values()]),
      seqsParameter(frame.positions),
      firstDay(frame, 'period'),
      frame.cutOff,
    ],
  );
  const provided = new Set(rows.map(({ home }) => home));
  return new Set(frame.expected.filter(({ id }) => !provided.has(id)).map(({ id }) => id));
}

/** What a figure over all agencies lacks: how many of them gave nothing. Their names are in its completeness. */
export async function missingOf(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly MeasureQuery[],
): Promise<Missing[]> {
  const found = await agenciesWithout(snapshot, frame, queries);
  return [...found].flatMap(([kind, { size }]) => (size > 0 ? [missingOfKind(kind, size)] : []));
}

export const missingOfKind = ({ producer, everyAgency }: FactKind, count: number): Missing => ({
  source: producer,
  label: everyAgency!.agencies,
  count,
});

/** Which of the agencies gave nothing, by name. */
export async function kindCompleteness(snapshot: Snapshot, frame: Frame, kind: FactKind): Promise<Completeness> {
  const ids = await without(snapshot, frame, kind);
  const { vi, en } = kind.everyAgency!;
  const missing = frame.expected
    .filter(({ id }) => ids.has(id))
    .map(({ name, codes }): MissingPart => {
      const label = { vi: `${vi}: ${name.vi}`, en: `${en}: ${name.en ?? name.vi}` };
      return { source: kind.producer, label, agency: codes[0]!.code };
    });
  return { expected: frame.expected.length, provided: frame.expected.length - missing.length, missing };
}

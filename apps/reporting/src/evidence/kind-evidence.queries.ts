import type { EvidenceItem } from '#contracts';
import type { Evidence, EvidenceTerm } from '#indicators';
import { plainArray } from '../facts/array-literal.js';
import type { CountQuery } from '../figures/counts.queries.js';
import { firstDay, instantOf, stockDay, type Frame } from '../figures/frame.js';
import { proceduresOf } from '../figures/procedures.queries.js';
import type { Snapshot } from '../figures/snapshot.js';
import { columnName, type FactKind } from '../kinds/fact-kind.js';
import { kindRowsSql, kindVersion, seqsParameter } from '../kinds/kind-sql.js';
import type { Page, Row } from './evidence.queries.js';

interface Listing {
  /** Facts of the list, each with the number of its rows as `rows`. */
  readonly from: string;
  readonly values: unknown[];
}

/** Facts of one kind: rows of the terms put in, less those of the terms taken off (which are among them, by definition). */
async function listing(snapshot: Snapshot, frame: Frame, kind: FactKind, terms: Evidence['terms']): Promise<Listing> {
  const values: unknown[] = [plainArray(frame.agencies), seqsParameter(frame.positions), instantOf(frame)];
  const amounts: string[] = [];
  for (const term of terms) amounts.push(await amountOf(snapshot, frame, term, values));
  const from = `(SELECT f.*, (${amounts.join(' ')})::int AS rows FROM ${kind.table} f
    WHERE f.agency_id = ANY($1::uuid[]) AND ${kindVersion(kind, '$2')} AND $3::bigint IS NOT NULL) f`;
  return { from, values };
}

async function amountOf(
  snapshot: Snapshot,
  frame: Frame,
  { sign, query }: EvidenceTerm,
  values: unknown[],
): Promise<string> {
  const one = query as CountQuery;
  const parameter = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const to = parameter(one.kind === 'stock' ? stockDay(frame, one) : frame.cutOff, 'date');
  const from = one.kind === 'stock' ? to : parameter(firstDay(frame, one.window), 'date');
  const rows = kindRowsSql(one.measure, { from, to, instant: '$3::bigint' });
  const signed = sign === 1 ? '+' : '-';
  if (one.kind === 'flow' && one.among) {
    const ids = await proceduresOf(snapshot, frame, { window: one.window, filter: one.among });
    const among = parameter(plainArray(ids), 'uuid[]');
    return `${signed} CASE WHEN f.procedure_id = ANY(${among}) THEN ${rows} ELSE 0 END`;
  }
  return `${signed} (${rows})`;
}

export async function countKindRows(
  snapshot: Snapshot,
  frame: Frame,
  kind: FactKind,
  { terms }: Evidence,
): Promise<number> {
  const { from, values } = await listing(snapshot, frame, kind, terms);
  const [found] = await snapshot.rows<{ count: number }>(
    `SELECT coalesce(sum(f.rows), 0)::float8 AS count FROM ${from}`,
    values,
  );
  return found!.count;
}

export async function kindRows(
  snapshot: Snapshot,
  frame: Frame,
  kind: FactKind,
  { evidence, page }: { evidence: Evidence; page: Page },
): Promise<Row[]> {
  const { from, values } = await listing(snapshot, frame, kind, evidence.terms);
  const next = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const { after } = page;
  const skip = after ? `WHERE (f.id, n) > (${next(after.id, 'uuid')}, ${next(after.step, 'int')})` : '';
  const shown = kind.shown.beside.map((field) => {
    const isDay = kind.columns[field] === 'date';
    return `'${field}', f.${columnName(field)}${isDay ? '::text' : ''}`;
  });
  const found = await snapshot.rows<{ id: string; step: number; code: string; agencyId: string; facts: object }>(
    `SELECT f.id, n AS step, coalesce(f.${columnName(kind.shown.code)}, f.id::text) AS code, f.agency_id AS "agencyId",
            jsonb_build_object(${shown.join(', ')}) AS facts
       FROM ${from} CROSS JOIN LATERAL generate_series(1, f.rows) AS n ${skip}
      ORDER BY f.id, n LIMIT ${next(page.limit, 'int')}`,
    values,
  );
  const hasSteps = Object.values(kind.measures).some((measure) => measure?.amount !== undefined);
  return found.map(({ id, step, code, agencyId, facts }) => {
    const item = { kind: kind.name as EvidenceItem['kind'], id, code, agencyId, facts, ...(hasSteps ? { step } : {}) };
    return { id, step, item };
  });
}

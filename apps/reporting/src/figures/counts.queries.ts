import type { MeasureName, MeasureQuery, Where } from '#indicators';
import { plainArray } from '../facts/array-literal.js';
import { signedCover, type SignedBucket } from './cover.rules.js';
import { firstDay, stockDay, type Frame } from './frame.js';
import { cellSum, factCondition, MEASURE_SQL, versionSql, whereSql } from './measure-sql.js';
import type { Snapshot } from './snapshot.js';

export type CountQuery = Extract<MeasureQuery, { kind: 'flow' | 'stock' }>;

/** A measure over days: of a flow from..to, of a stock the end of `to`. */
export interface Asked {
  readonly key: string;
  readonly measure: MeasureName;
  readonly where: Where;
  /** null = a stock: everything up to `to`. */
  readonly from: string | null;
  readonly to: string;
}

export const asked = (frame: Pick<Frame, 'period' | 'cutOff'>, query: CountQuery): Asked => {
  const { key, measure, where } = query;
  if (query.kind === 'stock') return { key, measure, where, from: null, to: stockDay(frame, query) };
  return { key, measure, where, from: firstDay(frame, query.window), to: frame.cutOff };
};

export type Counts = ReadonlyMap<string, number>;

/** Counts of dossiers and steps, all in one statement: of cells when live, of facts as of a position. */
export async function counts(snapshot: Snapshot, frame: Frame, queries: readonly CountQuery[]): Promise<Counts> {
  const rows = await grouped(snapshot, frame, queries, null);
  return rows.get('') ?? new Map();
}

/** The same by agency, or by procedure: the latter always of facts, since cells of procedures hold no stocks. */
export async function countsBy(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly CountQuery[],
  group: 'agency_id' | 'procedure_id',
): Promise<Map<string, Counts>> {
  return grouped(snapshot, { ...frame, live: frame.live && group === 'agency_id' }, queries, group);
}

export type Group = 'agency_id' | 'procedure_id' | null;
type Row = Record<string, string | null>;

async function grouped(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly CountQuery[],
  group: Group,
): Promise<Map<string, Counts>> {
  if (queries.length === 0) return new Map();
  const all = queries.map((query) => asked(frame, query));
  const rows = frame.live ? await ofCells(snapshot, frame, all, group) : await ofFacts(snapshot, frame, all, group);
  const countsOf = (row: Row) => new Map(all.map(({ key }, index) => [key, Number(row[`n${index}`] ?? 0)]));
  return new Map(rows.map((row) => [row.place ?? '', countsOf(row)]));
}

const selected = (group: Group, alias: string, sums: readonly string[]): string =>
  [...(group ? [`${alias}.${group} AS place`] : []), ...sums].join(', ');
const byGroup = (group: Group, alias: string): string => (group ? `GROUP BY ${alias}.${group}` : '');

async function ofCells(snapshot: Snapshot, frame: Frame, all: readonly Asked[], group: Group): Promise<Row[]> {
  const ranges = [...new Set(all.map(({ from, to }) => `${from ?? frame.firstYear}..${to}`))];
  const spans = all.map(({ from, to }) => ranges.indexOf(`${from ?? frame.firstYear}..${to}`));
  const sums = all.map(({ measure, where }, index) => {
    const filter = `b.span = ${spans[index]} AND ${whereSql(where, 'c')}`;
    return `sum(b.sign * (${cellSum(measure)})) FILTER (WHERE ${filter}) AS n${index}`;
  });
  const buckets = ranges.flatMap((range, span) => {
    const [from, to] = range.split('..') as [string, string];
    return signedCover(from, to).map((bucket): SignedBucket & { span: number } => ({ ...bucket, span }));
  });
  return snapshot.rows<Row>(
    `SELECT ${selected(group, 'c', sums)}
       FROM unnest($1::int[], $2::text[], $3::date[], $5::int[]) AS b(span, grain, bucket, sign)
       JOIN flow_cell c ON c.grain = b.grain AND c.bucket = b.bucket AND c.agency_id = ANY($4::uuid[]) ${byGroup(group, 'c')}`,
    [
      plainArray(buckets.map(({ span }) => span)),
      plainArray(buckets.map(({ grain }) => grain)),
      plainArray(buckets.map(({ bucket }) => bucket)),
      plainArray(frame.agencies),
      plainArray(buckets.map(({ sign }) => sign)),
    ],
  );
}

async function ofFacts(snapshot: Snapshot, frame: Frame, all: readonly Asked[], group: Group): Promise<Row[]> {
  const days = [...new Set(all.flatMap(({ from, to }) => (from ? [from, to] : [to])))];
  const parameter = (day: string) => `$${days.indexOf(day) + 3}::date`;
  const sums = all.map(({ measure, where, from, to }, index) => {
    const condition = factCondition(measure, {
      from: from ? parameter(from) : '',
      to: parameter(to),
      day: parameter(to),
    });
    const rows = MEASURE_SQL[measure].rows;
    const amount = rows ? `sum(${rows})` : 'count(*)';
    return `${amount} FILTER (WHERE ${condition} AND ${whereSql(where, 'f')}) AS n${index}`;
  });
  return snapshot.rows<Row>(
    `SELECT ${selected(group, 'f', sums)} FROM dossier_fact f
      WHERE f.agency_id = ANY($1::uuid[]) AND ${versionSql('$2')} ${byGroup(group, 'f')}`,
    [plainArray(frame.agencies), plainArray(frame.positions.dossier), ...days],
  );
}

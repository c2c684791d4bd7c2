import type { MeasureName, MeasureQuery, ProcedureFilter, ProcedureSet, Where } from '#indicators';
import { CELL_LEVELS, PROCEDURE_COLUMNS, receivedColumn } from '../cells/columns.js';
import { plainArray } from '../facts/array-literal.js';
import { kindCellsSql, kindFactsSql } from '../kinds/kind-procedures.js';
import { seqsParameter } from '../kinds/kind-sql.js';
import { kindOf } from '../kinds/kinds.js';
import { coverWithEdges } from './cover.rules.js';
import { firstDay, type Frame } from './frame.js';
import { factCondition, MEASURE_SQL, versionSql, whereSql } from './measure-sql.js';
import { listedSql, traitSql, traitsSql } from './procedure-traits.js';
import type { Snapshot } from './snapshot.js';

export type ProcedureQuery = Extract<MeasureQuery, { kind: 'procedures' | 'flow' }>;

/** A count of one procedure: a column of the statement. */
export interface Count {
  readonly measures: readonly MeasureName[];
  readonly where: Where;
}

export const ANYTHING: Count = { measures: ['received', 'settled', 'withdrawn', 'stopped', 'returned'], where: {} };
const CHANNELS = ['counter', 'online', 'post'] as const;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);

/** The parts of one statement over procedures: which counts and which sets it needs. */
class Parts {
  readonly counts: Count[] = [];
  readonly sets: Pick<ProcedureFilter, 'set' | 'offered'>[] = [];
  /** Statements whose procedures have a trait or are on a list. */
  readonly traits: string[] = [];

  count(count: Count): string {
    return `coalesce(m.c${place(this.counts, count)}, 0)`;
  }

  condition(filter: ProcedureFilter): string {
    const { set, offered, having } = filter;
    const conditions = having.map(({ measure, where, operator, number }) => {
      const count = this.count({ measures: [measure], where });
      return `${count} ${operator} ${Number(number)}`;
    });
    if (set === 'by-decision') conditions.push(this.trait(listedSql(offered)));
    else if (set) conditions.push(`coalesce(o.s${place(this.sets, { set, offered })}, false)`);
    conditions.push(...(filter.with ?? []).map((trait) => this.trait(traitSql(trait))));
    conditions.push(...(filter.without ?? []).map((trait) => `NOT ${this.trait(traitSql(trait))}`));
    if (conditions.length === 0) conditions.push(`${this.count(ANYTHING)} > 0`);
    return conditions.join(' AND ');
  }

  private trait(sql: string): string {
    return `coalesce(r.r${place(this.traits, sql)}, false)`;
  }
}

function place<T>(among: T[], wanted: T): number {
  const found = among.findIndex((one) => same(one, wanted));
  return found >= 0 ? found : among.push(wanted) - 1;
}

/** Counts of procedures, and of dossiers among procedures, of one window: one statement. */
export async function procedureCounts(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly ProcedureQuery[],
): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (const window of ['period', 'year-to-date'] as const) {
    const its = queries.filter((query) => query.window === window);
    if (its.length === 0) continue;
    const parts = new Parts();
    const selected = its.map((query, index) => `${countSql(query, parts)} AS n${index}`);
    const rows = await run<Record<string, string | null>>(snapshot, frame, firstDay(frame, window), {
      parts,
      selected: selected.join(', '),
    });
    its.forEach(({ key }, index) => found.set(key, Number(rows[0]?.[`n${index}`] ?? 0)));
  }
  return found;
}

/** The same by the expected agency each record belongs to: a procedure counts once in each. */
export async function procedureCountsBy(
  snapshot: Snapshot,
  frame: Frame,
  queries: readonly ProcedureQuery[],
): Promise<Map<string, Map<string, number>>> {
  const found = new Map<string, Map<string, number>>();
  for (const window of ['period', 'year-to-date'] as const) {
    const its = queries.filter((query) => query.window === window);
    if (its.length === 0) continue;
    const parts = new Parts();
    const selected = its.map((query, index) => `${countSql(query, parts)} AS n${index}`);
    const rows = await run<Record<string, string | null>>(snapshot, frame, firstDay(frame, window), {
      parts,
      selected: ['place', ...selected].join(', '),
      rest: 'GROUP BY place',
      placed: true,
    });
    for (const { place, ...counts } of rows) {
      const known = found.get(place!) ?? new Map<string, number>();
      its.forEach(({ key }, index) => known.set(key, Number(counts[`n${index}`] ?? 0)));
      found.set(place!, known);
    }
  }
  return found;
}

function countSql(query: ProcedureQuery, parts: Parts): string {
  if (query.kind === 'procedures') return `count(*) FILTER (WHERE ${parts.condition(query.filter)})`;
  const count = parts.count({ measures: [query.measure], where: query.where });
  return `sum(${count}) FILTER (WHERE ${parts.condition(query.among!)})`;
}

/** Uuids of the procedures that pass a filter, sorted. */
export async function proceduresOf(
  snapshot: Snapshot,
  frame: Frame,
  query: { window: MeasureQuery['window']; filter: ProcedureFilter },
): Promise<string[]> {
  const parts = new Parts();
  const condition = parts.condition(query.filter);
  const rows = await run<{ id: string }>(snapshot, frame, firstDay(frame, query.window), {
    parts,
    selected: 'procedure_id AS id',
    rest: `WHERE ${condition} ORDER BY 1`,
  });
  return rows.map(({ id }) => id);
}

/** `m`: what was counted of each procedure; `o`: the catalogue sets it is in. */
async function run<R>(
  snapshot: Snapshot,
  frame: Frame,
  from: string,
  { parts, selected, rest = '', placed = false }: { parts: Parts; selected: string; rest?: string; placed?: boolean },
): Promise<R[]> {
  const inCells = frame.live && parts.counts.every(isInCells);
  const { buckets, edges } = inCells
    ? coverWithEdges(from, frame.cutOff)
    : { buckets: [], edges: from <= frame.cutOff ? [[from, frame.cutOff]] : [] };
  const keys = placed ? BY_PLACE : BY_PROCEDURE;
  return snapshot.rows<R>(
    `WITH given AS (${GIVEN}), moved AS (${movedSql(parts.counts, { cells: inCells, facts: edges.length > 0 }, keys)}), offered AS (${offeredSql(parts.sets, keys)}), traits AS (${traitsSql(parts.traits)})
     SELECT ${selected} FROM moved m FULL JOIN offered o USING (${keys.names}) ${placed ? 'LEFT' : 'FULL'} JOIN traits r USING (procedure_id) ${rest}`,
    [
      plainArray(frame.agencies),
      plainArray(frame.positions.dossier),
      frame.positions.catalogue,
      from,
      frame.cutOff,
      plainArray(buckets.map(({ grain }) => grain)),
      plainArray(buckets.map(({ bucket }) => bucket)),
      plainArray(edges.map(([first]) => first)),
      plainArray(edges.map(([, last]) => last)),
      seqsParameter(frame.positions),
      plainArray(placed ? frame.agencies.map((id) => frame.homes.get(id) ?? null) : []),
    ],
  );
}

/** What the statement counts each of: a procedure, or a procedure at an expected agency. */
export interface Keys {
  readonly names: string;
  readonly of: (alias: string) => string;
  readonly none: string;
}

const BY_PROCEDURE: Keys = {
  names: 'procedure_id',
  of: (alias) => `${alias}.procedure_id`,
  none: 'NULL::uuid AS procedure_id',
};
const BY_PLACE: Keys = {
  names: 'place, procedure_id',
  of: (alias) => `($11::uuid[])[array_position($1::uuid[], ${alias}.agency_id)] AS place, ${alias}.procedure_id`,
  none: 'NULL::uuid AS place, NULL::uuid AS procedure_id',
};

/** Every parameter has a type, also where a statement does not use it. */
const GIVEN =
  'SELECT $1::uuid[], $2::bigint[], $3::bigint, $4::date, $5::date, $6::text[], $7::date[], $8::date[], $9::date[], $10::bigint[], $11::uuid[]';

/** Cells hold receptions by channel and level; another measure asked by them is counted from facts. */
export function isInCells(count: Count): boolean {
  if (kindMeasure(count)) return true;
  const { measures, where } = count;
  const isPlain = !where.channel && !where.level;
  const known = measures.every((measure) => columnsOf(measure, where).every((column) => IN_CELLS.has(column)));
  return known && (isPlain || same(measures, ['received']));
}

const IN_CELLS = new Set<string>(PROCEDURE_COLUMNS);

function movedSql(counts: readonly Count[], from: { cells: boolean; facts: boolean }, keys: Keys): string {
  if (counts.length === 0 || !(from.cells || from.facts)) return nothing(counts, keys);
  const summed = counts.map((_, index) => `sum(c${index}) AS c${index}`).join(', ');
  const parts = [
    ...(from.cells ? [...cellsSql(counts, keys), ...kindCellsSql(counts, kindMeasure, keys)] : []),
    ...(from.facts ? [...factsSql(counts, keys), ...kindFactsSql(counts, kindMeasure, keys)] : []),
  ];
  return `SELECT ${keys.names}, ${summed} FROM (${parts.join(' UNION ALL ')}) counted GROUP BY ${keys.names}`;
}

/** The measure of a count of a kind; undefined = counts of dossiers. */
function kindMeasure({ measures: [first] }: Count): MeasureName | undefined {
  return first && kindOf(first) ? first : undefined;
}

function cellsSql(counts: readonly Count[], keys: Keys): string[] {
  if (counts.every(kindMeasure)) return [];
  const columns = counts.map((count, index) => {
    const sum = kindMeasure(count) ? [] : count.measures.flatMap((measure) => columnsOf(measure, count.where));
    return `${sum.map((column) => `c.${column}`).join(' + ') || '0'} AS c${index}`;
  });
  return [
    `SELECT ${keys.of('c')}, ${columns.join(', ')} FROM unnest($6::text[], $7::date[]) AS b(grain, bucket)
    JOIN procedure_cell c ON c.grain = b.grain AND c.bucket = b.bucket AND c.agency_id = ANY($1::uuid[])`,
  ];
}

const nothing = (counts: readonly Count[], keys: Keys): string =>
  `SELECT ${[keys.none, ...counts.map((_, index) => `0 AS c${index}`)].join(', ')} WHERE false`;

export const columnsOf = (measure: MeasureName, where: Where): readonly string[] =>
  measure === 'received' ? receivedColumns(where) : MEASURE_SQL[measure].columns;

function receivedColumns({ channel, level }: Where): string[] {
  return (channel ?? CHANNELS).flatMap((name) => (level ?? CELL_LEVELS).map((number) => receivedColumn(name, number)));
}

/** One part a day column, so that each uses its index: days at the edges, or the whole window. */
function factsSql(counts: readonly Count[], keys: Keys): string[] {
  const ofDossiers = counts.filter((count) => !kindMeasure(count));
  const days = new Set(ofDossiers.flatMap(({ measures }) => measures.map((measure) => MEASURE_SQL[measure].day)));
  return [...days].map((day) => {
    const columns = counts.map((count, index) => {
      const { measures, where } = count;
      const its = kindMeasure(count) ? [] : measures.filter((measure) => MEASURE_SQL[measure].day === day);
      const conditions = its.map((measure) => {
        const condition = factCondition(measure, { from: 'e.first', to: 'e.last', day: 'e.last' });
        return `(${condition} AND ${whereSql(where, 'f')})`;
      });
      return `${conditions.length > 0 ? `(${conditions.join(' OR ')})::int` : '0'}::bigint AS c${index}`;
    });
    return `SELECT ${keys.of('f')}, ${columns.join(', ')} FROM unnest($8::date[], $9::date[]) AS e(first, last)
      JOIN dossier_fact f ON f.agency_id = ANY($1::uuid[]) AND f.${day} BETWEEN e.first AND e.last AND ${versionSql('$2')}`;
  });
}

const IN_SET = {
  'at-end': '@> $5::date',
  ever: `&& daterange($4::date, $5::date, '[]')`,
  'full-year': `@> daterange($4::date, $5::date, '[]')`,
} as const satisfies Partial<Record<ProcedureSet, string>>;

/** Days on which a procedure was offered and in force; an amended version goes on from the one before. */
function offeredSql(sets: readonly Pick<ProcedureFilter, 'set' | 'offered'>[], keys: Keys): string {
  if (sets.length === 0) return `SELECT ${keys.none} WHERE false`;
  const flags = sets.map(({ set, offered: { level, post } }, index) => {
    const filters = [...(level ? [`level IN (${level.map(Number).join(', ')})`] : []), ...(post ? ['post'] : [])];
    const filter = filters.length > 0 ? ` FILTER (WHERE ${filters.join(' AND ')})` : '';
    return `range_agg(days)${filter} ${IN_SET[set as keyof typeof IN_SET]} AS s${index}`;
  });
  return `SELECT ${keys.names}, ${flags.join(', ')} FROM (
      SELECT ${keys.of('o')}, o.level, o.post, daterange(o.valid_from, o.valid_to, '[]') * p.days AS days
        FROM offering_fact o JOIN (${IN_FORCE}) p ON p.id = o.procedure_id
       WHERE o.agency_id = ANY($1::uuid[]) AND o.seq_from <= $3::bigint AND o.seq_to > $3::bigint
         AND (o.valid_to IS NULL OR o.valid_to >= o.valid_from)) offerings GROUP BY ${keys.names}`;
}

const IN_FORCE = `
  SELECT now.id, CASE WHEN now.valid_to < f.first THEN 'empty'::daterange ELSE daterange(f.first, now.valid_to, '[]') END AS days
    FROM procedure_fact now JOIN (
      SELECT id, CASE WHEN bool_or(valid_from IS NULL) THEN NULL ELSE min(valid_from) END AS first FROM procedure_fact
       WHERE seq_from <= $3::bigint AND status <> 'draft' GROUP BY id) f USING (id)
   WHERE now.seq_from <= $3::bigint AND now.seq_to > $3::bigint AND now.status <> 'draft'`;

import type { EvidenceItem, FactClass } from '#contracts';
import type { Evidence, EvidenceTerm } from '#indicators';
import { plainArray } from '../facts/array-literal.js';
import type { CountQuery } from '../figures/counts.queries.js';
import { firstDay, stockDay, type Frame } from '../figures/frame.js';
import { factCondition, MEASURE_SQL, versionSql, whereSql } from '../figures/measure-sql.js';
import { proceduresOf, type ProcedureQuery } from '../figures/procedures.queries.js';
import type { Snapshot } from '../figures/snapshot.js';

/** One row of a list and the key it is paged by. */
export interface Row {
  readonly id: string;
  readonly step: number;
  readonly item: Omit<EvidenceItem, 'agency'> & { agencyId?: string };
}

export interface Page {
  readonly after: { readonly id: string; readonly step: number } | null;
  readonly limit: number;
}

/** Conditions of the terms with their parameters, in one place. */
class Conditions {
  readonly values: unknown[];

  constructor(
    private readonly snapshot: Snapshot,
    private readonly frame: Frame,
  ) {
    this.values = [plainArray(frame.agencies), plainArray(frame.positions.dossier)];
  }

  parameter(value: unknown, type: string): string {
    return `$${this.values.push(value)}::${type}`;
  }

  async of(query: CountQuery): Promise<string> {
    const { frame } = this;
    const to = this.parameter(query.kind === 'stock' ? stockDay(frame, query) : frame.cutOff, 'date');
    const from = query.kind === 'stock' ? to : this.parameter(firstDay(frame, query.window), 'date');
    const conditions = [factCondition(query.measure, { from, to, day: to }), whereSql(query.where, 'f')];
    if (query.kind === 'flow' && query.among) {
      const ids = await proceduresOf(this.snapshot, frame, { window: query.window, filter: query.among });
      conditions.push(`f.procedure_id = ANY(${this.parameter(plainArray(ids), 'uuid[]')})`);
    }
    return `(${conditions.join(' AND ')})`;
  }
}

const isCount = (term: EvidenceTerm): term is EvidenceTerm & { query: CountQuery } =>
  term.query.kind === 'flow' || term.query.kind === 'stock';

interface Listing {
  readonly condition: string;
  /** Rows a fact makes. */
  readonly amount: string;
  readonly values: unknown[];
}

/** Rows of dossiers or of their steps: those of the terms put in, less those of the terms taken off. */
export async function listing(snapshot: Snapshot, frame: Frame, { rows, terms }: Evidence): Promise<Listing> {
  const conditions = new Conditions(snapshot, frame);
  const parts: { sign: 1 | -1; sql: string; amount: string }[] = [];
  for (const term of terms.filter(isCount)) {
    const amount = MEASURE_SQL[term.query.measure].rows ?? '1';
    parts.push({ sign: term.sign, sql: await conditions.of(term.query), amount });
  }
  const those = (sign: 1 | -1) => parts.filter((part) => part.sign === sign).map(({ sql }) => sql);
  const [put, taken] = [those(1), those(-1)];
  if (rows === 'step') {
    const amounts = parts.map(
      ({ sign, sql, amount }) => `${sign === 1 ? '+' : '-'} CASE WHEN ${sql} THEN ${amount} ELSE 0 END`,
    );
    return { condition: `(${put.join(' OR ')})`, amount: amounts.join(' '), values: conditions.values };
  }
  const less = taken.length > 0 ? ` AND NOT (${taken.join(' OR ')})` : '';
  return { condition: `(${put.join(' OR ')})${less}`, amount: '1', values: conditions.values };
}

const CLASS = (day: string): string => `CASE
  WHEN f.closed_on IS NULL OR f.closed_on > ${day} THEN
    CASE WHEN f.overdue @> ${day} THEN 'overdue' WHEN f.waiting @> ${day} THEN 'waiting' ELSE 'open' END
  WHEN f.closing = 'withdrawal' THEN 'withdrawn' WHEN f.closing = 'stop' THEN 'stopped' ELSE f.timeliness END`;

const FROM = `FROM dossier_fact f WHERE f.agency_id = ANY($1::uuid[]) AND ${versionSql('$2')}`;

export async function dossierRows(snapshot: Snapshot, frame: Frame, evidence: Evidence, page: Page): Promise<Row[]> {
  const { condition, amount, values } = await listing(snapshot, frame, evidence);
  const next = (value: unknown, type: string) => `$${values.push(value)}::${type}`;
  const after = page.after && `(f.dossier_id, n) > (${next(page.after.id, 'uuid')}, ${next(page.after.step, 'int')})`;
  // The first condition lets the page begin at its place in the primary key.
  const skip = page.after ? ` AND f.dossier_id >= ${next(page.after.id, 'uuid')} AND ${after}` : '';
  const cutOff = next(frame.cutOff, 'date');
  const found = await snapshot.rows<DossierRow>(
    `SELECT f.dossier_id AS id, n AS step, f.code, f.agency_id AS "agencyId", f.procedure_code AS "procedureCode",
            f.channel, nullif(f.level, 0) AS level, f.received_on::text AS "receivedOn",
            f.lawful_due_on::text AS "lawfulDueOn", f.reappointed_due_on::text AS "reappointedDueOn",
            f.settled_on::text AS "completedOn", f.returned_on::text AS "returnedOn", f.closing, ${CLASS(cutOff)} AS class
       FROM (SELECT * ${FROM} AND ${condition}) f CROSS JOIN LATERAL generate_series(1, (${amount})::int) AS n
      WHERE true${skip} ORDER BY f.dossier_id, n LIMIT ${next(page.limit, 'int')}`,
    values,
  );
  return found.map(({ step, ...row }): Row => {
    const item =
      evidence.rows === 'step' ? { kind: 'step' as const, ...row, step } : { kind: 'dossier' as const, ...row };
    return { id: row.id, step, item };
  });
}

interface DossierRow {
  id: string;
  step: number;
  code: string;
  agencyId: string;
  procedureCode: string;
  channel: string;
  level: number | null;
  receivedOn: string;
  lawfulDueOn: string | null;
  reappointedDueOn: string | null;
  completedOn: string | null;
  returnedOn: string | null;
  closing: string | null;
  class: FactClass;
}

export async function countRows(snapshot: Snapshot, frame: Frame, evidence: Evidence): Promise<number> {
  const { condition, amount, values } = await listing(snapshot, frame, evidence);
  const [found] = await snapshot.rows<{ count: number }>(
    `SELECT coalesce(sum(${amount}), 0)::float8 AS count ${FROM} AND ${condition}`,
    values,
  );
  return found!.count;
}

/** Procedures of a list, whole: some thousands at most. */
export async function procedureIds(snapshot: Snapshot, frame: Frame, { terms }: Evidence): Promise<string[]> {
  const ids = new Set<string>();
  for (const { sign, query } of [...terms].sort((a, b) => b.sign - a.sign)) {
    const { window, filter } = query as Extract<ProcedureQuery, { kind: 'procedures' }>;
    for (const id of await proceduresOf(snapshot, frame, { window, filter })) {
      if (sign === 1) ids.add(id);
      else ids.delete(id);
    }
  }
  return [...ids].sort();
}

const NAMES = `
  SELECT g.id, coalesce(p.code, f.procedure_code, g.id::text) AS code, p.name_vi AS vi, p.name_en AS en
    FROM unnest($1::uuid[]) AS g(id)
    LEFT JOIN procedure_fact p ON p.id = g.id AND p.seq_from <= $2 AND p.seq_to > $2
    LEFT JOIN LATERAL (SELECT procedure_code FROM dossier_fact WHERE p.id IS NULL AND procedure_id = g.id LIMIT 1) f ON true
   ORDER BY g.id`;

export async function procedureRows(snapshot: Snapshot, frame: Frame, ids: readonly string[]): Promise<Row[]> {
  type Named = { id: string; code: string; vi: string | null; en: string | null };
  const found = await snapshot.rows<Named>(NAMES, [plainArray(ids), frame.positions.catalogue]);
  return found.map(({ id, code, vi, en }) => {
    const name = vi === null ? {} : { name: { vi, en: en ?? vi } };
    return { id, step: 1, item: { kind: 'procedure', id, code, ...name } };
  });
}

import { rowsOf, type Queryable } from '#messaging';
import { plainArray, textArray } from './array-literal.js';
import { columnOf, CURRENT, FACT_COLUMNS, FACT_FIELDS, type DossierFact } from './dossier-fact.js';

export interface FactVersion {
  dossierId: string;
  seqFrom: number;
  /** Exclusive; null = holds now. */
  seqTo: number | null;
  lane: number;
  fact: DossierFact;
}

const QUOTED = new Set(['text', 'datemultirange']);
const READ_AS: Record<string, string> = { date: '::text', datemultirange: '::text' };
const SELECTED = FACT_FIELDS.map((field) => `${columnOf(field)}${READ_AS[FACT_COLUMNS[field]] ?? ''} AS "${field}"`);

const LOAD = `SELECT dossier_id AS "dossierId", ${SELECTED.join(', ')}
  FROM dossier_fact WHERE dossier_id = ANY($1::uuid[]) AND seq_to = ${CURRENT}`;

/** The versions that hold now, by dossier. */
export async function currentFacts(tx: Queryable, dossierIds: readonly string[]): Promise<Map<string, DossierFact>> {
  const found = await tx.query(LOAD, [plainArray(dossierIds)]);
  return new Map(rowsOf<DossierFact & { dossierId: string }>(found).map(({ dossierId, ...fact }) => [dossierId, fact]));
}

const END = `UPDATE dossier_fact f SET seq_to = e.seq FROM unnest($1::uuid[], $2::bigint[]) AS e(dossier_id, seq)
  WHERE f.dossier_id = e.dossier_id AND f.seq_to = ${CURRENT}`;

/** Ends the versions that hold now at the seq of their successors. */
export async function endVersions(tx: Queryable, ends: ReadonlyMap<string, number>): Promise<void> {
  if (ends.size > 0) await tx.query(END, [plainArray([...ends.keys()]), plainArray([...ends.values()])]);
}

const KEY = ['dossier_id', 'seq_from', 'seq_to', 'lane'];
const TYPES = ['uuid', 'bigint', 'bigint', 'smallint', ...FACT_FIELDS.map((field) => FACT_COLUMNS[field])];
const INSERT = `INSERT INTO dossier_fact (${[...KEY, ...FACT_FIELDS.map(columnOf)].join(', ')})
  SELECT * FROM unnest(${TYPES.map((type, index) => `$${index + 1}::${type}[]`).join(', ')})`;

export async function insertVersions(tx: Queryable, versions: readonly FactVersion[]): Promise<void> {
  if (versions.length === 0) return;
  const keys = [
    plainArray(versions.map(({ dossierId }) => dossierId)),
    plainArray(versions.map(({ seqFrom }) => seqFrom)),
    plainArray(versions.map(({ seqTo }) => seqTo ?? CURRENT)),
    plainArray(versions.map(({ lane }) => lane)),
  ];
  const columns = FACT_FIELDS.map((field) => {
    const values = versions.map(({ fact }) => fact[field]);
    return QUOTED.has(FACT_COLUMNS[field]) ? textArray(values as (string | null)[]) : plainArray(values);
  });
  await tx.query(INSERT, [...keys, ...columns]);
}

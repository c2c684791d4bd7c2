import { rowsOf, type Queryable } from '#messaging';
import { plainArray, textArray } from '../facts/array-literal.js';
import { CURRENT } from '../facts/dossier-fact.js';
import { columnName, type Fact, type FactKind } from './fact-kind.js';
import type { KindVersion } from './fold.js';
import type { MeasureDelta } from './measure-deltas.js';

const AS_TEXT: readonly string[] = ['date', 'datemultirange', 'int8multirange'];

/** The versions that hold now: of these facts, and those gathered from these records. */
export async function currentKindFacts(
  tx: Queryable,
  { table, columns, partOf }: FactKind,
  wanted: { ids: readonly string[]; sources: readonly string[] },
): Promise<Map<string, Fact>> {
  const selected = Object.entries(columns).map(([field, type]) => {
    return `${columnName(field)}${AS_TEXT.includes(type) ? '::text' : ''} AS "${field}"`;
  });
  const found = await tx.query(
    `SELECT id, ${selected.join(', ')} FROM ${table} WHERE id = ANY($1::uuid[]) AND seq_to = ${CURRENT}
     ${partOf ? `UNION SELECT id, ${selected.join(', ')} FROM ${table} WHERE sources && $2::uuid[] AND seq_to = ${CURRENT}` : ''}`,
    [plainArray(wanted.ids), ...(partOf ? [plainArray(wanted.sources)] : [])],
  );
  return new Map(rowsOf<Fact & { id: string }>(found).map(({ id, ...fact }) => [id, fact]));
}

/** Ends the versions that hold now at the seq of their successors and adds the new ones. */
export async function saveKindVersions(
  tx: Queryable,
  { table, columns }: FactKind,
  { versions, ends }: { versions: readonly KindVersion[]; ends: ReadonlyMap<string, number> },
): Promise<void> {
  if (ends.size > 0) {
    await tx.query(
      `UPDATE ${table} f SET seq_to = e.seq FROM unnest($1::uuid[], $2::bigint[]) AS e(id, seq)
        WHERE f.id = e.id AND f.seq_to = ${CURRENT}`,
      [plainArray([...ends.keys()]), plainArray([...ends.values()])],
    );
  }
  if (versions.length === 0) return;
  const names = Object.keys(columns).map(columnName);
  const typed = Object.entries(columns).map(([field, type]) => `${columnName(field)} ${type}`);
  const rows = versions.map(({ id, seqFrom, seqTo, fact }) => ({
    ...{ id, seq_from: seqFrom, seq_to: seqTo ?? CURRENT },
    ...Object.fromEntries(Object.keys(columns).map((field) => [columnName(field), fact[field] ?? null])),
  }));
  await tx.query(
    `INSERT INTO ${table} (id, seq_from, seq_to, ${names.join(', ')})
     SELECT id, seq_from, seq_to, ${names.join(', ')}
       FROM jsonb_to_recordset($1::jsonb) AS t (id uuid, seq_from bigint, seq_to bigint, ${typed.join(', ')})`,
    [JSON.stringify(rows)],
  );
}

export async function moveMeasures(tx: Queryable, deltas: readonly MeasureDelta[]): Promise<void> {
  if (deltas.length === 0) return;
  await tx.query(
    `INSERT INTO measure_cell AS c (grain, bucket, agency_id, measure, procedure_id, amount)
     SELECT * FROM unnest($1::text[], $2::date[], $3::uuid[], $4::text[], $5::uuid[], $6::bigint[])
     ON CONFLICT (grain, bucket, agency_id, measure, procedure_id) DO UPDATE SET amount = c.amount + excluded.amount`,
    [
      plainArray(deltas.map(({ grain }) => grain)),
      plainArray(deltas.map(({ bucket }) => bucket)),
      plainArray(deltas.map(({ agencyId }) => agencyId)),
      textArray(deltas.map(({ measure }) => measure)),
      plainArray(deltas.map(({ procedureId }) => procedureId)),
      plainArray(deltas.map(({ amount }) => amount)),
    ],
  );
}

/** Empties what came from a producer's kinds, before its log is replayed. */
export async function emptyKinds(tx: Queryable, kinds: readonly FactKind[]): Promise<void> {
  if (kinds.length === 0) return;
  await tx.query(`TRUNCATE ${kinds.map(({ table }) => table).join(', ')}`);
  const measures = kinds.flatMap((kind) => Object.keys(kind.measures));
  await tx.query('DELETE FROM measure_cell WHERE measure = ANY($1::text[])', [textArray(measures)]);
}

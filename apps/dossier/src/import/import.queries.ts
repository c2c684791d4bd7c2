import { Problem, type ImportedDossier } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { COLUMN_NAMES, COLUMNS, bytesText, cellsOf, recordOf } from '../dossier.columns.js';
import type { Facts } from '../dossier.rules.js';

export interface Known {
  id: string;
  code: string;
  source: string;
  external_id: string;
  digest: Buffer;
  native_act: boolean;
}

/** The dossiers that these rows may be, locked. */
export async function lockKnown(tx: Queryable, rows: readonly ImportedDossier[]): Promise<Map<string, Known>> {
  const found = await tx.query(
    `SELECT id, code, source, external_id, digest, native_act FROM dossier
      WHERE (source, external_id) IN (SELECT * FROM unnest($1::text[], $2::text[])) ORDER BY id FOR UPDATE`,
    [rows.map(({ source }) => source), rows.map(({ externalId }) => externalId)],
  );
  return new Map(rowsOf<Known>(found).map((known) => [identity(known.source, known.external_id), known]));
}

export const identity = (source: string, externalId: string): string => `${source}\u0000${externalId}`;

export interface AgencyDay {
  agencyId: string;
  day: string;
  prefix: string;
}

/** One code for each, in order, from the sequence of its agency-day. */
export async function nextCodes(tx: Queryable, wanted: readonly AgencyDay[]): Promise<string[]> {
  const key = ({ agencyId, day }: AgencyDay) => `${agencyId} ${day}`;
  const counts = new Map<string, number>();
  for (const one of wanted) counts.set(key(one), (counts.get(key(one)) ?? 0) + 1);
  // In one order for everybody, so that two writers can't wait for each other.
  const keys = [...counts.keys()].sort();
  const counted = await tx.query(
    `INSERT INTO code_counter AS c (agency_id, day, last)
     SELECT * FROM unnest($1::uuid[], $2::date[], $3::integer[])
     ON CONFLICT (agency_id, day) DO UPDATE SET last = c.last + excluded.last
     RETURNING agency_id || ' ' || day AS key, last`,
    [keys.map((k) => k.split(' ')[0]), keys.map((k) => k.split(' ')[1]), keys.map((k) => counts.get(k))],
  );
  const next = new Map(
    rowsOf<{ key: string; last: number }>(counted).map(({ key: k, last }) => [k, last - counts.get(k)! + 1]),
  );
  return wanted.map((one) => {
    const number = next.get(key(one))!;
    next.set(key(one), number + 1);
    return one.prefix + String(number).padStart(4, '0');
  });
}

/** Turns the check on four digits into its `Problem`. */
export function fullDay(error: unknown): never {
  if ((error as { constraint?: string }).constraint !== 'code_counter_four_digits') throw error;
  throw new Problem('refused', 'dossier.day-full', { agency: '', day: '' });
}

export interface ImportedRow {
  dossier: Facts;
  digest: Buffer;
  row: ImportedDossier;
}

const RECORDS = `json_to_recordset($1::json) AS new (${COLUMN_NAMES.map((name) => `${name} ${COLUMNS[name]}`).join(', ')})`;
const INSERT = `INSERT INTO dossier (${COLUMN_NAMES.join(', ')}) SELECT ${COLUMN_NAMES.join(', ')} FROM ${RECORDS}`;
const CHANGED = COLUMN_NAMES.filter((name) => name !== 'id' && name !== 'code');
const UPDATE = `UPDATE dossier SET version = dossier.version + 1, ${CHANGED.map((name) => `${name} = new.${name}`).join(', ')}
                  FROM ${RECORDS} WHERE dossier.id = new.id`;

const recordsOf = (rows: readonly ImportedRow[]): string =>
  `[${rows.map(({ dossier, digest }) => recordOf(cellsOf(dossier, { nativeAct: false, digest: bytesText(digest) }))).join(',')}]`;

export const insertDossiers = (tx: Queryable, rows: readonly ImportedRow[]): Promise<unknown> =>
  tx.query(INSERT, [recordsOf(rows)]);
export const updateDossiers = (tx: Queryable, rows: readonly ImportedRow[]): Promise<unknown> =>
  tx.query(UPDATE, [recordsOf(rows)]);

/** The steps of these dossiers in place of those they had. */
export async function replaceSteps(tx: Queryable, rows: readonly ImportedRow[], updated: boolean): Promise<void> {
  if (updated)
    await tx.query('DELETE FROM dossier_step WHERE dossier_id = ANY($1::uuid[])', [
      rows.map(({ dossier }) => dossier.id),
    ]);
  const steps = rows.flatMap(({ dossier, row }) =>
    (row.steps ?? []).map((step, n) => ({
      dossier_id: dossier.id,
      n: n + 1,
      at: step.at,
      recorded_at: step.recordedAt ?? null,
      giver: step.from ?? null,
      taker: step.to ?? null,
      action: step.action ?? null,
    })),
  );
  if (steps.length === 0) return;
  await tx.query(
    `INSERT INTO dossier_step SELECT * FROM json_to_recordset($1::json)
       AS new (dossier_id uuid, n integer, at timestamptz, recorded_at timestamptz, giver text, taker text, action text)`,
    [JSON.stringify(steps)],
  );
}

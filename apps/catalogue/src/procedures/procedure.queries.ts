import type { DatedCode } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { folded } from './folded.js';
import type { Standing, Version } from './version.rules.js';

/** A procedure without its texts. */
export interface Stored {
  id: string;
  code: string;
  standing: Standing;
  aliases: DatedCode[];
  sources: string[];
  revision: number;
  /** In force by the centre from that day, not yet published by the province. */
  awaitingFrom: string | null;
}

export interface Saved extends Stored {
  /** Versions to write. */
  versions: readonly Version[];
  /** The version shown, written now or before. */
  shown: Version;
}

const STORED = `
  SELECT procedure.id, procedure.code, sources, revision, awaiting_from::text AS "awaitingFrom",
         jsonb_build_object('status', status, 'shown', shown, 'draft', draft) AS standing,
         coalesce((SELECT jsonb_agg(jsonb_build_object('code', code, 'from', valid_from, 'to', valid_to) ORDER BY code)
                     FROM procedure_alias WHERE procedure_id = procedure.id), '[]') AS aliases
    FROM procedure`;

/** By any of these codes, old or new; locked until the transaction ends. */
export async function lockProcedures(tx: Queryable, codes: readonly string[]): Promise<Stored[]> {
  const found = await tx.query(
    `${STORED} WHERE procedure.code = ANY($1::text[])
        OR procedure.id IN (SELECT procedure_id FROM procedure_alias WHERE code = ANY($1::text[]))
     ORDER BY procedure.id FOR UPDATE OF procedure`,
    [codes],
  );
  return rowsOf<Stored>(found);
}

export async function storedOf(db: Queryable, code: string): Promise<Stored | undefined> {
  const found = await db.query(
    `${STORED} WHERE procedure.id = coalesce((SELECT id FROM procedure WHERE code = $1),
                                             (SELECT procedure_id FROM procedure_alias WHERE code = $1))`,
    [code],
  );
  return rowsOf<Stored>(found)[0];
}

const VERSION = `
  SELECT procedure_id AS "procedureId", version, procedure_version.status, kind, decision, decided_on::text AS "decidedOn",
         valid_from::text AS "validFrom", valid_to::text AS "validTo", source, parts, missing, recorded_at AS "recordedAt"
    FROM procedure_version`;

export type VersionRow = Version & { procedureId: string; recordedAt: Date };

/** Newest first. */
export async function versionsOf(db: Queryable, procedureId: string): Promise<VersionRow[]> {
  return rowsOf<VersionRow>(await db.query(`${VERSION} WHERE procedure_id = $1 ORDER BY version DESC`, [procedureId]));
}

/** What was known of the versions at an instant, newest first. */
export async function versionsKnownAt(db: Queryable, procedureId: string, at: Date): Promise<VersionRow[]> {
  const found = await db.query(
    `SELECT known.* FROM (
       SELECT to_jsonb(current) - 'recordedAt' AS state, current."recordedAt", 'infinity'::timestamptz AS "replacedAt"
         FROM (${VERSION} WHERE procedure_id = $1) AS current
       UNION ALL
       SELECT state, recorded_at, replaced_at FROM procedure_version_past WHERE procedure_id = $1) AS known
      WHERE "recordedAt" <= $2 AND "replacedAt" > $2 ORDER BY (state ->> 'version')::integer DESC`,
    [procedureId, at],
  );
  return rowsOf<{ state: Omit<VersionRow, 'recordedAt'>; recordedAt: Date }>(found).map(({ state, recordedAt }) => ({
    ...state,
    recordedAt,
  }));
}

/** Of each procedure the version shown and the draft. */
export async function currentVersions(db: Queryable, ids: readonly string[]): Promise<VersionRow[]> {
  const found = await db.query(
    `${VERSION} JOIN procedure ON procedure.id = procedure_id AND version IN (shown, draft) WHERE procedure_id = ANY($1::uuid[])`,
    [ids],
  );
  return rowsOf<VersionRow>(found);
}

const PROCEDURES = `
  INSERT INTO procedure (id, code, status, shown, draft, search, field_search, sources, awaiting_from)
  SELECT id, code, status, shown, draft, search, "fieldSearch", sources, "awaitingFrom"
    FROM jsonb_to_recordset($1::jsonb) AS new (id uuid, code text, status text, shown integer, draft integer, search text,
         "fieldSearch" text, sources text[], "awaitingFrom" date)
  ON CONFLICT (id) DO UPDATE SET status = excluded.status, shown = excluded.shown, draft = excluded.draft,
     search = excluded.search, field_search = excluded.field_search, sources = excluded.sources, awaiting_from = excluded.awaiting_from,
     revision = procedure.revision + 1`;
const VERSIONS = `
  INSERT INTO procedure_version (procedure_id, version, status, kind, decision, decided_on, valid_from, valid_to, source,
              parts, missing, recorded_at)
  SELECT "procedureId", version, status, kind, decision, "decidedOn", "validFrom", "validTo", source, parts, missing, $2
    FROM jsonb_to_recordset($1::jsonb) AS new ("procedureId" uuid, version integer, status text, kind text, decision text,
         "decidedOn" date, "validFrom" date, "validTo" date, source text, parts jsonb, missing text[])
  ON CONFLICT (procedure_id, version) DO UPDATE SET status = excluded.status, kind = excluded.kind,
     decision = excluded.decision, decided_on = excluded.decided_on, valid_from = excluded.valid_from,
     valid_to = excluded.valid_to, source = excluded.source, parts = excluded.parts, missing = excluded.missing,
     recorded_at = excluded.recorded_at`;
/** Keeps what is about to be written over; a version written twice in one instant was never read in between. */
const PAST = `
  INSERT INTO procedure_version_past (procedure_id, version, recorded_at, replaced_at, state)
  SELECT known."procedureId", known.version, known."recordedAt", $2, to_jsonb(known) - 'recordedAt'
    FROM (${VERSION}) AS known
    JOIN jsonb_to_recordset($1::jsonb) AS new ("procedureId" uuid, version integer)
      ON new."procedureId" = known."procedureId" AND new.version = known.version
   WHERE known."recordedAt" < $2
  ON CONFLICT DO NOTHING`;
const ALIASES = `
  INSERT INTO procedure_alias (code, procedure_id, valid_from, valid_to)
  SELECT code, "procedureId", "from", "to"
    FROM jsonb_to_recordset($1::jsonb) AS new (code text, "procedureId" uuid, "from" date, "to" date)
  ON CONFLICT (code) DO UPDATE SET valid_from = excluded.valid_from, valid_to = excluded.valid_to`;

/** Writes procedures with their versions and aliases, a statement a table; who calls has locked what existed. */
export async function saveProcedures(tx: Queryable, saved: readonly Saved[], now: Date): Promise<void> {
  const procedures = saved.map(({ id, code, standing, aliases, sources, shown, awaitingFrom }) => {
    const { parts } = shown;
    const search = folded([code, ...aliases.map((alias) => alias.code), parts.name.vi, parts.name.en ?? ''].join(' '));
    return { id, code, ...standing, search, fieldSearch: folded(parts.field ?? ''), sources, awaitingFrom };
  });
  const versions = saved.flatMap(({ id, versions: own }) => own.map((version) => ({ procedureId: id, ...version })));
  const aliases = saved.flatMap(({ id, aliases: own }) => own.map((alias) => ({ procedureId: id, ...alias })));
  await tx.query(PROCEDURES, [JSON.stringify(procedures)]);
  if (versions.length > 0)
    await tx.query(PAST, [JSON.stringify(versions.map(({ procedureId, version }) => ({ procedureId, version }))), now]);
  await tx.query(VERSIONS, [JSON.stringify(versions), now]);
  if (aliases.length > 0) await tx.query(ALIASES, [JSON.stringify(aliases)]);
}

export async function setAwaiting(tx: Queryable, id: string, awaitingFrom: string | null): Promise<void> {
  await tx.query('UPDATE procedure SET awaiting_from = $2, revision = revision + 1 WHERE id = $1', [id, awaitingFrom]);
}

export async function dropVersion(tx: Queryable, id: string, version: number): Promise<void> {
  await tx.query('DELETE FROM procedure_version WHERE procedure_id = $1 AND version = $2', [id, version]);
}

/** Whether agencies offer it or a duty, a decision or a list rests on it. */
export async function isUsed(tx: Queryable, id: string): Promise<boolean> {
  const found = await tx.query(
    `SELECT EXISTS (SELECT 1 FROM offering WHERE procedure_id = $1)
         OR EXISTS (SELECT 1 FROM publication_duty WHERE procedure_id = $1)
         OR EXISTS (SELECT 1 FROM shortening WHERE procedure_id = $1)
         OR EXISTS (SELECT 1 FROM posting WHERE procedure_id = $1)
         OR EXISTS (SELECT 1 FROM linked_procedure WHERE procedure_id = $1) AS used`,
    [id],
  );
  return rowsOf<{ used: boolean }>(found)[0]!.used;
}

/** A draft nobody published and nothing rests on. */
export async function dropProcedure(tx: Queryable, id: string): Promise<void> {
  for (const table of ['procedure_version', 'procedure_version_past', 'procedure_alias', 'procedure_source'])
    await tx.query(`DELETE FROM ${table} WHERE procedure_id = $1`, [id]);
  await tx.query('DELETE FROM procedure WHERE id = $1', [id]);
}

/** Which of these codes belong to another procedure than `id`. */
export async function takenCodes(tx: Queryable, id: string, codes: readonly string[]): Promise<string[]> {
  const found = await tx.query(
    `SELECT code FROM procedure WHERE code = ANY($2::text[]) AND id <> $1
     UNION SELECT code FROM procedure_alias WHERE code = ANY($2::text[]) AND procedure_id <> $1`,
    [id, codes],
  );
  return rowsOf<{ code: string }>(found).map(({ code }) => code);
}

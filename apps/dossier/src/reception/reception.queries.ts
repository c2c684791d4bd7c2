import type { DataSource } from 'typeorm';
import { Problem, type Actor } from '#contracts';
import { actorKey, poolOf, rowsOf, type LogRows, type Queryable, type RequestContext } from '#messaging';
import { COLUMNS, type Column } from '../dossier.columns.js';
import { CODE_TO_COME } from './reception.rules.js';

/** The applicant as `dossier_person` keeps them. */
export interface SealedPerson {
  content: Buffer;
  words: string[];
  owner: string | null;
}

export interface NewReception {
  parameters: unknown[];
  person: SealedPerson;
  event: LogRows;
  /** What the code begins with: the agency's code and the day. */
  prefix: string;
  by: Actor;
  context: RequestContext;
  /** The number that the paper receipt bears, of a reserved range. */
  offlineNumber?: number;
}

/** What a dossier has at reception; all else is null or its default. */
export const RECEPTION_COLUMNS = [
  'id',
  'procedure_code',
  'procedure_id',
  'agency_id',
  'receiving_unit_id',
  'channel',
  'return_channel',
  'level',
  'applicant_kind',
  'received_at',
  'received_on',
  'term_length',
  'term_unit',
  'term_from',
  'first_due_at',
  'lawful_due_at',
  'lawful_due_on',
  'status',
  'clocks',
  'steps',
  'flags',
  'case_id',
  'requests',
  'alarm_at',
  'last_act_at',
  'native_act',
  'digest',
] as const satisfies readonly Column[];

const N = RECEPTION_COLUMNS.length;
const place = (name: (typeof RECEPTION_COLUMNS)[number]) => `$${RECEPTION_COLUMNS.indexOf(name) + 1}::${COLUMNS[name]}`;

const COUNTED = `
    INSERT INTO code_counter AS c (agency_id, day, last) VALUES (${place('agency_id')}, ${place('received_on')}, 1)
    ON CONFLICT (agency_id, day) DO UPDATE SET last = c.last + 1 RETURNING last`;
/** A reserved number can be used once; no row, no dossier. */
const RESERVED = `
    UPDATE reserved_number SET dossier_id = ${place('id')}
     WHERE agency_id = ${place('agency_id')} AND day = ${place('received_on')} AND n = $${N + 11}::integer AND state = 'reserved'
       AND dossier_id IS NULL
    RETURNING n AS last`;
const JOINED = `, closed AS (
    DELETE FROM open_case WHERE case_id = ${place('case_id')}
  ), visited AS (
    UPDATE counter_visit SET dossier_id = ${place('id')} WHERE case_id = ${place('case_id')} AND dossier_id IS NULL
  )`;

/** Counter, dossier, applicant, Idempotency-Key and event in one statement: refused, it leaves no hole in the day's codes. */
const receiveText = (counted: string, more: string) => `
  WITH counted AS (${counted}
  ), coded AS (
    SELECT $${N + 1}::text || lpad(last::text, 4, '0') AS code FROM counted
  ), made AS (
    INSERT INTO dossier (code, ${RECEPTION_COLUMNS.join(', ')}) SELECT code, ${RECEPTION_COLUMNS.map(place).join(', ')} FROM coded
  ), person AS (
    INSERT INTO dossier_person (dossier_id, content, words, owner)
    SELECT ${place('id')}, $${N + 2}::bytea, $${N + 3}::bigint[], $${N + 4}::bigint FROM coded
  ), kept AS (
    INSERT INTO idempotency_key (actor, route, key, digest, id)
    SELECT $${N + 5}::text, 'dossier.receive', $${N + 6}::text, $${N + 7}::text, $1::uuid::text FROM coded WHERE $${N + 6}::text IS NOT NULL
  ), logged AS (
    INSERT INTO event_log (id, type, subject, body)
    SELECT $${N + 8}::uuid, $${N + 9}::text, ${place('id')}, replace($${N + 10}::text, '${CODE_TO_COME}', code) FROM coded
    RETURNING position
  )${more}
  SELECT code, position FROM coded, logged`;

/** The plain one is hot; the others have a name of their own, so that each is prepared once. */
const STATEMENTS = {
  receive: receiveText(COUNTED, ''),
  'receive-joined': receiveText(COUNTED, JOINED),
  'receive-offline': receiveText(RESERVED, ''),
  'receive-offline-joined': receiveText(RESERVED, JOINED),
} as const;

/** Throws PostgreSQL's unique violation when the id or the Idempotency-Key was used before: see `usedBefore`. */
export async function insertReceived(
  db: DataSource,
  reception: NewReception,
): Promise<{ code: string; position: number }> {
  const { parameters, person, event, prefix, by, context, offlineNumber } = reception;
  const key = context.idempotency;
  const values = [
    ...parameters,
    prefix,
    person.content,
    person.words,
    person.owner,
    actorKey(by),
    key?.key ?? null,
    key?.digest ?? null,
    event.ids[0],
    event.types[0],
    event.texts[0],
    ...(offlineNumber === undefined ? [] : [offlineNumber]),
  ];
  const joined = parameters[RECEPTION_COLUMNS.indexOf('case_id')] === null ? '' : '-joined';
  const name = `receive${offlineNumber === undefined ? '' : '-offline'}${joined}` as keyof typeof STATEMENTS;
  const text = STATEMENTS[name];
  const found = await poolOf(db).query<{ code: string; position: string }>({ name, text, values });
  const made = found.rows[0];
  if (!made) throw new Problem('refused', 'dossier.number-not-reserved', { number: offlineNumber ?? 0 });
  return { code: made.code, position: Number(made.position) };
}

/** The next code of an agency-day for a row that already exists, in the caller's transaction. */
export async function nextCode(tx: Queryable, agencyId: string, day: string, prefix: string): Promise<string> {
  const counted = await tx.query(
    `INSERT INTO code_counter AS c (agency_id, day, last) VALUES ($1, $2, 1)
     ON CONFLICT (agency_id, day) DO UPDATE SET last = c.last + 1 RETURNING last`,
    [agencyId, day],
  );
  const { last } = rowsOf<{ last: number }>(counted)[0]!;
  return prefix + String(last).padStart(4, '0');
}

export async function insertPerson(tx: Queryable, id: string, person: SealedPerson): Promise<void> {
  await tx.query('INSERT INTO dossier_person (dossier_id, content, words, owner) VALUES ($1, $2, $3, $4)', [
    id,
    person.content,
    person.words,
    person.owner,
  ]);
}

interface DatabaseError {
  code?: string;
  constraint?: string;
}

/** What a unique violation of a reception means; anything else is thrown on. */
export function usedBefore(error: unknown): 'id' | 'key' {
  const { code, constraint = '' } = error as DatabaseError;
  if (code === '23505' && ['dossier_pkey', 'dossier_person_pkey'].includes(constraint)) return 'id';
  if (code === '23505' && constraint === 'idempotency_key_pkey') return 'key';
  throw error;
}

/** The tenth thousand of a day fails loudly: a code has four digits (TT 01/2018 Art.19). */
export function dayFull(error: unknown, facts: { agency: string; day: string }): never {
  if ((error as DatabaseError).constraint === 'code_counter_four_digits')
    throw new Problem('refused', 'dossier.day-full', facts);
  throw error;
}

/** The first use of an Idempotency-Key by this actor. */
export async function firstUse(
  db: Queryable,
  by: Actor,
  key: string,
): Promise<{ id: string; digest: string } | undefined> {
  const found = await db.query(
    `SELECT id, digest FROM idempotency_key WHERE actor = $1 AND route = 'dossier.receive' AND key = $2`,
    [actorKey(by), key],
  );
  return rowsOf<{ id: string; digest: string }>(found)[0];
}

import type { DataSource } from 'typeorm';
import { Problem, type Actor } from '#contracts';
import { actorKey, poolOf, rowsOf, type Queryable, type RequestContext } from '#messaging';
import { bytesText, cellsOf, COLUMNS, recordOf, type Column } from '../dossier.columns.js';
import type { Facts } from '../dossier.rules.js';
import type { ProvisionalEntry } from '../provisional/provisional.rules.js';
import { CODE_TO_COME } from './reception.rules.js';

/** The applicant as `dossier_person` keeps them. */
export interface SealedPerson {
  content: Buffer;
  words: string[];
  owner: string | null;
}

export interface NewReception {
  dossier: Facts;
  /** Of what was said and by whom. */
  digest: Buffer;
  person: SealedPerson;
  event: { id: string; type: string; text: string };
  /** What the code begins with: the agency's code and the day. */
  prefix: string;
  by: Actor;
  context: RequestContext;
  /** The number that the paper receipt bears, of a reserved range. */
  offlineNumber?: number;
  /** Kept with the dossier where nobody has listed its procedure. */
  provisional?: ProvisionalEntry;
}

export interface Received {
  code: string;
  position: number;
}

/** What a dossier has at reception; all else is null or its default. */
const RECEPTION_COLUMNS = [
  'id',
  'procedure_code',
  'procedure_id',
  'procedure_version',
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

/** What is written beside the dossier. */
const BESIDE = {
  n: 'integer',
  prefix: 'text',
  content: 'bytea',
  words: 'bigint[]',
  owner: 'bigint',
  actor: 'text',
  key: 'text',
  key_digest: 'text',
  event_id: 'uuid',
  event_type: 'text',
  event_body: 'text',
  offline_number: 'integer',
  provisional: 'jsonb',
} as const;

const NEW = [
  ...RECEPTION_COLUMNS.map((name) => `${name} ${COLUMNS[name]}`),
  ...Object.entries(BESIDE).map(([name, type]) => `${name} ${type}`),
].join(', ');

/** Agency-days in one order for everybody, so that two writers can't wait for each other. */
const COUNTED = `
    INSERT INTO code_counter AS c (agency_id, day, last)
    SELECT agency_id, received_on, count(*) FROM new GROUP BY agency_id, received_on ORDER BY agency_id, received_on
    ON CONFLICT (agency_id, day) DO UPDATE SET last = c.last + excluded.last RETURNING agency_id, day, last`;
/** A reserved number can be used once; no row, no dossier. */
const RESERVED = `
    UPDATE reserved_number r SET dossier_id = new.id FROM new
     WHERE r.agency_id = new.agency_id AND r.day = new.received_on AND r.n = new.offline_number AND r.state = 'reserved'
       AND r.dossier_id IS NULL
    RETURNING r.agency_id, r.day, r.n AS last`;
const JOINED = `, closed AS (
    DELETE FROM open_case USING new WHERE open_case.case_id = new.case_id
  ), visited AS (
    UPDATE counter_visit v SET dossier_id = new.id FROM new WHERE v.case_id = new.case_id AND v.dossier_id IS NULL
  )`;

const ENTERED = `, entered AS (
    INSERT INTO provisional_procedure (code, name, legal_basis, agency_id, first_day)
    SELECT procedure_code, provisional ->> 'name', provisional ->> 'legalBasis', agency_id, received_on FROM coded
    ON CONFLICT (code) DO NOTHING
  )`;

/** Counters, dossiers, applicants, Idempotency-Keys and events in one statement: refused, it leaves no hole in a day's codes. */
const receiveText = (counted: string, more: string) => `
  WITH new AS MATERIALIZED (
    SELECT * FROM json_to_recordset($1::json) AS new (${NEW})
  ), counted AS (${counted}
  ), coded AS MATERIALIZED (
    SELECT new.*, prefix || lpad((last - count(*) OVER day_of + row_number() OVER (day_of ORDER BY new.n))::text, 4, '0') AS code
      FROM new JOIN counted ON counted.agency_id = new.agency_id AND counted.day = new.received_on
    WINDOW day_of AS (PARTITION BY new.agency_id, new.received_on)
  ), made AS (
    INSERT INTO dossier (code, ${RECEPTION_COLUMNS.join(', ')}) SELECT code, ${RECEPTION_COLUMNS.join(', ')} FROM coded
  ), person AS (
    INSERT INTO dossier_person (dossier_id, content, words, owner) SELECT id, content, words, owner FROM coded
  ), kept AS (
    INSERT INTO idempotency_key (actor, route, key, digest, id)
    SELECT actor, 'dossier.receive', key, key_digest, id::text FROM coded WHERE key IS NOT NULL
  ), logged AS (
    INSERT INTO event_log (id, type, subject, body)
    SELECT event_id, event_type, id, replace(event_body, '${CODE_TO_COME}', code) FROM coded ORDER BY n
    RETURNING id, position
  )${more}
  SELECT n, code, position FROM coded JOIN logged ON logged.id = coded.event_id`;

/** The plain one is hot; the others have a name of their own, so that each is prepared once. */
const STATEMENTS = {
  receive: receiveText(COUNTED, ''),
  'receive-joined': receiveText(COUNTED, JOINED),
  'receive-offline': receiveText(RESERVED, ''),
  'receive-offline-joined': receiveText(RESERVED, JOINED),
  'receive-provisional': receiveText(COUNTED, ENTERED),
  'receive-joined-provisional': receiveText(COUNTED, JOINED + ENTERED),
  'receive-offline-provisional': receiveText(RESERVED, ENTERED),
  'receive-offline-joined-provisional': receiveText(RESERVED, JOINED + ENTERED),
} as const;

function statementOf({ dossier, offlineNumber, provisional }: NewReception): keyof typeof STATEMENTS {
  const offline = offlineNumber === undefined ? '' : '-offline';
  return `receive${offline}${dossier.caseId ? '-joined' : ''}${provisional ? '-provisional' : ''}`;
}

/** Whether it needs nothing but a number of its day, so that it can be written together with others. */
export const isPlain = (reception: NewReception): boolean => statementOf(reception) === 'receive';

function recordText(reception: NewReception, n: number) {
  const { dossier, digest, person, event, prefix, by, context, offlineNumber, provisional } = reception;
  const { key, digest: keyDigest } = context.idempotency ?? {};
  return recordOf(cellsOf(dossier, { nativeAct: true, digest: bytesText(digest) }), {
    n,
    prefix,
    content: bytesText(person.content),
    words: person.words,
    owner: person.owner,
    ...(key ? { actor: actorKey(by), key, key_digest: keyDigest } : {}),
    event_id: event.id,
    event_type: event.type,
    event_body: event.text,
    ...(offlineNumber === undefined ? {} : { offline_number: offlineNumber }),
    ...(provisional ? { provisional } : {}),
  });
}

/** One statement for all; they are of the first one's kind. Throws PostgreSQL's unique violation when an id or an Idempotency-Key was used before: see `usedBefore`. */
export async function insertReceived(db: DataSource, receptions: readonly NewReception[]): Promise<Received[]> {
  const name = statementOf(receptions[0]!);
  const values = [`[${receptions.map(recordText).join(',')}]`];
  const found = await poolOf(db).query<{ n: number; code: string; position: string }>({
    name,
    text: STATEMENTS[name],
    values,
  });
  const made = new Map(found.rows.map(({ n, code, position }) => [n, { code, position: Number(position) }]));
  return receptions.map(({ offlineNumber }, n) => {
    const one = made.get(n);
    if (!one) throw new Problem('refused', 'dossier.number-not-reserved', { number: offlineNumber ?? 0 });
    return one;
  });
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

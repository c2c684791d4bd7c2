import type { DataSource } from 'typeorm';
import { Problem, type DossierQuery, type Timeliness } from '#contracts';
import { rowsOf } from '#messaging';

export interface ListScope {
  /** The only dossiers a list may show stand at, or were received by, these agencies. */
  agencies: readonly string[];
  /** The blind index of the words sought, once for each key they may stand under. */
  words: readonly (readonly string[])[];
  today: string;
}

export interface ListedId {
  id: string;
  at: string;
}

const AT = 'coalesce(d.received_at, d.submitted_at)';
const KEY = `to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** As `timelinessOf`: the term stands still for a supplement, or for a payment where the field's law says so. */
const STILL = '(d.status = 5 OR (d.status = 6 AND d.paused_at IS NOT NULL))';

const TIMELINESS: Record<Timeliness, string> = {
  none: 'd.status IN (3, 7, 8)',
  early: 'd.status NOT IN (7, 8) AND d.completed_on < d.lawful_due_on',
  'on-time':
    'd.status NOT IN (7, 8) AND d.completed_on IS NOT NULL AND coalesce(d.completed_on = d.lawful_due_on, true)',
  late: 'd.status NOT IN (7, 8) AND d.completed_on > d.lawful_due_on',
  waiting: `d.completed_on IS NULL AND ${STILL}`,
  overdue: `d.completed_on IS NULL AND d.status NOT IN (3, 7, 8) AND NOT ${STILL} AND d.lawful_due_on < $TODAY`,
  open: `d.completed_on IS NULL AND d.status NOT IN (3, 7, 8) AND NOT ${STILL} AND coalesce(d.lawful_due_on >= $TODAY, true)`,
};

/** Conditions with `$n` places for their values. */
class Filter {
  readonly values: unknown[] = [];
  private readonly parts: string[] = [];

  add(condition: string, value: unknown): this {
    if (value === undefined || value === null) return this;
    this.parts.push(condition.replaceAll('$VALUE', this.place(value)));
    return this;
  }

  /** A condition that may name `$TODAY`. */
  and(condition: string, today: string): void {
    this.parts.push(
      condition.includes('$TODAY') ? condition.replaceAll('$TODAY', `${this.place(today)}::date`) : condition,
    );
  }

  /** A condition whose places are taken already. */
  condition(text: string): void {
    this.parts.push(text);
  }

  place(value: unknown): string {
    return `$${this.values.push(value)}`;
  }

  get sql(): string {
    return this.parts.map((part) => ` AND ${part}`).join('');
  }
}

function filterOf(query: DossierQuery, scope: ListScope): Filter {
  const filter = new Filter()
    .add('d.procedure_code = $VALUE', query.procedure)
    .add('d.channel = $VALUE', query.channel)
    .add('d.status = $VALUE::smallint', query.status)
    .add('d.received_on >= $VALUE::date', query.receivedFrom)
    .add('d.received_on <= $VALUE::date', query.receivedTo)
    .add('d.lawful_due_on >= $VALUE::date', query.dueFrom)
    .add('d.lawful_due_on <= $VALUE::date', query.dueTo)
    .add('d.source = $VALUE', query.source)
    .add('d.external_id = $VALUE', query.externalId);
  if (scope.words.length > 0) {
    const found = scope.words.map((words) => `p.words @> ${filter.place(words)}::bigint[]`).join(' OR ');
    filter.condition(`EXISTS (SELECT FROM dossier_person p WHERE p.dossier_id = d.id AND (${found}))`);
  }
  if (query.timeliness) filter.and(TIMELINESS[query.timeliness], scope.today);
  return filter;
}

/** One page, newest first, through the index of every agency of the scope: the cost does not grow with the table. */
export async function listIds(
  db: DataSource,
  query: DossierQuery,
  scope: ListScope,
  limit: number,
): Promise<ListedId[]> {
  const filter = filterOf(query, scope);
  const agencies = filter.place(scope.agencies);
  const where = filter.sql + continued(filter, query.after);
  const part = (column: string, but: string) => `
    SELECT page.* FROM unnest(${agencies}::uuid[]) AS scope (agency) CROSS JOIN LATERAL (
      SELECT d.id, ${AT} AS at FROM dossier d WHERE d.${column} = scope.agency${but}${where} ORDER BY ${AT} DESC, d.id DESC LIMIT ${limit}) page`;
  const found: unknown = await db.query(
    `SELECT id, ${KEY} AS at FROM (
       ${part('agency_id', '')} UNION ALL ${part('receiving_unit_id', ` AND d.agency_id <> ALL(${agencies}::uuid[])`)}
     ) listed ORDER BY listed.at DESC, id DESC LIMIT ${limit}`,
    filter.values,
  );
  return rowsOf<ListedId>(found);
}

/** The same for a citizen: what they submitted, wherever it stands. `owners`: the blind index of who they are. */
export async function ownedIds(
  db: DataSource,
  query: DossierQuery,
  owned: { owners: readonly string[]; today: string },
  limit: number,
): Promise<ListedId[]> {
  const filter = filterOf(query, { agencies: [], words: [], today: owned.today });
  const owners = filter.place(owned.owners);
  const where = filter.sql + continued(filter, query.after);
  const found: unknown = await db.query(
    `SELECT id, ${KEY} AS at FROM (
       SELECT d.id, ${AT} AS at FROM dossier_person p JOIN dossier d ON d.id = p.dossier_id
        WHERE p.owner = ANY (${owners}::bigint[])${where} ORDER BY ${AT} DESC, d.id DESC LIMIT ${limit}) listed
      ORDER BY listed.at DESC, id DESC`,
    filter.values,
  );
  return rowsOf<ListedId>(found);
}

function continued(filter: Filter, text: string | undefined): string {
  if (!text) return '';
  const after = keyOf(text);
  return ` AND (${AT}, d.id) < (${filter.place(after.at)}::timestamptz, ${filter.place(after.id)}::uuid)`;
}

export const keyText = ({ at, id }: ListedId): string => Buffer.from(`${at} ${id}`).toString('base64url');

function keyOf(text: string): ListedId {
  const [at, id] = Buffer.from(text, 'base64url').toString().split(' ');
  if (!at || !id || !/^[0-9a-f-]{36}$/.test(id) || Number.isNaN(Date.parse(at)))
    throw new Problem('invalid', 'invalid.parameter', { name: 'after', value: text });
  return { at, id };
}

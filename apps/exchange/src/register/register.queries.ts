import type { DataSource, EntityManager } from 'typeorm';
import { readDayCursor, type DocumentDirection, type DocumentQuery, type HolesQuery } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { RegisteredDocument } from './registered-document.entity.js';

/** False where the register has the document already. */
export async function insertDocument(tx: EntityManager, line: Omit<RegisteredDocument, 'version'>): Promise<boolean> {
  const insert = tx.createQueryBuilder().insert().into(RegisteredDocument).values(line);
  const inserted = await insert.orIgnore().returning('id').execute();
  return (inserted.raw as object[]).length === 1;
}

/** Lines of these agencies' registers, newest first: the only query that reads them. */
export async function documentsOf(
  db: DataSource,
  agencies: readonly string[],
  query: DocumentQuery & { id?: string },
  limit: number,
): Promise<RegisteredDocument[]> {
  const after = readDayCursor(query.after);
  const found = db
    .getRepository(RegisteredDocument)
    .createQueryBuilder('line')
    .where('line.agency_id = ANY(:agencies)', { agencies });
  if (query.id) found.andWhere('line.id = :id', { id: query.id });
  if (query.direction) found.andWhere('line.direction = :direction', query);
  if (query.class) found.andWhere('line.class = :class', query);
  if (query.issuedFrom) found.andWhere('line.issued_on >= :issuedFrom', query);
  if (query.issuedTo) found.andWhere('line.issued_on <= :issuedTo', query);
  if (after)
    found.andWhere('(line.issued_on, line.id) < (:day::date, :last::uuid)', { day: after.day, last: after.id });
  return found.orderBy('line.issued_on', 'DESC').addOrderBy('line.id', 'DESC').limit(limit).getMany();
}

/** A place where numbers run. */
export interface Series {
  readonly agencyId: string;
  readonly direction: DocumentDirection;
  readonly year: number;
  readonly series: string;
}

/**
 * The next number of the year, or the given one, which the next then follows. Holds the counter's row until the
 * transaction ends: what is undone leaves no hole (NĐ 30/2020 Art.15).
 */
export async function takeNumber(tx: Queryable, at: Series, given?: number | null): Promise<number> {
  const taken = await tx.query(
    `INSERT INTO register_counter AS counter (agency_id, direction, year, series, last) VALUES ($1, $2, $3, $4, coalesce($5::int, 1))
     ON CONFLICT (agency_id, direction, year, series)
     DO UPDATE SET last = CASE WHEN $5::int IS NULL THEN counter.last + 1 ELSE greatest(counter.last, $5) END RETURNING last`,
    [at.agencyId, at.direction, at.year, at.series, given ?? null],
  );
  return given ?? rowsOf<{ last: number }>(taken)[0]!.last;
}

interface SeriesRow {
  series: string;
  given: number;
  last: number;
  holes: number[];
  twice: number[];
}

/** What a register's numbers of a year leave out or give twice, series by series. */
export async function holesOf(db: Queryable, agencyId: string, query: HolesQuery): Promise<SeriesRow[]> {
  const outgoing = query.direction === 'outgoing';
  const found = await db.query(
    `WITH given AS (
       SELECT ${outgoing ? 'series' : `'đến'`} AS series, ${outgoing ? 'number' : 'arrival_number'} AS n, count(*) AS times
         FROM registered_document
        WHERE agency_id = $1 AND direction = $2
          AND ${outgoing ? 'issued_on' : 'arrived_on'} BETWEEN make_date($3, 1, 1) AND make_date($3, 12, 31)
          AND ${outgoing ? 'number' : 'arrival_number'} IS NOT NULL
        GROUP BY 1, 2)
     SELECT series, sum(times)::int AS given, max(n)::int AS last,
            ARRAY(SELECT n FROM generate_series(1, max(all_of.n)) n
                   WHERE NOT EXISTS (SELECT 1 FROM given one WHERE one.series = all_of.series AND one.n = n.n)
                   ORDER BY 1 LIMIT 1000) AS holes,
            ARRAY(SELECT one.n FROM given one WHERE one.series = all_of.series AND one.times > 1 ORDER BY 1 LIMIT 1000) AS twice
       FROM given all_of GROUP BY series ORDER BY series`,
    [agencyId, query.direction, query.year],
  );
  return rowsOf<SeriesRow>(found);
}

import type { DataSource, EntityManager } from 'typeorm';
import { readDayCursor, type DocumentQuery } from '#contracts';
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

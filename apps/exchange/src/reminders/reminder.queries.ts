import type { DataSource, EntityManager } from 'typeorm';
import type { ShareReminderQuery } from '#contracts';
import { Reminder } from './reminder.entity.js';

/** Those that are new: an agency is urged once for a period and a reading. */
export async function insertReminders(tx: EntityManager, drafts: readonly Reminder[]): Promise<Reminder[]> {
  if (drafts.length === 0) return [];
  const insert = tx
    .createQueryBuilder()
    .insert()
    .into(Reminder)
    .values([...drafts]);
  const inserted = await insert.orIgnore().returning('id').execute();
  const isNew = new Set((inserted.raw as { id: string }[]).map(({ id }) => id));
  return drafts.filter(({ id }) => isNew.has(id));
}

export const lockReminder = (tx: EntityManager, id: string): Promise<Reminder | null> =>
  tx.getRepository(Reminder).findOne({ where: { id }, lock: { mode: 'pessimistic_write' } });

/** Reminders to these agencies, newest period first: the only query that lists them. */
export function remindersOf(
  db: DataSource,
  agencies: readonly string[],
  query: ShareReminderQuery & { id?: string },
): Promise<Reminder[]> {
  const found = db
    .getRepository(Reminder)
    .createQueryBuilder('one')
    .where('one.agency_id = ANY(:agencies)', { agencies });
  if (query.id) found.andWhere('one.id = :id', { id: query.id });
  if (query.status) found.andWhere('one.status = :status', query);
  if (query.from) found.andWhere('one.period_from >= :from', query);
  if (query.to) found.andWhere('one.period_to <= :to', query);
  return found.orderBy('one.period_to', 'DESC').addOrderBy('one.id').limit(5000).getMany();
}

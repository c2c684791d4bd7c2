import type { EntityManager } from 'typeorm';
import { readDayCursor, type TaskQuery, type TaskTimeliness } from '#contracts';
import { Task } from './task.entity.js';

/** Stands for no due day, so that undated tasks come last. */
export const NO_DAY = '9999-12-31';

const DUE = `coalesce(task.due_on, '${NO_DAY}')`;

const TIMELINESS: Record<TaskTimeliness, string> = {
  undated: 'task.due_on IS NULL',
  'on-time': 'task.completed_on <= task.due_on',
  late: 'task.completed_on > task.due_on',
  open: 'task.completed_on IS NULL AND task.due_on >= :today',
  overdue: 'task.completed_on IS NULL AND task.due_on < :today',
};

export interface Wanted {
  /** The only tasks to be seen are led by, or worked on with, one of these. */
  readonly agencies: readonly string[];
  /** Of them only those led by one of these. */
  readonly leads?: readonly string[];
  readonly today: string;
  readonly limit: number;
}

/** Tasks by due day: the only query that reads them, of one (`id`) or of many. */
export function tasksOf(db: EntityManager, query: TaskQuery & { id?: string }, wanted: Wanted): Promise<Task[]> {
  const { agencies, leads, today, limit } = wanted;
  const after = readDayCursor(query.after);
  const found = db
    .getRepository(Task)
    .createQueryBuilder('task')
    .where('(task.lead_agency_id = ANY(:agencies::uuid[]) OR task.cooperating_ids && :agencies::uuid[])', { agencies });
  const conditions: [given: unknown, sql: string, values?: object][] = [
    [query.id, 'task.id = :id'],
    [leads, 'task.lead_agency_id = ANY(:leads::uuid[])', { leads }],
    [query.source, 'task.source = :source'],
    [query.timeliness, query.timeliness ? TIMELINESS[query.timeliness] : '', { today }],
    [query.dueFrom, 'task.due_on >= :dueFrom'],
    [query.dueTo, 'task.due_on <= :dueTo'],
    [after, `(${DUE}, task.id) > (:day::date, :last::uuid)`, { day: after?.day, last: after?.id }],
  ];
  for (const [given, sql, values] of conditions) if (given) found.andWhere(sql, { ...query, ...values });
  return found.orderBy(DUE).addOrderBy('task.id').limit(limit).getMany();
}

/** The same of one task, its row locked: whoever changes it waits. */
export async function lockTask(tx: EntityManager, id: string): Promise<void> {
  await tx.query('SELECT 1 FROM task WHERE id = $1 FOR UPDATE', [id]);
}

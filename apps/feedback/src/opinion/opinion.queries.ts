import { In, type EntityManager } from 'typeorm';
import { Problem, type PublicAnswer } from '#contracts';
import { rowsOf, type Queryable } from '#messaging';
import { Opinion } from './opinion.entity.js';

/** An opinion to one of these agencies, the only ones the caller may see; locked where it will be changed. */
export async function findOpinion(
  db: EntityManager,
  by: { number: string } | { id: string },
  agencies: readonly string[],
  lock = false,
): Promise<Opinion> {
  const where = { ...by, agencyId: In([...agencies]) };
  const found = await db
    .getRepository(Opinion)
    .findOne({ where, ...(lock ? { lock: { mode: 'pessimistic_write' } } : {}) });
  if (!found)
    throw new Problem('not-found', 'not-found.record', { what: 'opinion', id: Object.values(by)[0] as string });
  return found;
}

/** The next number of the agency's year, counted in the caller's transaction: a refused opinion leaves no hole. */
export async function nextNumber(tx: Queryable, agency: { id: string; code: string }, year: string): Promise<string> {
  const counted = await tx.query(
    `INSERT INTO opinion_counter AS c (agency_id, year, last) VALUES ($1, $2, 1)
     ON CONFLICT (agency_id, year) DO UPDATE SET last = c.last + 1 RETURNING last`,
    [agency.id, Number(year)],
  );
  const { last } = rowsOf<{ last: number }>(counted)[0]!;
  return `${agency.code}-${year}-${String(last).padStart(5, '0')}`;
}

export async function insertAnswer(tx: Queryable, id: string, question: string, text: string): Promise<void> {
  await tx.query('INSERT INTO public_answer (opinion_id, question, answer) VALUES ($1, $2, $3)', [id, question, text]);
}

export async function answerOf(db: Queryable, id: string): Promise<Pick<PublicAnswer, 'question' | 'answer'> | null> {
  const found = await db.query('SELECT question, answer FROM public_answer WHERE opinion_id = $1', [id]);
  return rowsOf<{ question: string; answer: string }>(found)[0] ?? null;
}

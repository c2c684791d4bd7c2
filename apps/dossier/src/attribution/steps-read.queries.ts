import { rowsOf, type Queryable } from '#messaging';
import type { RecordedStep } from './control-sheet.rules.js';

/** The hand-overs of a dossier in order. */
export async function readSteps(db: Queryable, dossierId: string): Promise<RecordedStep[]> {
  const found = await db.query(
    `SELECT n, at, recorded_at AS "recordedAt", giver, taker, action, unit_id AS "unitId", holder, due_at AS "dueAt"
       FROM dossier_step WHERE dossier_id = $1 ORDER BY n`,
    [dossierId],
  );
  return rowsOf<RecordedStep>(found);
}

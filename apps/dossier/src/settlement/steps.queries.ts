import type { RecordStep } from '#contracts';
import type { Queryable } from '#messaging';
import type { Moment } from '../acts.service.js';
import type { Facts } from '../dossier.rules.js';
import { dueOf } from '../reception/reception.rules.js';

/** A hand-over as form 05 shows it; append-only (NĐ 61/2018 Art.5.1c: nobody overwrites a recorded step). */
export interface StepRow {
  dossierId: string;
  n: number;
  at: string;
  recordedAt: string;
  giver: string;
  taker: string;
  action: string;
  unitId: string | null;
  handler: string | null;
  holder: string;
  dueAt: string | null;
}

/** The step that a dossier has just had. */
export function stepRow(command: RecordStep, dossier: Facts, moment: Moment, unitId: string | null): StepRow {
  const { at, now, calendar } = moment;
  const { term } = command;
  const due = term ? dueOf({ length: String(term.length), unit: term.unit }, at, calendar).dueAt : null;
  return {
    dossierId: dossier.id,
    n: dossier.steps.total,
    at: at.toISOString(),
    recordedAt: now.toISOString(),
    giver: command.from,
    taker: command.to,
    action: command.action,
    unitId,
    handler: command.handler ?? null,
    holder: command.holder ?? 'unit',
    dueAt: due,
  };
}

export async function insertStep(tx: Queryable, row: StepRow): Promise<void> {
  await tx.query(
    `INSERT INTO dossier_step (dossier_id, n, at, recorded_at, giver, taker, action, unit_id, handler, holder, due_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      row.dossierId,
      row.n,
      row.at,
      row.recordedAt,
      row.giver,
      row.taker,
      row.action,
      row.unitId,
      row.handler,
      row.holder,
      row.dueAt,
    ],
  );
}

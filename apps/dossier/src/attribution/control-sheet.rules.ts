import { timeliness, vietnamDay } from '#calendar';
import type { ControlSheetRow } from '#contracts';

/** A hand-over as it was recorded. */
export interface RecordedStep {
  n: number;
  at: Date;
  recordedAt: Date | null;
  giver: string | null;
  taker: string | null;
  action: string | null;
  unitId: string | null;
  holder: 'unit' | 'citizen' | 'post';
  dueAt: Date | null;
}

const text = (instant: Date | null): string | null => instant && instant.toISOString();

/** Form 05 (TT 01/2018 Art.9): each taker kept the own term or not, by the next hand-over or the end, by date as everywhere. */
export function controlSheet(steps: readonly RecordedStep[], end: Date | null, today: string): ControlSheetRow[] {
  return steps.map((step, n) => {
    const until = steps[n + 1]?.at ?? end;
    return {
      n: step.n,
      giver: step.giver,
      taker: step.taker,
      action: step.action,
      at: step.at.toISOString(),
      recordedAt: text(step.recordedAt),
      dueAt: text(step.dueAt),
      until: text(until),
      result: resultOf(step.dueAt, until, today),
    };
  });
}

function resultOf(dueAt: Date | null, until: Date | null, today: string): ControlSheetRow['result'] {
  if (!dueAt) return 'none';
  const dueOn = vietnamDay(dueAt);
  if (until) return timeliness(vietnamDay(until), dueOn);
  return dueOn < today ? 'overdue' : 'open';
}

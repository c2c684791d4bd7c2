import type { ImportJob } from '../platform/public-interface.js';
import type { ReceiptChannel } from './logs.js';

/** What became of the dossiers of one channel, by Vietnam date. */
export interface Outcomes {
  early: number;
  onTime: number;
  late: number;
  open: number;
  refused: number;
}

/**
 * Counted from the data by date, without the impossible case-10862 (it ends before it begins), which is refused. The data's
 * own README compares instants and counts it.
 */
export const EXPECTED: Readonly<Record<ReceiptChannel, Outcomes>> = {
  Internet: { early: 396, onTime: 21, late: 133, open: 50, refused: 1 },
  Desk: { early: 33, onTime: 7, late: 16, open: 1, refused: 0 },
  Post: { early: 21, onTime: 2, late: 8, open: 1, refused: 0 },
  'e-mail': { early: 4, onTime: 0, late: 4, open: 0, refused: 0 },
};

const COLUMN: Record<string, keyof Outcomes> = { early: 'early', 'on-time': 'onTime', late: 'late' };

/** Counts classes (`early`, `on-time`, `late`, and everything that is still open). */
export function outcomesOf(classes: readonly string[], refused: number): Outcomes {
  const counted: Outcomes = { early: 0, onTime: 0, late: 0, open: 0, refused };
  for (const one of classes) counted[COLUMN[one] ?? 'open'] += 1;
  return counted;
}

export type Table = Record<ReceiptChannel, Outcomes>;

export function tableText(table: Table): string {
  const line = (...cells: (string | number)[]) =>
    cells.map((cell, n) => (n === 0 ? String(cell).padEnd(10) : String(cell).padStart(9))).join('');
  const rows = Object.entries(table).map(([name, { early, onTime, late, open, refused }]) =>
    line(name, early, onTime, late, open, refused),
  );
  return [line('', 'early', 'on time', 'late', 'open', 'refused'), ...rows].join('\n');
}

export const importText = (name: string, { rows }: ImportJob): string =>
  `${name}: ${rows.read} read, ${rows.accepted} accepted, ${rows.updated} updated, ${rows.unchanged} unchanged, ${rows.rejected} refused`;

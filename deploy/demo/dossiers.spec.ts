import { createHash } from 'node:crypto';
import { describe, expect, it } from '@jest/globals';
import { buildCalendar, dueDate, vietnamDecisions } from '#calendar';
import { findErrors, ImportedDossier, ProcedureRow } from '#contracts';
import { demonstrationDossiers } from './dossiers.js';
import { MARK } from './mark.js';
import { demonstrationProcedures } from './procedures.js';

const KINDS = [
  ['department', 20],
  ['district', 11],
  ['commune', 111],
] as const;
const agencies = KINDS.flatMap(([kind, count], k) =>
  Array.from({ length: count }, (_, n) => ({
    kind,
    code: `${String(n).padStart(3, '0')}.00.0${k}.H10`,
    id: '',
    parentId: null,
  })),
);
const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: new Date('2026-11-22T00:00:00Z') });
const made = (seed: number) => [
  ...demonstrationDossiers(agencies, demonstrationProcedures(agencies, seed), calendar, seed),
];
const digest = (rows: object[]) => createHash('sha256').update(JSON.stringify(rows)).digest('hex');
const on = (instant: unknown) => String(instant).slice(0, 10);

describe('the demonstration year', () => {
  const rows = made(7);

  it('is the same for the same seed and another for another', () => {
    expect(digest(made(7))).toBe(digest(rows));
    expect(digest(made(8))).not.toBe(digest(rows));
  });

  it('has at least 20,000 dossiers over the 142 agencies, each marked', () => {
    expect(rows.length).toBeGreaterThanOrEqual(20_000);
    expect(new Set(rows.map((row) => row.agencyCode)).size).toBe(142);
    expect(rows.every((row) => row.source === MARK)).toBe(true);
  });

  it('is accepted field by field by the contract of imports', () => {
    expect(rows.flatMap((row) => findErrors(ImportedDossier, row).errors).slice(0, 5)).toEqual([]);
    const procedures = demonstrationProcedures(agencies, 7).map((procedure) => procedure.row);
    expect(procedures.flatMap((row) => findErrors(ProcedureRow, row).errors).slice(0, 5)).toEqual([]);
  });

  it('dips around Tết', () => {
    const received = (from: string, to: string) =>
      rows.filter((row) => on(row.receivedAt) >= from && on(row.receivedAt) <= to).length;
    expect(received('2018-02-14', '2018-02-20')).toBe(0);
    expect(received('2018-02-21', '2018-02-27')).toBeLessThan(received('2018-03-07', '2018-03-13') * 0.6);
  });

  it('is late in 3 to 8 per cent, by the calendar itself', () => {
    const settled = rows.filter((row) => row.closing === 'result' || row.closing === 'refusal');
    const due = (row: (typeof rows)[number]) => {
      const { length } = row.term as { length: number };
      const last = (row.supplements as { completedAt: string }[]).at(-1)?.completedAt ?? (row.receivedAt as string);
      return dueDate({ from: last, length, unit: 'working-day' }, calendar).dueOn;
    };
    const share = settled.filter((row) => on(row.completedAt) > due(row)).length / settled.length;
    expect(share).toBeGreaterThan(0.03);
    expect(share).toBeLessThan(0.08);
  });

  it('knows supplements, posts, withdrawals and dossiers still open at the end of the year', () => {
    const count = (holds: (row: (typeof rows)[number]) => boolean) => rows.filter(holds).length;
    expect(count((row) => (row.supplements as unknown[]).length > 0)).toBeGreaterThan(500);
    expect(count((row) => row.channel === 'post')).toBeGreaterThan(500);
    expect(count((row) => row.closing === 'withdrawal')).toBeGreaterThan(100);
    expect(count((row) => !row.closing)).toBeGreaterThan(50);
  });
});

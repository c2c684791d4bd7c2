import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import {
  buildCalendar,
  checkDecision,
  daysBetween,
  dueDate,
  settlesYear,
  vietnamDay,
  vietnamDecisions,
} from './index.js';
import { statutoryDays } from './statutory.js';

const calendar = buildCalendar(vietnamDecisions, { agencyIds: [], now: '2026-11-22T10:00:00+07:00' });
const entries = vietnamDecisions.flatMap((decision) => decision.entries);
const SHARED = new URL('../../../../shared/data/', import.meta.url);

/** Recorded data lies beside the repository: without it these tests say so, and fail in CI. */
function withShared(path: string, name: string, body: (text: string) => void): void {
  const file = new URL(path, SHARED);
  if (existsSync(file)) return test(name, () => body(readFileSync(file, 'utf8')));
  const why = `${name} — not run: ../shared/data/${path} is not here`;
  if (process.env['CI'] !== 'true') return test.skip(why, () => undefined);
  test(why, () => expect(existsSync(file)).toBe(true));
}

interface RecordedDay {
  date: string;
  kind: string;
  swapped_with?: string | null;
}

describe('the days off of 2018–2026', () => {
  withShared('holidays-vn/holidays_vn_2018_2026.json', 'agree with all 132 entries gathered elsewhere', (text) => {
    const recorded = (JSON.parse(text) as RecordedDay[]).map(({ date, kind, swapped_with: partner }) => {
      return `${date} ${kind.replaceAll('_', '-')} ${partner ?? ''}`;
    });
    const own = entries.map(({ date, kind, swappedWith }) => `${date} ${kind} ${swappedWith ?? ''}`);
    expect(own.toSorted()).toEqual(recorded.toSorted());
    expect(own).toHaveLength(132);
  });

  test('every entry says what it rests on, in both languages', () => {
    for (const { name, source } of entries) {
      expect([name.vi, name.en, source].every((text) => text.length > 5 && text === text.normalize('NFC'))).toBe(true);
    }
  });

  test('every decision is well formed and settles its year', () => {
    expect(vietnamDecisions.flatMap(checkDecision)).toEqual([]);
    expect(vietnamDecisions.filter(settlesYear).map(({ year }) => year)).toEqual([
      2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026,
    ]);
  });

  test('all 3,287 days of the nine years are there, 2,252 of them worked, none provisional', () => {
    const days = daysBetween('2018-01-01', '2026-12-31', calendar);
    expect(new Set(days.map(({ date }) => date)).size).toBe(3287);
    expect(days.filter(({ provisional }) => provisional)).toEqual([]);
    expect(days.filter(({ working }) => working)).toHaveLength(2252);
  });

  // The strongest support there is for years not decided yet: the rule would have been right nine times of nine.
  test.each([2018, 2019, 2020, 2021, 2022, 2023, 2024, 2025, 2026])(
    '%i: the rule gives the days off decided',
    (year) => {
      const weekday = ({ date }: { date: string }): boolean => ![0, 6].includes(new Date(date).getUTCDay());
      const decided = vietnamDecisions.find((decision) => decision.year === year)?.entries ?? [];
      const plain = decided.filter(({ kind }) => !kind.startsWith('swapped'));
      const dates = (list: readonly { date: string }[]): string[] => list.filter(weekday).map(({ date }) => date);
      expect(dates(statutoryDays(year))).toEqual(dates(plain));
    },
  );
});

interface RecordedDossier {
  receive_date: string;
  due_date: string;
  duration_count: string;
}

describe('a one-stop system of November 2018', () => {
  const dueOn = (row: RecordedDossier, on = calendar): string =>
    dueDate({ from: row.receive_date, length: Number(row.duration_count), unit: 'working-day' }, on).dueOn;

  withShared('dossiers-opencps/dossiers.csv', 'recorded 29 due dates; 27 are ours, two fell on a day off', (text) => {
    const rows = parse<RecordedDossier>(text, { columns: true, bom: true });
    expect(rows).toHaveLength(29);
    const others = rows.filter((row) => dueOn(row) !== vietnamDay(row.due_date));
    // Monday 31/12/2018 was swapped for Saturday 5/1/2019 (6519/VPCP-KGVX); that system counted it as worked.
    expect(others.map((row) => [row.receive_date.slice(0, 10), vietnamDay(row.due_date), dueOn(row)])).toEqual([
      ['2018-11-19', '2018-12-31', '2019-01-02'],
      ['2018-11-19', '2018-12-31', '2019-01-02'],
    ]);
  });

  withShared(
    'dossiers-opencps/dossiers.csv',
    'gave all 29 the dates we give without the swap of 31/12/2018',
    (text) => {
      const rows = parse<RecordedDossier>(text, { columns: true, bom: true });
      const unaware = buildCalendar(
        vietnamDecisions.filter(({ year }) => year !== 2019),
        { agencyIds: [], now: '2026-11-22T10:00:00+07:00' },
      );
      expect(rows.map((row) => dueOn(row, unaware))).toEqual(rows.map((row) => vietnamDay(row.due_date)));
    },
  );
});

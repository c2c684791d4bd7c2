import { isDeepStrictEqual } from 'node:util';
import { EXPECTED } from './table.js';
import type { Seen } from './trial.js';

export interface Judged {
  what: string;
  found: unknown;
  expected: unknown;
  holds: boolean;
}

const ROWS: Record<string, number> = {
  'procedures.jsonl': 1672,
  'bo-quoc-phong-structured.jsonl': 69,
  'dvcqg-2021-sample.jsonl': 87,
  'danh-sach-tthc-BoCongAn.xlsx': 339,
  'danh-sach-tthc-BoTuPhap.xlsx': 271,
  'danh-sach-tthc-BoXayDung.xlsx': 525,
  'danh-sach-tthc-NongNghiepvaMoiTruong.xlsx': 537,
};

/** What the issue expects of the real data, beside what was found. */
export function judge(seen: Seen): Judged[] {
  const judged: Judged[] = [];
  const expect = (what: string, found: unknown, expected: unknown): void =>
    void judged.push({ what, found, expected, holds: isDeepStrictEqual(found, expected) });
  for (const { name, job } of seen.procedures) expectEveryRow(name, job.rows, expect);
  const codeless = seen.procedures.find(({ name }) => name.startsWith('dvcqg'))?.job;
  expect('procedures without a code are refused', codeless?.rows.rejected, 87);
  expect('each of them by name', new Set(codeless?.errors.map(({ code }) => code)).size, 1);
  expect('698 cases read, the impossible one refused', [seen.receipt.rows.read, seen.receipt.rows.rejected], [698, 1]);
  expect('dossiers by channel', seen.table, EXPECTED);
  expect('the evidence by channel', seen.evidenceTable, EXPECTED);
  expect('I.3.e.1', [seen.figure.numerator, seen.figure.denominator], [484, 645]);
  expect('evidence as long as the number', seen.evidence, { denominator: 645, numerator: 484, shortfall: 161 });
  const { total, receivedOnline, receivedOther, carriedOver, settled, early, onTime, late, open } = seen.form;
  expect('II.06a (3)–(6)', [total, receivedOnline, receivedOther, carriedOver], [697, 608, 89, 0]);
  expect('II.06a (7)–(11)', [settled, early, onTime, late, open], [645, 454, 30, 161, 52]);
  expect('29 pilot dossiers', [seen.pilot.rows.read, seen.pilot.rows.rejected], [29, 0]);
  expectDueDates(seen, expect);
  return judged;
}

type Expect = (what: string, found: unknown, expected: unknown) => void;
type Rows = Seen['receipt']['rows'];

function expectEveryRow(name: string, rows: Rows, expect: Expect): void {
  const { read, accepted, updated, unchanged, rejected } = rows;
  expect(
    `${name}: every row is read and told of`,
    [read, accepted + updated + unchanged + rejected],
    [ROWS[name], read],
  );
}

/**
 * 27 of 29 recorded due days are ours. The two received on 19/11/2018 with 30 working days were recorded as due on 31/12/2018,
 * which công văn 6519/VPCP-KGVX of 11/7/2018 had made a day off (for Saturday 5/1/2019): lawfully they are due on 2/1/2019.
 */
function expectDueDates({ due }: Seen, expect: Expect): void {
  const other = due.filter(({ recorded, computed }) => recorded !== computed);
  expect('recorded due days that are ours', due.length - other.length, 27);
  const facts = other.map(({ receivedOn, length, recorded, computed }) => [receivedOn, length, recorded, computed]);
  const moved = ['2018-11-19', 30, '2018-12-31', '2019-01-02'];
  expect('due days that differ', facts, [moved, moved]);
  expect(
    '31/12/2018 is explained as not counted',
    other.map((one) => one.recordedDay.startsWith('not counted')),
    [true, true],
  );
}

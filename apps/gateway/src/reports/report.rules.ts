import type { FormII06a, FormII06aRow } from '#contracts';
import type { Language } from '../http/language.js';

const COLUMNS = {
  code: { vi: 'Mã', en: 'Code' },
  name: { vi: '(2) Tên', en: '(2) Name' },
  total: { vi: '(3) Tổng số', en: '(3) Total' },
  receivedOnline: { vi: '(4) Trực tuyến', en: '(4) Online' },
  receivedOther: { vi: '(5) Trực tiếp, dịch vụ bưu chính', en: '(5) Counter, post' },
  carriedOver: { vi: '(6) Từ kỳ trước', en: '(6) Carried over' },
  settled: { vi: '(7) Đã giải quyết', en: '(7) Settled' },
  early: { vi: '(8) Trước hạn', en: '(8) Early' },
  onTime: { vi: '(9) Đúng hạn', en: '(9) On time' },
  late: { vi: '(10) Quá hạn', en: '(10) Late' },
  open: { vi: '(11) Đang giải quyết', en: '(11) Open' },
  openInTime: { vi: '(12) Trong hạn', en: '(12) Open in time' },
  openOverdue: { vi: '(13) Quá hạn', en: '(13) Open and overdue' },
} as const satisfies Partial<Record<keyof FormII06aRow, Record<Language, string>>>;

/** A cell of RFC 4180; one that a spreadsheet would take for a formula gets an apostrophe in front. */
export function csvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

const line = (cells: (string | number)[]): string => `${cells.map(csvCell).join(',')}\r\n`;

/** The form as CSV with a byte order mark, without which Excel reads Vietnamese wrongly; the last row is the total. */
export function formAsCsv(form: FormII06a, language: Language): string {
  const names = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
  const cells = (row: FormII06aRow) => names.map((name) => (name === 'name' ? row.name[language] : row[name]));
  const heading = names.map((name) => COLUMNS[name][language]);
  return `\uFEFF${[heading, ...form.rows.map(cells), cells(form.total)].map(line).join('')}`;
}

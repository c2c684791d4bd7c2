import { periodOf } from '#calendar';
import type { PostalFigures, PostalReport } from '#contracts';
import {
  decimal,
  longDate,
  shortDate,
  text,
  type OfficialLetter,
  type TableColumn,
  type TableExport,
} from '#documents';
import type { FigureRow } from './report.queries.js';

/** Columns of the report in their order, as the department reads them. */
export const COLUMNS: Record<keyof PostalFigures, string> = {
  dossiers: 'Hồ sơ tiếp nhận',
  supplements: 'Hồ sơ bổ sung',
  results: 'Kết quả chuyển trả',
  delivered: 'Kết quả đã phát',
  broughtBack: 'Không phát được',
  refused: 'Không nhận tại bàn',
  postage: 'Doanh thu cước (đồng)',
  fees: 'Phí, lệ phí thu hộ (đồng)',
  cod: 'Thu hộ khi phát (đồng)',
  timed: 'Có thời gian toàn trình',
  onTime: 'Đúng thời gian toàn trình',
  complaints: 'Khiếu nại',
  settledInTime: 'Giải quyết đúng hạn',
  lost: 'Mất',
  damaged: 'Hư hỏng',
  compensated: 'Vụ bồi thường',
  compensation: 'Tiền bồi thường (đồng)',
};
const NAMES = Object.keys(COLUMNS) as (keyof PostalFigures)[];

/** Parts of one key together; what no part has is zero. */
export function merged(parts: readonly FigureRow[]): Map<string, PostalFigures> {
  const rows = new Map<string, PostalFigures>();
  for (const { key, ...part } of parts) rows.set(key, { ...(rows.get(key) ?? nothing()), ...part });
  for (const [key, row] of rows) if (NAMES.every((name) => row[name] === 0)) rows.delete(key);
  return rows;
}

const nothing = () => Object.fromEntries(NAMES.map((name) => [name, 0])) as unknown as PostalFigures;

export function totalOf(rows: Iterable<PostalFigures>): PostalFigures {
  const total = nothing();
  for (const row of rows) for (const name of NAMES) total[name] += row[name];
  return total;
}

/** Items neither lost nor damaged, in per cent with two decimals; null where nothing was carried (TT 17/2017 Art.7: 100 %). */
export function safetyOf({ dossiers, supplements, results, lost, damaged }: PostalFigures): number | null {
  const carried = dossiers + supplements + results;
  return carried === 0 ? null : Math.max(0, Math.round((1 - (lost + damaged) / carried) * 10_000) / 100);
}

/** Before the 10th of the month after a quarter or half-year, before 10 January for a year (TT 17/2017/TT-BTTTT Art.13). */
export function reportDueOn(period: string): string | null {
  if (!/^\d{4}(-(Q[1-4]|H[12]))?$/.test(period)) return null;
  const [year, month] = periodOf(period).to.split('-').map(Number) as [number, number];
  return month === 12 ? `${year + 1}-01-10` : `${year}-${String(month + 1).padStart(2, '0')}-10`;
}

/** The report as a workbook: one row an agency or procedure, the total last. */
export function reportTable(report: PostalReport): TableExport {
  const figures: TableColumn[] = NAMES.map((key) => ({ key, heading: COLUMNS[key], kind: 'number', width: 14 }));
  const [code, name] = [
    { key: 'code', heading: 'Mã', kind: 'text', width: 18 },
    { key: 'name', heading: 'Tên', kind: 'text', width: 40 },
  ] as const;
  const cells = (row: PostalFigures) => NAMES.map((key) => row[key]);
  const rows = report.rows.map((row) => [row.code, row.name, ...cells(row)]);
  return {
    name: `BCCI ${report.period}`.slice(0, 31),
    columns: [code, name, ...figures],
    rows: [...rows, ['', 'Tổng cộng', ...cells(report.total)]],
  };
}

/** Of the columns those that fit on a printed page; the workbook has all. */
const PRINTED = ['dossiers', 'results', 'delivered', 'broughtBack', 'postage', 'fees', 'onTime', 'complaints'] as const;

/** The report as a document with the parts of the format in force at its date. */
export function reportLetter(report: PostalReport, date: string): OfficialLetter {
  const { total, safety, from, to } = report;
  const number = (value: number) => decimal(value);
  const share = total.timed === 0 ? 'không phát sinh' : `${decimal((100 * total.onTime) / total.timed, 2)} %`;
  return {
    issuer: { parent: 'TỔNG CÔNG TY BƯU ĐIỆN VIỆT NAM', name: 'BƯU ĐIỆN TỈNH BÌNH PHƯỚC' },
    ...{ number: null, symbol: 'BC-BĐBP', place: 'Bình Phước', date, type: 'BÁO CÁO' },
    summary: `kết quả tiếp nhận hồ sơ, trả kết quả qua dịch vụ bưu chính công ích từ ${shortDate(from)} đến ${shortDate(to)}`,
    addressees: ['Sở Thông tin và Truyền thông tỉnh Bình Phước'],
    body: [
      `Thực hiện Điều 13 Thông tư số 17/2017/TT-BTTTT, Bưu điện tỉnh báo cáo kết quả từ ${longDate(from)} đến ${longDate(to)} như sau:`,
      `1. Sản lượng: tiếp nhận ${number(total.dossiers)} hồ sơ, ${number(total.supplements)} lần bổ sung; chuyển trả ${number(total.results)} kết quả, đã phát ${number(total.delivered)}, chuyển hoàn ${number(total.broughtBack)}; ${number(total.refused)} hồ sơ không nhận tại bàn.`,
      `2. Doanh thu: cước ${number(total.postage)} đồng; thu hộ phí, lệ phí ${number(total.fees)} đồng, thu hộ khi phát ${number(total.cod)} đồng.`,
      `3. Chất lượng: đúng thời gian toàn trình ${share}; an toàn ${safety === null ? 'không phát sinh' : `${decimal(safety, 2)} %`}; mất ${number(total.lost)}, hư hỏng ${number(total.damaged)}.`,
      `4. Khiếu nại: nhận ${number(total.complaints)}, giải quyết đúng hạn ${number(total.settledInTime)}; bồi thường ${number(total.compensated)} vụ, ${number(total.compensation)} đồng.`,
    ],
    signature: { authority: null, head: null, position: 'GIÁM ĐỐC', name: null },
    recipients: [],
    archive: 'VT',
    annexes: [
      {
        title: 'Phụ lục: số liệu chi tiết',
        blocks: [
          {
            kind: 'table',
            shares: [28, ...PRINTED.map(() => 9)],
            heading: ['Tên', ...PRINTED.map((name) => COLUMNS[name])],
            rows: report.rows.map((row) => [row.name, ...PRINTED.map((name) => number(row[name]))]),
            align: ['left', ...PRINTED.map(() => 'right' as const)],
            size: 9,
          },
          text(`Hạn gửi: trước ngày ${report.dueOn ? shortDate(report.dueOn) : '–'}.`, { size: 11, before: 6 }),
        ],
      },
    ],
  };
}

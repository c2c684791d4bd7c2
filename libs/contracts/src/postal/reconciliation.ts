import { Id, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { CARRIER_CODE } from './codes.js';

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/;

/**
 * `not-on-statement` ours, not billed · `not-ours` billed, unknown here · `no-events` ours and billed, never reported ·
 * `only-events` reported, neither ours nor billed · `postage-differs` · `cod-differs` · `minutes-differ` a dossier received by post
 * at another time than its minutes say (QĐ 45/2016 Art.7.4).
 */
export const DIFFERENCES = [
  'not-on-statement',
  'not-ours',
  'no-events',
  'only-events',
  'postage-differs',
  'cod-differs',
  'minutes-differ',
] as const;
export type Difference = (typeof DIFFERENCES)[number];

export class ReconciliationQuery {
  @Text({ vi: 'Tháng', en: 'Month', example: '2018-09', pattern: MONTH }) month!: string;
  @Text({ vi: 'Doanh nghiệp', en: 'Carrier; all when absent', pattern: CARRIER_CODE, optional: true }) carrier?: string;
}
export class DifferenceView {
  @OneOf(DIFFERENCES, { vi: 'Sai lệch', en: 'What differs' }) kind!: Difference;
  @Text({ vi: 'Số hiệu hoặc mã hồ sơ', en: 'Number of the item, or dossier code' }) number!: string;
  @Id({ vi: 'Bưu gửi', en: 'The shipment', optional: true }) shipmentId!: string | null;
  @Text({ vi: 'Bên ta', en: 'What we have', optional: true }) ours!: string | null;
  @Text({ vi: 'Bên kia', en: 'What they have', optional: true }) theirs!: string | null;
  @Whole({ vi: 'Chênh lệch (đồng)', en: 'Difference in đồng: theirs − ours', min: -2_000_000_000 }) amount!: number;
}
export class ReconciliationTotals {
  @Whole({ vi: 'Bưu gửi của ta', en: 'Items of ours' }) items!: number;
  @Whole({ vi: 'Trên bảng kê', en: 'Rows of the statement' }) billed!: number;
  @Whole({ vi: 'Có sự kiện', en: 'Items with events' }) reported!: number;
  @Whole({ vi: 'Khớp cả ba', en: 'The same on all three sides' }) matched!: number;
  @Whole({ vi: 'Cước của ta', en: 'Our postage' }) postage!: number;
  @Whole({ vi: 'Cước trên bảng kê', en: 'Postage billed' }) billedPostage!: number;
  @Whole({ vi: 'Thu hộ của ta', en: 'Our cash on delivery' }) cod!: number;
  @Whole({ vi: 'Thu hộ trên bảng kê', en: 'Cash on delivery stated' }) billedCod!: number;
}
export class ReconciliationView {
  @Text({ vi: 'Tháng', en: 'Month' }) month!: string;
  @Parts(() => ReconciliationTotals, { vi: 'Tổng', en: 'Totals' }) totals!: ReconciliationTotals[];
  @Parts(() => DifferenceView, { vi: 'Sai lệch', en: 'Differences, at most 5,000', max: 5000 })
  differences!: DifferenceView[];
}
/** Our items × what carriers reported × their statement of the month. */
export const reconcile = request('postal.reconciliation', ReconciliationQuery, ReconciliationView, {
  deadline: 60_000,
});

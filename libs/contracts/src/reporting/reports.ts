import { Day, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { AsOf, Bilingual, Completeness, FigurePeriod } from './figure.js';
import { REPORT_ROWS, type ReportRows } from './questions.js';

/** A row of form II.06a/VPCP/KSTT (TT 01/2020/TT-VPCP): columns (3)–(13); (3)=(4)+(5)+(6)=(7)+(11), (7)=(8)+(9)+(10), (11)=(12)+(13). */
export class FormII06aRow {
  @Text({ vi: 'Mã đơn vị, thủ tục hoặc lĩnh vực', en: 'Code of the agency, procedure or field' }) code!: string;
  @Part(() => Bilingual, { vi: '(2) Tên', en: '(2) Name' }) name!: Bilingual;
  @Whole({ vi: '(3) Tổng số nhận giải quyết', en: '(3) To settle' }) total!: number;
  @Whole({ vi: '(4) Tiếp nhận trực tuyến', en: '(4) Received online' }) receivedOnline!: number;
  @Whole({ vi: '(5) Tiếp nhận trực tiếp, bưu chính', en: '(5) Received at the counter or by post' })
  receivedOther!: number;
  @Whole({ vi: '(6) Từ kỳ trước', en: '(6) Carried over' }) carriedOver!: number;
  @Whole({ vi: '(7) Đã giải quyết', en: '(7) Settled, withdrawn and stopped' }) settled!: number;
  @Whole({ vi: '(8) Trước hạn', en: '(8) Early' }) early!: number;
  @Whole({ vi: '(9) Đúng hạn, gồm rút và dừng', en: '(9) On time, with withdrawn and stopped' }) onTime!: number;
  @Whole({ vi: '(10) Quá hạn', en: '(10) Late' }) late!: number;
  @Whole({ vi: '(11) Đang giải quyết', en: '(11) Open' }) open!: number;
  @Whole({ vi: '(12) Trong hạn, gồm chờ bổ sung', en: '(12) Open in time, with those waiting' }) openInTime!: number;
  @Whole({ vi: '(13) Quá hạn', en: '(13) Open and overdue' }) openOverdue!: number;
  @Whole({ vi: 'Trong (9): rút hồ sơ', en: 'Of (9): withdrawn' }) withdrawn!: number;
  @Whole({ vi: 'Trong (9): dừng xử lý', en: 'Of (9): stopped' }) stopped!: number;
  @Whole({ vi: 'Trong (12): chờ bổ sung', en: 'Of (12): waiting for a supplement' }) waiting!: number;
}

export class FormII06a {
  @Text({ vi: 'Biểu', en: 'Form', example: 'II.06a/VPCP/KSTT' }) form!: string;
  @Part(() => Bilingual, { vi: 'Tên biểu', en: 'Title' }) title!: Bilingual;
  @Text({ vi: 'Phạm vi', en: 'Scope' }) scope!: string;
  @Part(() => FigurePeriod, { vi: 'Kỳ báo cáo', en: 'Period' }) period!: FigurePeriod;
  @OneOf(REPORT_ROWS, { vi: 'Dòng theo', en: 'What a row is' }) by!: ReportRows;
  @Parts(() => FormII06aRow, { vi: 'Các dòng', en: 'Rows', max: 5000 }) rows!: FormII06aRow[];
  @Part(() => FormII06aRow, { vi: 'Tổng số', en: 'Total' }) total!: FormII06aRow;
  @Parts(() => Bilingual, { vi: 'Ghi chú', en: 'Notes' }) notes!: Bilingual[];
  @Part(() => Completeness, { vi: 'Mức đầy đủ', en: 'Completeness' }) completeness!: Completeness;
  @Day({ vi: 'Tính đến hết ngày', en: 'Stocks are of the end of this day' }) cutOff!: string;
  @Part(() => AsOf, { vi: 'Theo dữ liệu đến', en: 'Positions' }) asOf!: AsOf;
}

export const QUIET_LISTS = ['no-dossier', 'no-online-dossier', 'no-postal-transaction'] as const;

export class QuietProcedure {
  @Text({ vi: 'Mã thủ tục', en: 'Code' }) code!: string;
  @Part(() => Bilingual, { vi: 'Tên', en: 'Name', optional: true }) name?: Bilingual;
}
/** Procedures offered on the last day and not used since 1 January. */
export class QuietList {
  @OneOf(QUIET_LISTS, { vi: 'Danh sách', en: 'Which list' }) id!: (typeof QUIET_LISTS)[number];
  @Part(() => Bilingual, { vi: 'Tên', en: 'Label' }) label!: Bilingual;
  @Whole({ vi: 'Số thủ tục cung cấp', en: 'Procedures offered so' }) offered!: number;
  @Parts(() => QuietProcedure, { vi: 'Thủ tục', en: 'Procedures', max: 10_000 }) items!: QuietProcedure[];
}
/** An agency below the target of a share of procedures, and how many more would reach it: 1 = short of one. */
export class ShortOfTarget {
  @Text({ vi: 'Mã cơ quan', en: 'Code of the agency' }) agency!: string;
  @Part(() => Bilingual, { vi: 'Tên', en: 'Name' }) name!: Bilingual;
  @Text({ vi: 'Chỉ tiêu', en: 'Indicator', example: 'I.5.a' }) indicator!: string;
  @Whole({ vi: 'Đã có', en: 'Procedures with' }) numerator!: number;
  @Whole({ vi: 'Phải có', en: 'Procedures offered' }) denominator!: number;
  @Whole({ vi: 'Còn thiếu', en: 'More needed to reach the target', min: 1 }) needed!: number;
}
export class QuietProcedures {
  @Text({ vi: 'Phạm vi', en: 'Scope' }) scope!: string;
  @Part(() => FigurePeriod, { vi: 'Kỳ', en: 'Period' }) period!: FigurePeriod;
  @Parts(() => QuietList, { vi: 'Danh sách', en: 'Lists' }) lists!: QuietList[];
  @Parts(() => ShortOfTarget, {
    vi: 'Cơ quan chưa đạt, thiếu ít nhất trước',
    en: 'Agencies below a target, nearest first',
  })
  short!: ShortOfTarget[];
  @Day({ vi: 'Tính đến hết ngày', en: 'Of the end of this day' }) cutOff!: string;
  @Part(() => AsOf, { vi: 'Theo dữ liệu đến', en: 'Positions' }) asOf!: AsOf;
}

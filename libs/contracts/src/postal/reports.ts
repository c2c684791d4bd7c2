import { PrintedFile } from '../files.js';
import { Day, Decimal, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { ReportQuestion } from '../reporting/questions.js';

/** Volumes, money and quality of the public post in a period; amounts in đồng. */
export class PostalFigures {
  @Whole({ vi: 'Hồ sơ tiếp nhận', en: 'Dossiers received by post' }) dossiers!: number;
  @Whole({ vi: 'Hồ sơ bổ sung', en: 'Supplements' }) supplements!: number;
  @Whole({ vi: 'Kết quả chuyển trả', en: 'Results taken over' }) results!: number;
  @Whole({ vi: 'Kết quả đã phát', en: 'Results delivered' }) delivered!: number;
  @Whole({ vi: 'Không phát được', en: 'Brought back' }) broughtBack!: number;
  @Whole({ vi: 'Không nhận tại bàn', en: 'Refused at the table' }) refused!: number;
  @Whole({ vi: 'Doanh thu cước', en: 'Revenue of postage' }) postage!: number;
  @Whole({ vi: 'Phí, lệ phí thu hộ', en: 'Fees collected' }) fees!: number;
  @Whole({ vi: 'Thu hộ khi phát', en: 'Cash on delivery' }) cod!: number;
  @Whole({ vi: 'Đúng thời gian toàn trình', en: 'Within J + n' }) onTime!: number;
  @Whole({ vi: 'Có thời gian toàn trình', en: 'With a term of the whole way' }) timed!: number;
  @Whole({ vi: 'Khiếu nại nhận', en: 'Complaints received' }) complaints!: number;
  @Whole({ vi: 'Khiếu nại giải quyết đúng hạn', en: 'Complaints settled in time' }) settledInTime!: number;
  @Whole({ vi: 'Mất', en: 'Lost' }) lost!: number;
  @Whole({ vi: 'Hư hỏng', en: 'Damaged' }) damaged!: number;
  @Whole({ vi: 'Vụ bồi thường', en: 'Cases compensated' }) compensated!: number;
  @Whole({ vi: 'Tiền bồi thường', en: 'Compensation' }) compensation!: number;
}
export class PostalReportRow extends PostalFigures {
  @Text({ vi: 'Mã', en: 'Code of the agency or procedure' }) code!: string;
  @Text({ vi: 'Tên', en: 'Name' }) name!: string;
}
export class PostalReport {
  @Text({ vi: 'Kỳ', en: 'Period' }) period!: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến ngày', en: 'To, included' }) to!: string;
  @Day({ vi: 'Hạn gửi Sở', en: 'Due at the department (TT 17/2017 Art.13)', optional: true }) dueOn!: string | null;
  @Decimal({ vi: 'An toàn (%)', en: 'Safety in per cent', max: 100, optional: true }) safety!: number | null;
  @Parts(() => PostalReportRow, { vi: 'Từng dòng', en: 'By agency or procedure', max: 5000 }) rows!: PostalReportRow[];
  @Part(() => PostalFigures, { vi: 'Tổng', en: 'Total' }) total!: PostalFigures;
}
export const POSTAL_REPORT_FILES = ['xlsx', 'pdf'] as const;
export class PrintPostalReport extends ReportQuestion {
  @OneOf(POSTAL_REPORT_FILES, { vi: 'Định dạng', en: 'Format' }) format!: (typeof POSTAL_REPORT_FILES)[number];
}

/** The report of the provincial post office to the department: quarter by the 10th, half-year, year (TT 17/2017 Art.13). */
export const getPostalReport = request('postal.report.get', ReportQuestion, PostalReport, { deadline: 60_000 });
export const printPostalReport = request('postal.report.print', PrintPostalReport, PrintedFile, { deadline: 60_000 });

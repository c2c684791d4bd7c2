import { Day, Flag, Id, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';

/** A quarter, a half-year or a year: what the provincial post office reports (TT 17/2017/TT-BTTTT Art.13). */
const REPORTED = /^20\d{2}(-Q[1-4]|-H1)?$/;
const PERIOD = { vi: 'Kỳ: quý, 6 tháng đầu năm, năm', en: 'Quarter, first half-year or year', example: '2018-Q3' };

export class RecordPostReport {
  @Text({ ...PERIOD, pattern: REPORTED }) period!: string;
  @Day({ vi: 'Ngày Bưu điện tỉnh gửi', en: 'When the post office sent it' }) submittedOn!: string;
  @Day({ vi: 'Ngày Sở nhận', en: 'When the department received it' }) receivedOn!: string;
  @Text({ vi: 'Số, ký hiệu văn bản', en: 'Number and symbol of the document', max: 120 }) document!: string;
}
export const POST_REPORT_STATUSES = ['in-time', 'late', 'due', 'overdue'] as const;
export type PostReportStatus = (typeof POST_REPORT_STATUSES)[number];

/** `due` not there yet, `overdue` not there and its day has passed; late by the day it was sent. */
export class PostReportSubmission {
  @Id({ vi: 'Định danh', en: 'Identity', optional: true }) id!: string | null;
  @Text({ vi: 'Kỳ', en: 'Period' }) period!: string;
  @Day({ vi: 'Hạn gửi Sở', en: 'Due at the department' }) dueOn!: string;
  @Day({ vi: 'Ngày gửi', en: 'Sent on', optional: true }) submittedOn!: string | null;
  @Day({ vi: 'Ngày nhận', en: 'Received on', optional: true }) receivedOn!: string | null;
  @Text({ vi: 'Số, ký hiệu văn bản', en: 'Document', optional: true }) document!: string | null;
  @OneOf(POST_REPORT_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: PostReportStatus;
  @Flag({ vi: 'Muộn', en: 'Late, or overdue' }) late!: boolean;
}
export class PostReportQuery {
  @Whole({ vi: 'Năm báo cáo', en: 'Year reported on', min: 2018, max: 2099 }) year!: number;
}
export class PostReportSubmissions {
  @Parts(() => PostReportSubmission, { vi: 'Các kỳ báo cáo', en: 'Every report of the year' })
  items!: PostReportSubmission[];
}
export const recordPostReport = request('postal.report.record', RecordPostReport, PostReportSubmission);
export const listPostReports = request('postal.report.submissions', PostReportQuery, PostReportSubmissions);

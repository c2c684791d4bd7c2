import { Day, Flag, Id, Instant, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';

export const COMPLAINT_SUBJECTS = ['late', 'lost', 'damaged', 'attitude', 'price', 'other'] as const;
export type ComplaintSubject = (typeof COMPLAINT_SUBJECTS)[number];
export const COMPLAINT_OUTCOMES = ['upheld', 'partly-upheld', 'rejected', 'withdrawn'] as const;
export type ComplaintOutcome = (typeof COMPLAINT_OUTCOMES)[number];

/** Within 6 months of acceptance; settled in 5 working days within the province, 7 beyond it (TT 17/2017/TT-BTTTT Art.8). */
export class FileComplaint {
  @Id({ vi: 'Định danh do bên gửi chọn', en: 'Id chosen by the caller', optional: true }) id?: string | null;
  @Id({ vi: 'Bưu gửi', en: 'The shipment' }) shipmentId!: string;
  @OneOf(COMPLAINT_SUBJECTS, { vi: 'Về việc', en: 'What it is about' }) subject!: ComplaintSubject;
  @Text({ vi: 'Nội dung', en: 'What is said; kept encrypted', max: 2000, lines: true }) content!: string;
  @Flag({ vi: 'Liên tỉnh', en: 'Beyond the province; by the class of the way when absent', optional: true })
  interProvince?: boolean | null;
  @Instant({ vi: 'Lúc nhận', en: 'When it was received; now by default', optional: true }) at?: string | null;
}
export class SettleComplaint {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @OneOf(COMPLAINT_OUTCOMES, { vi: 'Kết quả', en: 'Outcome' }) outcome!: ComplaintOutcome;
  @Whole({ vi: 'Bồi thường (đồng)', en: 'Compensation in đồng', max: 1_000_000_000, optional: true })
  compensation?: number | null;
  @Instant({ vi: 'Lúc giải quyết', en: 'When it was settled; now by default', optional: true }) at?: string | null;
}
export class ComplaintView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Bưu gửi', en: 'The shipment' }) shipmentId!: string;
  @Text({ vi: 'Cơ quan', en: 'Agency of the item' }) agencyCode!: string;
  @OneOf(COMPLAINT_SUBJECTS, { vi: 'Về việc', en: 'What it is about' }) subject!: ComplaintSubject;
  @Day({ vi: 'Ngày nhận', en: 'Day it was received' }) receivedOn!: string;
  @Day({ vi: 'Hạn giải quyết', en: 'Due day' }) dueOn!: string;
  @Day({ vi: 'Ngày giải quyết', en: 'Day it was settled', optional: true }) settledOn!: string | null;
  @OneOf(COMPLAINT_OUTCOMES, { vi: 'Kết quả', en: 'Outcome', optional: true }) outcome!: ComplaintOutcome | null;
  @Whole({ vi: 'Bồi thường (đồng)', en: 'Compensation in đồng' }) compensation!: number;
  @Flag({ vi: 'Quá hạn', en: 'Late, by today or by its settlement' }) late!: boolean;
}
export class ComplaintQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
  @Flag({ vi: 'Chưa giải quyết', en: 'Only those not settled', optional: true }) open?: boolean;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
  @Id({ vi: 'Tiếp sau', en: 'Continue after', optional: true }) after?: string;
}
export class ComplaintPage {
  @Parts(() => ComplaintView, { vi: 'Khiếu nại', en: 'Complaints' }) items!: ComplaintView[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}

export const fileComplaint = request('postal.complaint.file', FileComplaint, ComplaintView);
export const settleComplaint = request('postal.complaint.settle', SettleComplaint, ComplaintView);
export const listComplaints = request('postal.complaint.list', ComplaintQuery, ComplaintPage);

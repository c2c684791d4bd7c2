import { Day, Decimal, Flag, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { APPLICANT_KINDS, CHANNELS, CLOSINGS, GRADES, STATUS_CODES, TERM_UNITS } from './codes.js';
import type { ApplicantKind, Channel, Closing, DossierStatus, Grade, TermUnit } from './codes.js';

export class ImportedTerm {
  @Decimal({ vi: 'Độ dài', en: 'Length', min: 0, max: 9999, example: 5 }) length!: number;
  @OneOf(TERM_UNITS, { vi: 'Đơn vị', en: 'Unit' }) unit!: TermUnit;
}

export class ImportedSupplement {
  @Instant({ vi: 'Lúc yêu cầu', en: 'Requested' }) requestedAt!: string;
  @Instant({ vi: 'Lúc bổ sung đủ', en: 'Completed', optional: true }) completedAt?: string | null;
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel', optional: true }) channel?: Channel | null;
  @Flag({ vi: 'Do người nộp', en: 'The applicant’s own fault', optional: true }) ownFault?: boolean | null;
}

export class ImportedStep {
  @Instant({ vi: 'Lúc chuyển', en: 'When it was handed over' }) at!: string;
  @Instant({ vi: 'Lúc ghi', en: 'When it was entered', optional: true }) recordedAt?: string | null;
  @Text({ vi: 'Người giao', en: 'From', max: 120, optional: true }) from?: string | null;
  @Text({ vi: 'Người nhận', en: 'To', max: 120, optional: true }) to?: string | null;
  @Text({ vi: 'Hành động', en: 'Action', max: 120, optional: true }) action?: string | null;
}

export class ImportedApology {
  @Text({ vi: 'Số', en: 'Number', max: 60, optional: true }) number?: string | null;
  @Day({ vi: 'Ngày', en: 'Issued on' }) issuedOn!: string;
  @Text({ vi: 'Lý do', en: 'Reason', max: 1000, lines: true, optional: true }) reason?: string | null;
  @Day({ vi: 'Ngày hẹn lại', en: 'New date', optional: true }) newDueOn?: string | null;
}

/** Form 02 at the counter before there was a receipt: a trip of the same case (I.3.e.2). */
export class ImportedVisit {
  @Instant({ vi: 'Lúc đến quầy', en: 'When they came' }) at!: string;
  @Flag({ vi: 'Do người nộp', en: 'The applicant’s own fault', optional: true }) ownFault?: boolean | null;
}

export class ImportedVote {
  @Instant({ vi: 'Lúc đánh giá', en: 'When they voted' }) at!: string;
  @OneOf(GRADES, { vi: 'Đánh giá chung', en: 'Overall' }) overall!: Grade;
}

/** One line of `chiso-jsonl`: a dossier of another system, past or running (API.md). */
export class ImportedDossier {
  @Text({ vi: 'Mã ở hệ thống nguồn', en: 'Id in its system', max: 120 }) externalId!: string;
  @Text({ vi: 'Hệ thống nguồn', en: 'System it comes from', max: 60 }) source!: string;
  @Text({ vi: 'Cơ quan chủ trì', en: 'Settling lead agency', max: 40 }) agencyCode!: string;
  @Text({ vi: 'Đơn vị tiếp nhận', en: 'Receiving unit', max: 40, optional: true }) receivingUnit?: string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code', max: 60 }) procedureCode!: string;
  @Whole({ vi: 'Mức độ', en: 'Service level at submission', min: 1, max: 4, optional: true }) onlineLevel?:
    number | null;
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel' }) channel!: Channel;
  @OneOf(APPLICANT_KINDS, { vi: 'Loại người nộp', en: 'Kind of applicant', optional: true })
  applicantKind?: ApplicantKind | null;
  @Instant({ vi: 'Lúc nộp', en: 'Submitted', optional: true }) submittedAt?: string | null;
  @Instant({ vi: 'Lúc tiếp nhận', en: 'Received' }) receivedAt!: string;
  @Part(() => ImportedTerm, { vi: 'Thời hạn', en: 'Term', optional: true }) term?: ImportedTerm | null;
  @Instant({ vi: 'Hạn theo luật', en: 'Lawful due', optional: true }) lawfulDueAt?: string | null;
  @Instant({ vi: 'Hạn hẹn lại', en: 'Re-appointed due', optional: true }) reappointedDueAt?: string | null;
  @Instant({ vi: 'Lúc có kết quả', en: 'Settled', optional: true }) completedAt?: string | null;
  @OneOf(CLOSINGS, { vi: 'Cách kết thúc', en: 'How it ended', optional: true }) closing?: Closing | null;
  @Instant({ vi: 'Lúc trả', en: 'Result returned', optional: true }) returnedAt?: string | null;
  @OneOf(CHANNELS, { vi: 'Kênh trả', en: 'Channel of the return', optional: true }) returnChannel?: Channel | null;
  @OneOf(STATUS_CODES, { vi: 'Trạng thái', en: 'National status code' }) status!: DossierStatus;
  @Parts(() => ImportedSupplement, { vi: 'Các lần bổ sung', en: 'Supplements', max: 50, optional: true })
  supplements?: ImportedSupplement[] | null;
  @Parts(() => ImportedStep, { vi: 'Các bước', en: 'Steps', max: 1000, optional: true }) steps?: ImportedStep[] | null;
  @Part(() => ImportedApology, { vi: 'Xin lỗi', en: 'Apology', optional: true }) apology?: ImportedApology | null;
  @Parts(() => ImportedVisit, { vi: 'Lượt đến quầy trước đó', en: 'Visits before it', max: 50, optional: true })
  visits?: ImportedVisit[] | null;
  @Part(() => ImportedVote, { vi: 'Đánh giá', en: 'Vote', optional: true }) vote?: ImportedVote | null;
  @Flag({ vi: 'Giải quyết liên thông', en: 'Other agencies took part: it ran linked', optional: true }) linked?:
    boolean | null;
  @Text({ vi: 'Số kết quả', en: 'Number of the result', max: 120, optional: true }) resultNumber?: string | null;
  @Texts({ vi: 'Số bưu gửi', en: 'Postal numbers', max: 20, length: 60, optional: true }) postalNumbers?:
    string[] | null;
}

import { Day, Id, Instant, Json, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { CHANNELS, CLOSINGS, STATUS_CODES, TIMELINESS } from './codes.js';
import type { Channel, Closing, DossierStatus, Timeliness } from './codes.js';
import { ApologyDraftState, ApologyState, ConsultationState, ParticipantState } from './state.js';
import { StatedTerm, StepCounts, VoteState } from './state.js';

export class Label {
  @Text({ vi: 'Tiếng Việt', en: 'Vietnamese' }) vi!: string;
  @Text({ vi: 'Tiếng Anh', en: 'English' }) en!: string;
}

/** The document that ends a dossier: number, date, digest of its file. */
export class ResultDocument {
  @Text({ vi: 'Số, ký hiệu', en: 'Number', optional: true }) number!: string | null;
  @Day({ vi: 'Ngày', en: 'Date', optional: true }) issuedOn!: string | null;
  @Text({ vi: 'SHA-256 của tệp', en: 'SHA-256 of the file', optional: true }) fileDigest!: string | null;
}

/** A dossier, or a submission before its reception (`code` null, `trackingNumber` set). */
export class DossierView {
  @Id({ vi: 'Định danh', en: 'Id' }) id!: string;
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code', example: '000.00.15.H10-180830-0001', optional: true }) code!:
    string | null;
  @Text({ vi: 'Số theo dõi', en: 'Tracking number', optional: true }) trackingNumber!: string | null;
  @Text({ vi: 'Hệ thống nguồn', en: 'System it was imported from', optional: true }) source!: string | null;
  @Text({ vi: 'Mã ở hệ thống nguồn', en: 'Id in that system', optional: true }) externalId!: string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @Id({ vi: 'Định danh thủ tục', en: 'The procedure', optional: true }) procedureId!: string | null;
  @Whole({
    vi: 'Phiên bản thủ tục lúc tiếp nhận; không đổi khi thủ tục được sửa',
    en: 'Version of the procedure at reception, kept when the procedure changes; absent where it was not kept',
    min: 1,
    optional: true,
  })
  procedureVersion!: number | null;
  @Text({ vi: 'Mã cơ quan chủ trì', en: 'Settling lead agency' }) agencyCode!: string;
  @Text({ vi: 'Đơn vị tiếp nhận', en: 'Receiving unit', optional: true }) receivingUnit!: string | null;
  @OneOf(CHANNELS, { vi: 'Kênh tiếp nhận', en: 'Channel' }) channel!: Channel;
  @OneOf(CHANNELS, { vi: 'Kênh trả', en: 'Channel of the return', optional: true }) returnChannel!: Channel | null;
  @Whole({ vi: 'Mức độ lúc nộp', en: 'Service level at submission', min: 1, max: 4, optional: true }) onlineLevel!:
    number | null;
  @Text({ vi: 'Loại người nộp', en: 'Kind of applicant', optional: true }) applicantKind!: string | null;
  @Part(() => StatedTerm, { vi: 'Thời hạn', en: 'Term', optional: true }) term!: StatedTerm | null;
  @Instant({ vi: 'Lúc nộp', en: 'Submitted', optional: true }) submittedAt!: string | null;
  @Instant({ vi: 'Lúc tiếp nhận', en: 'Received', optional: true }) receivedAt!: string | null;
  @Instant({ vi: 'Hạn đầu tiên', en: 'First due', optional: true }) firstDueAt!: string | null;
  @Instant({ vi: 'Hạn theo luật, quyết định đúng hạn hay trễ', en: 'Lawful due: decides timeliness', optional: true })
  lawfulDueAt!: string | null;
  @Instant({ vi: 'Hạn hẹn lại', en: 'Re-appointed due', optional: true }) reappointedDueAt!: string | null;
  @Instant({ vi: 'Lúc có kết quả', en: 'Settled', optional: true }) completedAt!: string | null;
  @Instant({ vi: 'Lúc trả kết quả', en: 'Result returned', optional: true }) returnedAt!: string | null;
  @OneOf(STATUS_CODES, { vi: 'Trạng thái quốc gia', en: 'National status code' }) status!: DossierStatus;
  @Part(() => Label, { vi: 'Tên trạng thái', en: 'Name of the status' }) statusName!: Label;
  @OneOf(CLOSINGS, { vi: 'Cách kết thúc', en: 'How it ended', optional: true }) closing!: Closing | null;
  @OneOf(TIMELINESS, { vi: 'Đúng hạn hay trễ', en: 'Timeliness by dates' }) timeliness!: Timeliness;
  @Whole({ vi: 'Số lần yêu cầu bổ sung', en: 'Supplement requests' }) supplements!: number;
  @Part(() => ApologyState, { vi: 'Xin lỗi, hẹn lại', en: 'Apology', optional: true }) apology!: ApologyState | null;
  @Part(() => StepCounts, { vi: 'Các bước', en: 'Steps' }) steps!: StepCounts;
  @Texts({ vi: 'Ghi chú máy', en: 'Notes: not in force, older than its agency …' }) flags!: string[];
  @Json({ vi: 'Người nộp; chỉ cho vai trò cần biết', en: 'Applicant; only for roles that need it' }) applicant!:
    object | null;
  @Instant({ vi: 'Hạn tiếp nhận hồ sơ trực tuyến', en: 'Until when it should be received', optional: true })
  queueDueAt!: string | null;
  @Id({ vi: 'Vụ việc', en: 'Case', optional: true }) caseId!: string | null;
  @Text({ vi: 'Đơn vị đang giữ', en: 'Unit that has it now', optional: true }) unit!: string | null;
  @Text({ vi: 'Người thụ lý', en: 'Officer in charge', optional: true }) handler!: string | null;
  @Part(() => ResultDocument, { vi: 'Văn bản kết quả', en: 'Document of the result', optional: true })
  result!: ResultDocument | null;
  @Part(() => ApologyDraftState, { vi: 'Dự thảo mẫu 04', en: 'Form 04 as drafted', optional: true })
  apologyDraft!: ApologyDraftState | null;
  @Day({ vi: 'Ngày quá hạn lần hai', en: 'Day it became late again', optional: true }) lateAgainOn!: string | null;
  @Parts(() => ConsultationState, { vi: 'Lấy ý kiến', en: 'Consultations' }) consultations!: ConsultationState[];
  @Parts(() => ParticipantState, { vi: 'Cơ quan phối hợp', en: 'Agencies of a linked dossier' })
  participants!: ParticipantState[];
  @Part(() => VoteState, { vi: 'Đánh giá', en: 'Vote', optional: true }) vote!: VoteState | null;
  @Whole({ vi: 'Phiên bản, dùng trong ETag', en: 'Version, as in the ETag' }) version!: number;
}

/** One line of a list: no personal data. */
export class DossierItem {
  @Id({ vi: 'Định danh', en: 'Id' }) id!: string;
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code', optional: true }) code!: string | null;
  @Text({ vi: 'Số theo dõi', en: 'Tracking number', optional: true }) trackingNumber!: string | null;
  @Text({ vi: 'Mã ở hệ thống nguồn', en: 'Id in the system it was imported from', optional: true }) externalId!:
    string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @Text({ vi: 'Mã cơ quan chủ trì', en: 'Settling lead agency' }) agencyCode!: string;
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel' }) channel!: Channel;
  @Instant({ vi: 'Lúc tiếp nhận', en: 'Received', optional: true }) receivedAt!: string | null;
  @Instant({ vi: 'Hạn theo luật', en: 'Lawful due', optional: true }) lawfulDueAt!: string | null;
  @Day({ vi: 'Ngày hạn theo luật', en: 'Lawful due day', optional: true }) lawfulDueOn!: string | null;
  @Instant({ vi: 'Lúc có kết quả', en: 'Settled', optional: true }) completedAt!: string | null;
  @OneOf(STATUS_CODES, { vi: 'Trạng thái quốc gia', en: 'National status code' }) status!: DossierStatus;
  @OneOf(CLOSINGS, { vi: 'Cách kết thúc', en: 'How it ended', optional: true }) closing!: Closing | null;
  @OneOf(TIMELINESS, { vi: 'Đúng hạn hay trễ', en: 'Timeliness' }) timeliness!: Timeliness;
}

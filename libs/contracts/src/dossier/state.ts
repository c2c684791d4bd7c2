import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { APPLICANT_KINDS, CHANNELS, CLOSINGS, GRADES, LATENESS_REASONS, PARTICIPATION_MODES } from './codes.js';
import { REQUEST_KINDS, STATUS_CODES, TERM_UNITS } from './codes.js';
import type { ApplicantKind, Channel, Closing, DossierStatus, Grade, LatenessReason } from './codes.js';
import type { ParticipationMode, RequestKind, TermUnit } from './codes.js';

/** A term as the law gives it; the length as text, because half days occur and events hold no fractions. */
export class StatedTerm {
  @Text({ vi: 'Độ dài', en: 'Length', example: '5', pattern: /^\d{1,4}(\.\d{1,2})?$/ }) length!: string;
  @OneOf(TERM_UNITS, { vi: 'Đơn vị', en: 'Unit' }) unit!: TermUnit;
}

/** A stretch in which the term ran: `end` is the day it stopped by settlement, supplement request, withdrawal or stop. */
export class ClockSegment {
  @Day({ vi: 'Ngày bắt đầu tính', en: 'Day the term began to run' }) start!: string;
  @Day({ vi: 'Ngày đến hạn', en: 'Day it would be due', optional: true }) dueOn!: string | null;
  @Day({ vi: 'Ngày dừng tính', en: 'Day it stopped; null while running', optional: true }) end!: string | null;
}

export class WaitSegment {
  @Day({ vi: 'Ngày yêu cầu bổ sung', en: 'Day of the supplement request' }) from!: string;
  @Day({ vi: 'Ngày bổ sung đủ', en: 'Day the full supplement came; null while waiting', optional: true }) to!:
    string | null;
}

/** One request to add papers; I.3.e.2 counts them by case (INDICATORS: form 02 at the counter included). */
export class SupplementRequestState {
  @Day({ vi: 'Ngày yêu cầu', en: 'Day of the request' }) on!: string;
  @OneOf(REQUEST_KINDS, { vi: 'Loại', en: 'Where it was made' }) kind!: RequestKind;
  @OneOf(CHANNELS, {
    vi: 'Kênh bổ sung; chưa rõ thì coi như phải đến trực tiếp',
    en: 'How the papers came, or are asked for; unknown counts as in person',
    optional: true,
  })
  channel!: Channel | null;
  @Flag({ vi: 'Do người nộp không theo hướng dẫn', en: 'The applicant did not follow the guidance' })
  ownFault!: boolean;
}

export class ApologyState {
  @Day({ vi: 'Ngày xin lỗi', en: 'Day of form 04' }) issuedOn!: string;
  @Day({ vi: 'Ngày hẹn lại', en: 'New date', optional: true }) newDueOn!: string | null;
  @Flag({ vi: 'Gửi trước hạn đủ ngày', en: 'Issued at least so many days before the due day', optional: true })
  inTime?: boolean | null;
  @OneOf(LATENESS_REASONS, { vi: 'Nguyên nhân', en: 'Cause', optional: true }) reasonCode?: LatenessReason | null;
  @Id({ vi: 'Đơn vị gây chậm', en: 'Unit that caused it', optional: true }) unitId?: string | null;
}

/** Form 04 as the late guard drafted it; a person signs it, or the result makes it needless. */
export class ApologyDraftState {
  @Day({ vi: 'Ngày dự thảo', en: 'Day it was drafted' }) draftedOn!: string;
  @Day({ vi: 'Ngày đề nghị hẹn lại', en: 'New date proposed' }) newDueOn!: string;
  @OneOf(LATENESS_REASONS, { vi: 'Nguyên nhân', en: 'Cause as the records show it' }) reasonCode!: LatenessReason;
  @Id({ vi: 'Đơn vị đang giữ hồ sơ', en: 'Unit that has the dossier' }) unitId!: string;
}

/** An opinion asked for with a term (NĐ 61/2018 Art.19.5). */
export class ConsultationState {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Cơ quan được lấy ý kiến', en: 'Agency that is consulted' }) agencyId!: string;
  @Instant({ vi: 'Lúc hỏi', en: 'Asked' }) askedAt!: string;
  @Instant({ vi: 'Hạn trả lời', en: 'Answer due' }) dueAt!: string;
  @Instant({ vi: 'Lúc trả lời', en: 'Answered', optional: true }) answeredAt!: string | null;
  @Flag({ vi: 'Đã quá hạn trả lời', en: 'Its term passed without an answer', optional: true }) overdue?: boolean | null;
}

/** The share of one agency in a linked dossier (NĐ 61/2018 Art.19.6–7). */
export class ParticipantState {
  @Id({ vi: 'Cơ quan', en: 'Agency' }) agencyId!: string;
  @OneOf(PARTICIPATION_MODES, { vi: 'Tuần tự hoặc song song', en: 'In sequence or in parallel' })
  mode!: ParticipationMode;
  @Part(() => StatedTerm, { vi: 'Thời hạn riêng', en: 'Its own term' }) term!: StatedTerm;
  @Instant({ vi: 'Bắt đầu', en: 'Began', optional: true }) startedAt!: string | null;
  @Instant({ vi: 'Hạn riêng', en: 'Its own due instant', optional: true }) dueAt!: string | null;
  @Instant({ vi: 'Xong', en: 'Finished', optional: true }) finishedAt!: string | null;
}

/** A vote tied to the dossier (I.3.c reading A). */
export class VoteState {
  @Day({ vi: 'Ngày đánh giá', en: 'Day of the vote' }) votedOn!: string;
  @OneOf(GRADES, { vi: 'Đánh giá chung', en: 'Overall' }) overall!: Grade;
  @OneOf(GRADES, { vi: 'Thuận tiện', en: 'Convenience', optional: true }) convenience!: Grade | null;
  @OneOf(GRADES, { vi: 'Đúng thời gian', en: 'Timeliness', optional: true }) timeliness!: Grade | null;
  @OneOf(GRADES, { vi: 'Thái độ', en: 'Attitude', optional: true }) attitude!: Grade | null;
  @Flag({ vi: 'Nhập thay từ phiếu giấy', en: 'Typed in from paper by an officer' }) typedIn!: boolean;
}

/** Steps for I.5.c: `unrecorded` have no time of entry (not-provided), `unknown` can't be judged otherwise. */
export class StepCounts {
  @Whole({ vi: 'Số bước', en: 'Steps' }) total!: number;
  @Whole({ vi: 'Ghi đúng lúc', en: 'Recorded in time' }) inTime!: number;
  @Whole({ vi: 'Không xác định', en: 'Not to be judged' }) unknown!: number;
  @Whole({ vi: 'Không có giờ ghi', en: 'Without a time of entry' }) unrecorded!: number;
}

/** The whole business state of a received dossier after an act: no personal data, no free text. Consumers fold only this. */
export class DossierState {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code', example: '000.00.15.H10-180830-0001' }) code!: string;
  @Text({ vi: 'Hệ thống nguồn', en: 'System it was imported from', optional: true }) source!: string | null;
  @Text({ vi: 'Mã ở hệ thống nguồn', en: 'Id in that system', optional: true }) externalId!: string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code', example: '1.000178' }) procedureCode!: string;
  @Id({ vi: 'Định danh thủ tục', en: 'Procedure', optional: true }) procedureId!: string | null;
  @Whole({
    vi: 'Phiên bản thủ tục lúc tiếp nhận; không đổi khi thủ tục được sửa',
    en: 'Version of the procedure at reception, kept when the procedure changes; absent where it was not kept',
    min: 1,
    optional: true,
  })
  procedureVersion?: number | null;
  @Id({ vi: 'Cơ quan chủ trì giải quyết', en: 'Settling lead agency' }) agencyId!: string;
  @Id({ vi: 'Đơn vị tiếp nhận', en: 'Receiving unit', optional: true }) receivingUnitId!: string | null;
  @OneOf(CHANNELS, { vi: 'Kênh tiếp nhận', en: 'Channel' }) channel!: Channel;
  @OneOf(CHANNELS, { vi: 'Kênh trả', en: 'Channel of the return', optional: true }) returnChannel!: Channel | null;
  @Whole({ vi: 'Mức độ lúc nộp', en: 'Service level at submission', min: 1, max: 4, optional: true }) level!:
    number | null;
  @OneOf(APPLICANT_KINDS, { vi: 'Loại người nộp', en: 'Kind of applicant', optional: true })
  applicantKind!: ApplicantKind | null;
  @Instant({ vi: 'Lúc nộp', en: 'Submitted', optional: true }) submittedAt!: string | null;
  @Instant({ vi: 'Lúc tiếp nhận', en: 'Received' }) receivedAt!: string;
  @Day({ vi: 'Ngày tiếp nhận', en: 'Day of reception in Vietnam' }) receivedOn!: string;
  @Part(() => StatedTerm, { vi: 'Thời hạn', en: 'Term', optional: true }) term!: StatedTerm | null;
  @Day({ vi: 'Hạn đầu tiên', en: 'First due day', optional: true }) firstDueOn!: string | null;
  @Instant({ vi: 'Hạn theo luật', en: 'Lawful due instant', optional: true }) lawfulDueAt!: string | null;
  @Day({ vi: 'Ngày hạn theo luật', en: 'Lawful due day', optional: true }) lawfulDueOn!: string | null;
  @Day({ vi: 'Ngày hẹn lại', en: 'Re-appointed due day', optional: true }) reappointedDueOn!: string | null;
  @Instant({ vi: 'Lúc có kết quả', en: 'Settled: result ready or refused', optional: true }) completedAt!:
    string | null;
  @Day({ vi: 'Ngày có kết quả', en: 'Day settled', optional: true }) completedOn!: string | null;
  @OneOf(CLOSINGS, { vi: 'Cách kết thúc', en: 'How it ended', optional: true }) closing!: Closing | null;
  @Day({ vi: 'Ngày kết thúc', en: 'Day of settlement, withdrawal or stop', optional: true }) closedOn!: string | null;
  @Instant({ vi: 'Lúc trả kết quả', en: 'Result returned', optional: true }) returnedAt!: string | null;
  @Day({ vi: 'Ngày trả kết quả', en: 'Day the result was returned', optional: true }) returnedOn!: string | null;
  @OneOf(STATUS_CODES, { vi: 'Trạng thái quốc gia', en: 'National status code' }) status!: DossierStatus;
  @Parts(() => ClockSegment, { vi: 'Các đoạn tính hạn', en: 'Stretches in which the term ran' })
  clocks!: ClockSegment[];
  @Parts(() => WaitSegment, { vi: 'Các đoạn chờ bổ sung', en: 'Stretches of waiting for a supplement' })
  waits!: WaitSegment[];
  @Whole({ vi: 'Số lần yêu cầu bổ sung', en: 'Supplement requests' }) supplements!: number;
  @Flag({ vi: 'Có lần không do người nộp', en: 'A supplement request was not the applicant’s own fault' })
  notOwnFault!: boolean;
  @Parts(() => SupplementRequestState, {
    vi: 'Các lần yêu cầu bổ sung của vụ việc',
    en: 'Every supplement request of the case; absent in events of before',
    optional: true,
  })
  requests?: SupplementRequestState[] | null;
  @Part(() => ApologyState, { vi: 'Xin lỗi, hẹn lại', en: 'Apology', optional: true }) apology!: ApologyState | null;
  @Part(() => StepCounts, { vi: 'Các bước', en: 'Steps' }) steps!: StepCounts;
  @Texts({ vi: 'Ghi chú máy', en: 'Notes: not in force, older than its agency …' }) flags!: string[];
  @Id({ vi: 'Vụ việc: hồ sơ đầu tiên', en: 'The case it belongs to; absent: it is its own', optional: true })
  caseId?: string | null;
  @Id({ vi: 'Đơn vị đang giữ', en: 'Unit that has it now', optional: true }) unitId?: string | null;
  @Text({ vi: 'Tài khoản người thụ lý', en: 'Account of the officer in charge', optional: true }) handler?:
    string | null;
  @Part(() => ApologyDraftState, { vi: 'Dự thảo mẫu 04', en: 'Form 04 drafted by the late guard', optional: true })
  apologyDraft?: ApologyDraftState | null;
  @Day({ vi: 'Ngày quá hạn lần hai', en: 'Day it became late for the second time', optional: true })
  lateAgainOn?: string | null;
  @Flag({ vi: 'Đang tạm dừng tính thời hạn', en: 'The term stands still', optional: true }) paused?: boolean | null;
  @Parts(() => ConsultationState, { vi: 'Lấy ý kiến', en: 'Consultations', optional: true })
  consultations?: ConsultationState[] | null;
  @Parts(() => ParticipantState, { vi: 'Cơ quan phối hợp', en: 'Agencies of a linked dossier', optional: true })
  participants?: ParticipantState[] | null;
  @Part(() => VoteState, { vi: 'Đánh giá', en: 'Vote', optional: true }) vote?: VoteState | null;
}

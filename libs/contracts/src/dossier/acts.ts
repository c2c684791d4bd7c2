import { Day, Flag, Instant, OneOf, Part, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { CHANNELS, GRADES, HOLDERS, LATENESS_REASONS } from './codes.js';
import type { Channel, Grade, Holder, LatenessReason } from './codes.js';
import { ImportedTerm } from './imported.js';
import { DossierRef } from './reception.js';
import { DossierView } from './view.js';

const AT = { vi: 'Lúc diễn ra; mặc định là bây giờ', en: 'When it happened; now by default', optional: true };

/** An act on one dossier; `at` may lie in the past, never in the future or before the dossier's last act. */
export class ActOnDossier extends DossierRef {
  @Instant(AT) at?: string;
}

/** A hand-over inside the agency (form 05): append-only. */
export class RecordStep extends ActOnDossier {
  @Text({ vi: 'Bộ phận, chức danh giao', en: 'Unit or post that hands over', max: 120 }) from!: string;
  @Text({ vi: 'Bộ phận, chức danh nhận', en: 'Unit or post that takes over', max: 120 }) to!: string;
  @Text({ vi: 'Hành động', en: 'Action', max: 60 }) action!: string;
  @Text({ vi: 'Ghi chú', en: 'Note', max: 500, lines: true, optional: true }) note?: string;
  @Text({ vi: 'Mã đơn vị nhận', en: 'Code of the unit that takes over', max: 40, optional: true }) unit?: string;
  @Text({ vi: 'Tài khoản người nhận', en: 'Account of the officer who takes over', max: 120, optional: true })
  handler?: string;
  @OneOf(HOLDERS, { vi: 'Bên giữ hồ sơ sau bước này', en: 'Who has it then; a unit by default', optional: true })
  holder?: Holder;
  @Part(() => ImportedTerm, { vi: 'Thời hạn của bước', en: 'Term of who takes over', optional: true })
  term?: ImportedTerm;
}

/** NĐ 61/2018 Art.15.3, 19.4: once, full and exact; a second one only as a recorded exception. */
export class RequestSupplement extends ActOnDossier {
  @Text({ vi: 'Lý do', en: 'Reason', max: 1000, lines: true }) reason!: string;
  @Texts({ vi: 'Giấy tờ cần bổ sung', en: 'Papers to add', max: 100 }) papers!: string[];
  @OneOf(CHANNELS, { vi: 'Kênh thông báo', en: 'Channel', optional: true }) channel?: Channel;
  @Flag({ vi: 'Do người nộp không theo hướng dẫn', en: 'The applicant did not follow the guidance', optional: true })
  ownFault?: boolean;
  @Text({
    vi: 'Lý do của lần thứ hai',
    en: 'Why a second request is made (recorded exception)',
    max: 500,
    optional: true,
  })
  exception?: string;
  @Text({ vi: 'Người duyệt ngoại lệ', en: 'Who approved the exception', max: 200, optional: true }) approver?: string;
  @Flag({
    vi: 'Đã rà soát: không còn thiếu gì khác',
    en: 'Checked that nothing else is missing; needed for the first request',
    optional: true,
  })
  nothingElseMissing?: boolean;
}

/** The papers have come: written down by an officer, or sent online by the applicant, then with files and as of now. */
export class CompleteSupplement extends ActOnDossier {
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel', optional: true }) channel?: Channel;
  @Instant({ vi: 'Lúc gửi bưu chính', en: 'When the applicant gave it to the post', optional: true }) postedAt?: string;
}

/** Form 04. NĐ 61/2018 Art.19.9: a new date once, at latest the day before the term ends. Late again: no new date. */
export class Apologise extends ActOnDossier {
  @Text({ vi: 'Số phiếu xin lỗi', en: 'Number of form 04', max: 60, optional: true }) number?: string;
  @Text({ vi: 'Lý do', en: 'Reason', max: 1000, lines: true }) reason!: string;
  @OneOf(LATENESS_REASONS, { vi: 'Nguyên nhân', en: 'Cause', optional: true }) reasonCode?: LatenessReason;
  @Text({ vi: 'Mã đơn vị gây chậm', en: 'Code of the unit that caused it', max: 40, optional: true }) unit?: string;
  @Day({ vi: 'Ngày hẹn lại; bỏ trống khi quá hạn lần hai', en: 'New date; none when late again', optional: true })
  newDueOn?: string;
}

/** Form 04 that goes out together with the result of a late dossier: no new date is needed any more. */
export class ApologyOfResult {
  @Text({ vi: 'Số phiếu xin lỗi', en: 'Number of form 04', max: 60, optional: true }) number?: string;
  @Text({ vi: 'Lý do', en: 'Reason', max: 1000, lines: true }) reason!: string;
  @OneOf(LATENESS_REASONS, { vi: 'Nguyên nhân', en: 'Cause', optional: true }) reasonCode?: LatenessReason;
  @Text({ vi: 'Mã đơn vị gây chậm', en: 'Code of the unit that caused it', max: 40, optional: true }) unit?: string;
}
const WITH_RESULT = {
  vi: 'Phiếu xin lỗi, bắt buộc khi quá hạn mà chưa xin lỗi',
  en: 'Form 04, needed when it is late and none was issued',
  optional: true,
};

export class RecordPayment extends ActOnDossier {
  @OneOf(['required', 'paid'], { vi: 'Yêu cầu nộp hoặc đã nộp', en: 'Asked for, or made' }) state!: 'required' | 'paid';
  @Whole({ vi: 'Số tiền (đồng)', en: 'Amount in đồng', optional: true }) amount?: number;
}

export class CompleteDossier extends ActOnDossier {
  @Text({ vi: 'Số, ký hiệu kết quả', en: 'Number of the result document', max: 120, optional: true })
  resultNumber?: string;
  @Day({ vi: 'Ngày của văn bản kết quả', en: 'Date of the result document', optional: true }) resultOn?: string;
  @Text({
    vi: 'SHA-256 của tệp kết quả',
    en: 'SHA-256 of the file of the result, hex',
    pattern: /^[0-9a-f]{64}$/,
    optional: true,
  })
  fileDigest?: string;
  @Part(() => ApologyOfResult, WITH_RESULT) apology?: ApologyOfResult;
}

/** After appraisal, in writing, within the term: NĐ 61/2018 Art.19.8. */
export class RefuseDossier extends ActOnDossier {
  @Text({ vi: 'Lý do từ chối', en: 'Reason', max: 1000, lines: true }) reason!: string;
  @Part(() => ApologyOfResult, WITH_RESULT) apology?: ApologyOfResult;
}

export class WithdrawDossier extends ActOnDossier {
  @Text({ vi: 'Lý do rút', en: 'Reason', max: 1000, lines: true, optional: true }) reason?: string;
}

export const STOP_CAUSES = ['abandoned-supplement', 'other'] as const;

export class StopDossier extends ActOnDossier {
  @Text({ vi: 'Lý do dừng', en: 'Reason', max: 1000, lines: true }) reason!: string;
  @OneOf(STOP_CAUSES, {
    vi: 'Vì người nộp không bổ sung, hay lý do khác',
    en: 'Because the supplement never came (after N days), or another cause',
    optional: true,
  })
  cause?: (typeof STOP_CAUSES)[number];
}

export class ReturnResult extends ActOnDossier {
  @OneOf(CHANNELS, { vi: 'Kênh trả', en: 'Channel of the return', optional: true }) channel?: Channel;
}

/** Another way to get the result, or another place (TT 01/2018 Art.10): until it is returned. */
export class ChangeReturnChannel extends ActOnDossier {
  @OneOf(CHANNELS, { vi: 'Kênh trả kết quả', en: 'Channel of the return' }) channel!: Channel;
  @Text({ vi: 'Nơi nhận', en: 'Where it goes', max: 400, optional: true }) address?: string;
}

/** The dossier gets another officer or unit; the work already done stays with those who did it. */
export class ReassignDossier extends ActOnDossier {
  @Text({ vi: 'Tài khoản người nhận', en: 'Account of the officer who takes it', max: 120, optional: true })
  handler?: string;
  @Text({ vi: 'Mã đơn vị nhận', en: 'Code of the unit that takes it', max: 40, optional: true }) unit?: string;
  @Text({ vi: 'Lý do', en: 'Reason', max: 500 }) reason!: string;
}

/** TT 32/2017/TT-BTTTT Art.12: once for a dossier, in three grades. A paper slip is typed in by someone else than who settles it. */
export class VoteOnDossier extends ActOnDossier {
  @OneOf(GRADES, { vi: 'Đánh giá chung', en: 'Overall' }) overall!: Grade;
  @OneOf(GRADES, { vi: 'Thuận tiện', en: 'Convenience', optional: true }) convenience?: Grade;
  @OneOf(GRADES, { vi: 'Đúng thời gian', en: 'Timeliness', optional: true }) timeliness?: Grade;
  @OneOf(GRADES, { vi: 'Thái độ', en: 'Attitude', optional: true }) attitude?: Grade;
  @Text({ vi: 'Góp ý', en: 'Remark', max: 1000, lines: true, optional: true }) remark?: string;
}

/** What a correction may change; everything else follows from acts. */
export const CORRECTABLE = [
  'procedureCode',
  'channel',
  'returnChannel',
  'applicantKind',
  'receivingUnit',
  'receivedAt',
  'completedAt',
  'returnedAt',
  'applicant.name',
  'applicant.identityNumber',
  'applicant.phone',
  'applicant.email',
  'applicant.address',
] as const;
export type Correctable = (typeof CORRECTABLE)[number];

export class CorrectDossier extends DossierRef {
  @OneOf(CORRECTABLE, { vi: 'Trường', en: 'Field' }) field!: Correctable;
  @Text({ vi: 'Giá trị đúng', en: 'Right value', max: 500 }) value!: string;
  @Text({ vi: 'Lý do', en: 'Reason', max: 1000, lines: true }) reason!: string;
  @Text({ vi: 'Người duyệt', en: 'Who approved it', max: 200 }) approver!: string;
}

export const recordStep = request('dossier.steps', RecordStep, DossierView);
export const requestSupplement = request('dossier.supplement-requests', RequestSupplement, DossierView);
export const completeSupplement = request('dossier.supplements', CompleteSupplement, DossierView);
export const apologise = request('dossier.apologies', Apologise, DossierView);
export const recordPayment = request('dossier.payments', RecordPayment, DossierView);
export const completeDossier = request('dossier.result', CompleteDossier, DossierView);
export const refuseDossier = request('dossier.refusal', RefuseDossier, DossierView);
export const withdrawDossier = request('dossier.withdrawal', WithdrawDossier, DossierView);
export const stopDossier = request('dossier.stop', StopDossier, DossierView);
export const returnResult = request('dossier.return', ReturnResult, DossierView);
export const changeReturnChannel = request('dossier.return-channel', ChangeReturnChannel, DossierView);
export const reassignDossier = request('dossier.reassignments', ReassignDossier, DossierView);
export const voteOnDossier = request('dossier.vote', VoteOnDossier, DossierView);
export const correctDossier = request('dossier.corrections', CorrectDossier, DossierView);

export class Erased {
  @Flag({ vi: 'Đã xóa', en: 'Emptied; ids stay' }) erased!: boolean;
}
export class EraseApplicant extends DossierRef {
  @Text({ vi: 'Lý do', en: 'Reason', max: 500 }) reason!: string;
}
export const eraseApplicant = request('dossier.erasures', EraseApplicant, Erased);

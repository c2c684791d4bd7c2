import { Day, Flag, Instant, OneOf, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { CHANNELS, type Channel } from './codes.js';
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
}

export class CompleteSupplement extends ActOnDossier {
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel', optional: true }) channel?: Channel;
}

/** Form 04. NĐ 61/2018 Art.19.9: at most once, at latest the day before the term ends. */
export class Apologise extends ActOnDossier {
  @Text({ vi: 'Số phiếu xin lỗi', en: 'Number of form 04', max: 60 }) number!: string;
  @Text({ vi: 'Lý do', en: 'Reason', max: 1000, lines: true }) reason!: string;
  @Day({ vi: 'Ngày hẹn lại', en: 'New date' }) newDueOn!: string;
}

export class RecordPayment extends ActOnDossier {
  @OneOf(['required', 'paid'], { vi: 'Yêu cầu nộp hoặc đã nộp', en: 'Asked for, or made' }) state!: 'required' | 'paid';
  @Whole({ vi: 'Số tiền (đồng)', en: 'Amount in đồng', optional: true }) amount?: number;
}

export class CompleteDossier extends ActOnDossier {
  @Text({ vi: 'Số, ký hiệu kết quả', en: 'Number of the result document', max: 120, optional: true })
  resultNumber?: string;
}

/** After appraisal, in writing, within the term: NĐ 61/2018 Art.19.8. */
export class RefuseDossier extends ActOnDossier {
  @Text({ vi: 'Lý do từ chối', en: 'Reason', max: 1000, lines: true }) reason!: string;
}

export class WithdrawDossier extends ActOnDossier {
  @Text({ vi: 'Lý do rút', en: 'Reason', max: 1000, lines: true, optional: true }) reason?: string;
}

export class StopDossier extends ActOnDossier {
  @Text({ vi: 'Lý do dừng', en: 'Reason', max: 1000, lines: true }) reason!: string;
}

export class ReturnResult extends ActOnDossier {
  @OneOf(CHANNELS, { vi: 'Kênh trả', en: 'Channel of the return', optional: true }) channel?: Channel;
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
export const correctDossier = request('dossier.corrections', CorrectDossier, DossierView);

export class Erased {
  @Flag({ vi: 'Đã xóa', en: 'Emptied; ids stay' }) erased!: boolean;
}
export class EraseApplicant extends DossierRef {
  @Text({ vi: 'Lý do', en: 'Reason', max: 500 }) reason!: string;
}
export const eraseApplicant = request('dossier.erasures', EraseApplicant, Erased);

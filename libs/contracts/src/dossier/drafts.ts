import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { event } from '../event.js';
import { PrintedFile } from '../files.js';
import { request } from '../request.js';
import { ApologyOfResult } from './acts.js';
import { CHANNELS, LATENESS_REASONS, type Channel, type LatenessReason } from './codes.js';
import { PRINT_FORMATS, SIGNING_RIGHTS, type PrintFormat, type SigningRight } from './forms.js';
import { ImportedTerm } from './imported.js';
import { DossierRef } from './reception.js';

/** Documents that go specialist → head → director before they are signed; forms 02, 03, 04, the result, a letter that consults. */
export const DRAFT_KINDS = ['supplement-request', 'refusal', 'apology', 'result', 'consultation'] as const;
export type DraftKind = (typeof DRAFT_KINDS)[number];
export const DRAFT_STATES = ['drafting', 'with-head', 'with-director', 'returned', 'signed', 'withdrawn'] as const;
export type DraftState = (typeof DRAFT_STATES)[number];
export const DRAFT_ACTS = ['creation', 'amendment', 'submission', 'approval', 'return', 'signature', 'withdrawal'] as const; // prettier-ignore
export type DraftAct = (typeof DRAFT_ACTS)[number];
/** On whose desk a draft lies. */
export const DRAFT_DESKS = ['specialist', 'head', 'director'] as const;
export type DraftDesk = (typeof DRAFT_DESKS)[number];

const REASON = { vi: 'Lý do', en: 'Reason', max: 1000, lines: true } as const;
const SYMBOL = {
  vi: 'Ký hiệu sau số; mỗi ký hiệu một sổ của năm',
  en: 'What follows the number; each symbol has a book of the year',
  example: 'GP-STTTT',
  max: 60,
  pattern: /^[\p{L}\p{N}][\p{L}\p{N}.&-]*$/u,
} as const;
const SUMMARY = { vi: 'Trích yếu', en: 'Summary of the content', max: 500 } as const;
const BODY = { vi: 'Các đoạn nội dung', en: 'Paragraphs', max: 100, length: 4000 } as const;
const FORM_04 = { vi: 'Phiếu xin lỗi kèm theo, khi quá hạn', en: 'Form 04 with it, when it is late', optional: true };

/** Form 02 (NĐ 61/2018 Art.15.3, 19.4). */
export class DraftedRequest {
  @Text(REASON) reason!: string;
  @Texts({ vi: 'Giấy tờ cần bổ sung', en: 'Papers to add', max: 100 }) papers!: string[];
  @OneOf(CHANNELS, { vi: 'Kênh thông báo', en: 'Channel', optional: true }) channel?: Channel;
  @Flag({ vi: 'Do người nộp không theo hướng dẫn', en: 'The applicant did not follow the guidance', optional: true })
  ownFault?: boolean;
  @Text({ vi: 'Lý do của lần thứ hai', en: 'Why a second request is made', max: 500, optional: true })
  exception?: string;
  @Text({ vi: 'Người duyệt ngoại lệ', en: 'Who approved the exception', max: 200, optional: true }) approver?: string;
  @Flag({ vi: 'Đã rà soát: không còn thiếu gì khác', en: 'Checked that nothing else is missing', optional: true })
  nothingElseMissing?: boolean;
}
/** Form 03 after appraisal (NĐ 61/2018 Art.19.8). */
export class DraftedRefusal {
  @Text(REASON) reason!: string;
  @Part(() => ApologyOfResult, FORM_04) apology?: ApologyOfResult;
}
/** Form 04 (NĐ 61/2018 Art.19.9); what is left out is taken from what the late guard proposes. */
export class DraftedApology {
  @Text(REASON) reason!: string;
  @OneOf(LATENESS_REASONS, { vi: 'Nguyên nhân', en: 'Cause', optional: true }) reasonCode?: LatenessReason;
  @Text({ vi: 'Mã đơn vị gây chậm', en: 'Code of the unit that caused it', max: 40, optional: true }) unit?: string;
  @Day({ vi: 'Ngày hẹn lại', en: 'New date', optional: true }) newDueOn?: string;
}
/** The result document; a file prepared elsewhere is named by its digest. */
export class DraftedResult {
  @Text(SYMBOL) symbol!: string;
  @Text({
    vi: 'Tên loại văn bản; bỏ trống: công văn',
    en: 'Type of document; an official letter when absent',
    example: 'Giấy phép',
    max: 60,
    optional: true,
  })
  documentType?: string;
  @Text(SUMMARY) summary!: string;
  @Texts(BODY) body!: string[];
  @Text({ vi: 'SHA-256 của tệp kết quả', en: 'SHA-256 of its file, hex', pattern: /^[0-9a-f]{64}$/, optional: true })
  fileDigest?: string;
  @Part(() => ApologyOfResult, FORM_04) apology?: ApologyOfResult;
}
/** A letter that asks another agency for its opinion (NĐ 61/2018 Art.19.5). */
export class DraftedConsultation {
  @Text({ vi: 'Mã cơ quan được hỏi', en: 'Code of the agency that is asked', max: 40 }) agency!: string;
  @Part(() => ImportedTerm, { vi: 'Thời hạn trả lời', en: 'Term of the answer' }) term!: ImportedTerm;
  @Text(SYMBOL) symbol!: string;
  @Text(SUMMARY) summary!: string;
  @Texts(BODY) body!: string[];
}

/** Exactly one of them; it says what kind of draft it is. */
export class DraftContent {
  @Part(() => DraftedRequest, { vi: 'Mẫu 02', en: 'Form 02', optional: true }) supplementRequest?: DraftedRequest;
  @Part(() => DraftedRefusal, { vi: 'Mẫu 03', en: 'Form 03', optional: true }) refusal?: DraftedRefusal;
  @Part(() => DraftedApology, { vi: 'Mẫu 04', en: 'Form 04', optional: true }) apology?: DraftedApology;
  @Part(() => DraftedResult, { vi: 'Văn bản kết quả', en: 'Result', optional: true }) result?: DraftedResult;
  @Part(() => DraftedConsultation, { vi: 'Văn bản lấy ý kiến', en: 'Letter that consults', optional: true })
  consultation?: DraftedConsultation;
}

const CONTENT = { vi: 'Nội dung, đúng một loại', en: 'Content: exactly one of the kinds' };
const COMMENT = { vi: 'Ý kiến', en: 'Comment', max: 1000, lines: true, optional: true } as const;

export class DraftRef {
  @Id({ vi: 'Dự thảo', en: 'Draft' }) draft!: string;
}
export class MakeDraft extends DossierRef {
  @Part(() => DraftContent, CONTENT) content!: DraftContent;
  @Text(COMMENT) comment?: string;
}
export class AmendDraft extends DraftRef {
  @Part(() => DraftContent, CONTENT) content!: DraftContent;
  @Text(COMMENT) comment?: string;
}
export class PassDraft extends DraftRef {
  @Text(COMMENT) comment?: string;
}
export class ReturnDraft extends DraftRef {
  @Text({ ...REASON, vi: 'Vì sao trả lại, sửa gì', en: 'Why it goes back, what to amend' }) reason!: string;
}
export class SignDraft extends DraftRef {
  @OneOf(SIGNING_RIGHTS, {
    vi: 'Quyền ký; Trưởng phòng ký TL. hoặc TUQ.',
    en: 'Right of signing; a head signs TL. or TUQ.',
    optional: true,
  })
  authority?: SigningRight;
  @Text({ vi: 'Ký thay, thừa lệnh ai', en: 'Whom the signer stands for', max: 120, optional: true }) head?: string;
  @Text({ vi: 'Chức vụ người ký', en: 'Position of the signer', max: 120 }) position!: string;
  @Text({ vi: 'Họ tên người ký', en: 'Name of the signer', max: 120 }) signer!: string;
  @Text(COMMENT) comment?: string;
}

/** One movement, append-only; `content` where it was written anew. */
export class DraftStepView {
  @Whole({ vi: 'Thứ tự', en: 'Number' }) n!: number;
  @OneOf(DRAFT_ACTS, { vi: 'Việc', en: 'Act' }) act!: DraftAct;
  @OneOf(DRAFT_STATES, { vi: 'Trạng thái sau đó', en: 'State after it' }) state!: DraftState;
  @Text({ vi: 'Tài khoản', en: 'Account' }) by!: string;
  @Text({ vi: 'Vai trò', en: 'Role' }) role!: string;
  @Instant({ vi: 'Lúc', en: 'At' }) at!: string;
  @Instant({ vi: 'Đến lúc', en: 'Until the next act; null while it lies there', optional: true }) until!: string | null;
  @Whole({ vi: 'Giờ làm việc (mili giây)', en: 'Office time of the stage in milliseconds', optional: true })
  officeTime!: number | null;
  @Text({ ...COMMENT, vi: 'Ý kiến, lý do', en: 'Comment, reason' }) comment!: string | null;
  @Part(() => DraftContent, { ...CONTENT, optional: true }) content!: DraftContent | null;
}

export class DraftItem {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) code!: string;
  @OneOf(DRAFT_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: DraftKind;
  @OneOf(DRAFT_STATES, { vi: 'Trạng thái', en: 'State' }) state!: DraftState;
  @OneOf(DRAFT_DESKS, { vi: 'Đang chờ ai', en: 'Whom it waits for', optional: true }) desk!: DraftDesk | null;
  @Whole({ vi: 'Lần soạn', en: 'Which wording, from 1', min: 1 }) edition!: number;
  @Instant({ vi: 'Từ lúc', en: 'In this state since' }) since!: string;
  @Text({ vi: 'Người soạn', en: 'Account of who wrote it' }) drafter!: string;
  @Day({ vi: 'Hạn của hồ sơ', en: 'Lawful due day of the dossier', optional: true }) lawfulDueOn!: string | null;
  @Text({ vi: 'Số, ký hiệu', en: 'Number and symbol, once signed', example: '12/PXL', optional: true })
  symbol!: string | null;
}
export class DraftPage {
  @Parts(() => DraftItem, { vi: 'Dự thảo', en: 'Drafts' }) items!: DraftItem[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}
export class DraftView extends DraftItem {
  @Text({ vi: 'Cơ quan', en: 'Settling agency' }) agencyCode!: string;
  @Text({ vi: 'Đơn vị thụ lý', en: 'Unit whose head approves', optional: true }) unit!: string | null;
  @Part(() => DraftContent, { vi: 'Nội dung hiện tại', en: 'Wording as it stands; null for who may not know', optional: true }) // prettier-ignore
  content!: DraftContent | null;
  @Instant({ vi: 'Lúc ký', en: 'Signed at', optional: true }) signedAt!: string | null;
  @Parts(() => DraftStepView, { vi: 'Quá trình', en: 'What happened to it' }) steps!: DraftStepView[];
  @Whole({ vi: 'Phiên bản', en: 'Version, the ETag' }) version!: number;
}

export const makeDraft = request('dossier.drafts.make', MakeDraft, DraftView);
export const amendDraft = request('dossier.drafts.amend', AmendDraft, DraftView);
export const submitDraft = request('dossier.drafts.submit', PassDraft, DraftView);
export const approveDraft = request('dossier.drafts.approve', PassDraft, DraftView);
export const returnDraft = request('dossier.drafts.return', ReturnDraft, DraftView);
export const signDraft = request('dossier.drafts.sign', SignDraft, DraftView);
export const withdrawDraft = request('dossier.drafts.withdraw', PassDraft, DraftView);
export const getDraft = request('dossier.drafts.get', DraftRef, DraftView);
export const listDrafts = request('dossier.drafts.list', DossierRef, DraftPage);

export class DraftDeskQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
  @Whole({ vi: 'Số dòng một trang', en: 'Rows a page', min: 1, max: 500, optional: true }) limit?: number;
  @Text({ vi: 'Từ sau', en: 'Behind this one', max: 200, optional: true }) after?: string;
}
/** What waits for whoever asks, longest first. */
export const readDraftDesk = request('dossier.drafts.desk', DraftDeskQuery, DraftPage);

export class PrintDraft extends DraftRef {
  @OneOf(PRINT_FORMATS, { vi: 'Định dạng; bỏ trống: pdf', en: 'Format; pdf when absent', optional: true })
  format?: PrintFormat;
}
export const printDraft = request('dossier.drafts.document', PrintDraft, PrintedFile, { deadline: 30_000 });

/** A draft after an act: codes only, no wording, no names. */
export class DraftRecorded {
  @Id({ vi: 'Hồ sơ', en: 'Dossier' }) dossierId!: string;
  @Id({ vi: 'Cơ quan chủ trì giải quyết', en: 'Settling lead agency' }) agencyId!: string;
  @Id({ vi: 'Đơn vị thụ lý', en: 'Unit', optional: true }) unitId!: string | null;
  @OneOf(DRAFT_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: DraftKind;
  @OneOf(DRAFT_ACTS, { vi: 'Việc', en: 'Act' }) act!: DraftAct;
  @OneOf(DRAFT_STATES, { vi: 'Trạng thái', en: 'State after it' }) state!: DraftState;
  @Whole({ vi: 'Lần soạn', en: 'Which wording', min: 1 }) edition!: number;
  @Text({ vi: 'Số, ký hiệu', en: 'Number and symbol, once signed', optional: true }) symbol!: string | null;
}
export const draftRecorded = event('dossier.draft.recorded.v1', DraftRecorded);

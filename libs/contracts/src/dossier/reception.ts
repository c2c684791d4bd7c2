import { Flag, Id, Instant, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { APPLICANT_KINDS, CHANNELS, DOSSIER_REF, type ApplicantKind, type Channel } from './codes.js';
import { ImportedTerm } from './imported.js';
import { DossierView } from './view.js';

/** The person asking. Stays in `dossier_person`, encrypted: never in an event. */
export class Applicant {
  @Text({ vi: 'Họ tên hoặc tên tổ chức', en: 'Name', max: 200 }) name!: string;
  @Text({ vi: 'Số giấy tờ tùy thân', en: 'Identity number', max: 40, optional: true }) identityNumber?: string;
  @Text({ vi: 'Điện thoại', en: 'Telephone', max: 40, optional: true }) phone?: string;
  @Text({ vi: 'Thư điện tử', en: 'E-mail', max: 200, optional: true }) email?: string;
  @Text({ vi: 'Địa chỉ', en: 'Address', max: 400, optional: true }) address?: string;
  @Text({ vi: 'Chủ hồ sơ, khi nộp thay', en: 'Owner, when someone submits for them', max: 200, optional: true })
  owner?: string;
}

export const PAPER_KINDS = ['original', 'certified', 'copy'] as const;

export class Paper {
  @Text({ vi: 'Tên giấy tờ', en: 'Name of the paper', max: 300 }) name!: string;
  @OneOf(PAPER_KINDS, { vi: 'Bản chính, chứng thực, sao', en: 'Original, certified or copy' })
  kind!: (typeof PAPER_KINDS)[number];
  @Whole({ vi: 'Số lượng', en: 'Quantity', min: 1, max: 1000 }) quantity!: number;
}

/** A procedure in force that nobody has listed yet (NĐ 63/2010 Art.14–15): never outside the system. */
export class ProvisionalProcedure {
  @Text({ vi: 'Tên thủ tục', en: 'Name of the procedure', max: 1000 }) name!: string;
  @Text({ vi: 'Căn cứ pháp lý', en: 'The law it rests on', max: 1000, lines: true }) legalBasis!: string;
}

/** Counter and post: received at once. Online: submitted, received later by `reception`. */
export class ReceiveDossier {
  /** Chosen by the caller, so that repeating a request whose answer was lost is harmless. */
  @Id({ vi: 'Định danh do bên gửi chọn', en: 'Id chosen by the caller', optional: true }) id?: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code', example: '1.000178', max: 60 }) procedureCode!: string;
  @Text({ vi: 'Mã cơ quan chủ trì giải quyết', en: 'Settling lead agency', example: '000.00.15.H10', max: 40 })
  agencyCode!: string;
  @Text({ vi: 'Đơn vị tiếp nhận', en: 'Receiving unit', max: 40, optional: true }) receivingUnit?: string;
  @OneOf(CHANNELS, { vi: 'Kênh tiếp nhận', en: 'Channel' }) channel!: Channel;
  @OneOf(CHANNELS, { vi: 'Kênh trả kết quả', en: 'Channel of the return', optional: true }) returnChannel?: Channel;
  @OneOf(APPLICANT_KINDS, { vi: 'Loại người nộp', en: 'Kind of applicant', optional: true })
  applicantKind?: ApplicantKind;
  @Part(() => Applicant, { vi: 'Người nộp', en: 'Applicant' }) applicant!: Applicant;
  @Text({ vi: 'Nội dung yêu cầu', en: 'What is asked for', max: 1000, lines: true, optional: true }) content?: string;
  @Parts(() => Paper, { vi: 'Giấy tờ nộp', en: 'Papers handed in', max: 100, optional: true }) papers?: Paper[];
  @Part(() => ImportedTerm, {
    vi: 'Thời hạn, khi danh mục chưa ghi rõ cho kênh này',
    en: 'Term, where the catalogue states none for the channel',
    optional: true,
  })
  term?: ImportedTerm;
  @Instant({
    vi: 'Lúc tiếp nhận, khi nhập sau từ sổ giấy',
    en: 'When it was received, if entered later from paper',
    optional: true,
  })
  receivedAt?: string;
  @Text({ vi: 'Lý do nhập sau', en: 'Why it is entered later', max: 300, optional: true }) entryReason?: string;
  @Instant({
    vi: 'Lúc ký biên bản bàn giao với bưu chính: thời hạn tính từ đây (QĐ 45/2016 Điều 7.4)',
    en: 'When the minutes with the post were signed: reception, and the term, begin then (QĐ 45/2016 Art.7.4)',
    optional: true,
  })
  handedOverAt?: string;
  @Id({ vi: 'Lượt đến quầy trước đó', en: 'The visit without a receipt it continues', optional: true })
  visitId?: string;
  @Text({ vi: 'Mã hồ sơ trước của cùng vụ việc', en: 'Earlier dossier of the same case', max: 40, optional: true })
  refiles?: string;
  @Whole({
    vi: 'Số đã ghi trên giấy tiếp nhận trong dải số dự phòng',
    en: 'Number of the reserved range that the paper receipt bears',
    min: 1,
    max: 9999,
    optional: true,
  })
  offlineNumber?: number;
  @Flag({ vi: 'Trả kết quả ngay', en: 'Settled at once: no receipt (NĐ 61/2018 Art.17.4)', optional: true })
  immediate?: boolean;
  @Flag({
    vi: 'Chờ công bố: thủ tục đã có hiệu lực nhưng tỉnh chưa công bố; phải ghi term',
    en: 'In force, not yet published by the province: received all the same; `term` is needed',
    optional: true,
  })
  awaitingPublication?: boolean;
  @Part(() => ProvisionalProcedure, {
    vi: 'Mục tạm “chờ công bố” khi danh mục chưa có mã này; procedureCode = CCB khi chưa biết mã; phải ghi term',
    en: 'Provisional entry where the catalogue lacks the code; procedureCode = CCB where none is known; `term` is needed',
    optional: true,
  })
  provisional?: ProvisionalProcedure;
}

export const receiveDossier = request('dossier.receive', ReceiveDossier, DossierView);

const REF = {
  vi: 'Định danh, mã hồ sơ hoặc số theo dõi',
  en: 'uuid, dossier code or tracking number',
  pattern: DOSSIER_REF,
};

/** One dossier or submission. */
export class DossierRef {
  @Text(REF) ref!: string;
}

export class AcceptSubmission extends DossierRef {
  @Text({ vi: 'Đơn vị tiếp nhận', en: 'Receiving unit', max: 40, optional: true }) receivingUnit?: string;
}
export const acceptSubmission = request('dossier.reception', AcceptSubmission, DossierView);

export class RejectSubmission extends DossierRef {
  @Text({ vi: 'Lý do từ chối tiếp nhận', en: 'Why it is not received (form 03)', max: 1000, lines: true })
  reason!: string;
}
export const rejectSubmission = request('dossier.rejection', RejectSubmission, DossierView);

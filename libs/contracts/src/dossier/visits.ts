import { event } from '../event.js';
import { Day, Flag, Id, Instant, Json, OneOf, Parts, Part, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { Applicant } from './reception.js';

/** How a visit without a receipt ended (NĐ 61/2018 Art.17.1): asked for more (02), refused (03), or only told how. */
export const VISIT_FORMS = ['02', '03', 'guidance'] as const;
export type VisitForm = (typeof VISIT_FORMS)[number];

/** Someone came and left without a receipt: kept, so that the later dossier shows how often they had to come. */
export class RecordVisit {
  @Id({ vi: 'Định danh do bên gửi chọn', en: 'Id chosen by the caller', optional: true }) id?: string;
  @Text({ vi: 'Mã cơ quan giải quyết', en: 'Settling agency', max: 40, example: '000.00.15.H10' }) agencyCode!: string;
  @Text({ vi: 'Đơn vị tiếp nhận', en: 'Receiving unit', max: 40, optional: true }) receivingUnit?: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code', max: 60 }) procedureCode!: string;
  @OneOf(VISIT_FORMS, { vi: 'Mẫu 02, mẫu 03 hay hướng dẫn', en: 'Form 02, form 03 or guidance' }) form!: VisitForm;
  @Text({ vi: 'Lý do', en: 'Reason', max: 1000, lines: true, optional: true }) reason?: string;
  @Texts({ vi: 'Giấy tờ cần bổ sung (mẫu 02)', en: 'Papers to add (form 02)', max: 100, optional: true })
  papers?: string[];
  @Flag({ vi: 'Do người nộp không theo hướng dẫn', en: 'The applicant did not follow the guidance', optional: true })
  ownFault?: boolean;
  @Part(() => Applicant, { vi: 'Người đến', en: 'Who came', optional: true }) applicant?: Applicant;
  @Id({ vi: 'Lượt đến trước của cùng việc', en: 'Earlier visit about the same matter', optional: true })
  follows?: string;
}

export class VisitRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}

export class VisitView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Vụ việc', en: 'Case' }) caseId!: string;
  @Text({ vi: 'Mã cơ quan', en: 'Settling agency' }) agencyCode!: string;
  @Text({ vi: 'Đơn vị tiếp nhận', en: 'Receiving unit', optional: true }) receivingUnit!: string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @OneOf(VISIT_FORMS, { vi: 'Kết quả', en: 'How it ended' }) form!: VisitForm;
  @Instant({ vi: 'Lúc đến', en: 'When' }) at!: string;
  @Flag({ vi: 'Do người nộp', en: 'The applicant’s own fault' }) ownFault!: boolean;
  @Id({ vi: 'Hồ sơ về sau', en: 'The later dossier', optional: true }) dossierId!: string | null;
  @Json({ vi: 'Người đến, lý do; chỉ cho vai trò cần biết', en: 'Who came and why; for roles that need it' }) content!:
    object | null;
}

export class VisitsQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
  @Day({ vi: 'Ngày', en: 'Day', optional: true }) on?: string;
  @Flag({ vi: 'Chỉ lượt chưa có hồ sơ', en: 'Only those without a later dossier', optional: true }) open?: boolean;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
  @Id({ vi: 'Tiếp sau', en: 'Continue after', optional: true }) after?: string;
}
export class VisitsPage {
  @Parts(() => VisitView, { vi: 'Lượt đến, mới nhất trước', en: 'Visits, newest first' }) items!: VisitView[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}

export const recordVisit = request('dossier.visits.record', RecordVisit, VisitView);
export const getVisit = request('dossier.visits.get', VisitRef, VisitView);
export const listVisits = request('dossier.visits.list', VisitsQuery, VisitsPage);

export class VisitState {
  @Id({ vi: 'Cơ quan giải quyết', en: 'Settling agency' }) agencyId!: string;
  @Id({ vi: 'Đơn vị tiếp nhận', en: 'Receiving unit', optional: true }) receivingUnitId!: string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @Id({ vi: 'Thủ tục', en: 'Procedure', optional: true }) procedureId!: string | null;
  @OneOf(VISIT_FORMS, { vi: 'Kết quả', en: 'How it ended' }) form!: VisitForm;
  @Day({ vi: 'Ngày đến', en: 'Day of the visit' }) on!: string;
  @Flag({ vi: 'Do người nộp', en: 'The applicant’s own fault' }) ownFault!: boolean;
  @Id({ vi: 'Vụ việc', en: 'Case; a later dossier of the case names it in its state' }) caseId!: string;
}
/** A visit without a receipt. Never counted as received. */
export const visitRecorded = event('dossier.visit.recorded.v1', VisitState);

import { event } from '../event.js';
import { Day, Flag, Id, OneOf, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { AGENCY_REF, ANY_PROCEDURE_CODE, PROCEDURE_CODE } from './codes.js';

/** The three kinds of decision (NĐ 63/2010 Art.14). */
export const CHANGE_KINDS = ['new', 'amended', 'repealed'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** The department proposes, the province decides, the decision is entered in the national database (Art.15, 24.2). */
export const PUBLICATION_STAGES = ['proposal', 'decision', 'entry'] as const;
export type PublicationStage = (typeof PUBLICATION_STAGES)[number];

/** The whole state of the duty to publish one procedure that the centre has changed. One change has a duty for each procedure. */
export class PublicationDutyRecorded {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Id({ vi: 'Thay đổi của Trung ương', en: 'The change it belongs to' }) changeId!: string;
  @Id({ vi: 'Thủ tục', en: 'Procedure; null while it is not in the catalogue', optional: true }) procedureId!:
    string | null;
  @Text({ vi: 'Mã thủ tục', en: 'Code of the procedure' }) procedureCode!: string;
  @OneOf(CHANGE_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: ChangeKind;
  @Id({ vi: 'Sở phải tham mưu', en: 'The department that proposes' }) agencyId!: string;
  @Day({ vi: 'Trung ương công bố ngày', en: 'Announced by the centre on' }) announcedOn!: string;
  @Day({ vi: 'Quy định có hiệu lực từ', en: 'The rule takes effect on' }) effectiveOn!: string;
  @Flag({ vi: 'Văn bản theo trình tự rút gọn', en: 'Text of a shortened procedure' }) shortened!: boolean;
  @Day({ vi: 'Hạn trình', en: 'Proposal due on' }) proposalDueOn!: string;
  @Day({ vi: 'Trình ngày', en: 'Proposed on', optional: true }) proposedOn!: string | null;
  @Day({ vi: 'Hạn công bố', en: 'Decision due on' }) decisionDueOn!: string;
  @Day({ vi: 'Công bố ngày', en: 'Decided on', optional: true }) decidedOn!: string | null;
  @Day({ vi: 'Hạn nhập CSDL quốc gia', en: 'Entry in the national database due on' }) entryDueOn!: string;
  @Day({ vi: 'Nhập ngày', en: 'Entered on', optional: true }) enteredOn!: string | null;
  @Flag({ vi: 'Đã rút lại', en: 'Taken back: it was no duty' }) takenBack!: boolean;
}
/** Its subject is the duty. */
export const publicationDutyRecorded = event('catalogue.publication-duty.recorded.v1', PublicationDutyRecorded);

/** Someone's desk must act: so many days before a stage is due. Raised once for a duty, a stage and a distance. */
export class PublicationAlarmRaised {
  @Id({ vi: 'Nghĩa vụ công bố', en: 'The duty' }) dutyId!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Code of the procedure' }) procedureCode!: string;
  @OneOf(PUBLICATION_STAGES, { vi: 'Bước', en: 'Stage' }) stage!: PublicationStage;
  @Day({ vi: 'Hạn', en: 'Due on' }) dueOn!: string;
  @Whole({ vi: 'Trước số ngày', en: 'Days before' }) daysBefore!: number;
  @Id({ vi: 'Nơi phải làm', en: 'Whose desk' }) agencyId!: string;
}
export const publicationAlarmRaised = event('catalogue.publication-alarm.raised.v1', PublicationAlarmRaised);

export class PublicationDutyView extends PublicationDutyRecorded {
  @Text({ vi: 'Mã sở', en: 'Code of the department' }) agency!: string;
  @Text({ vi: 'Văn bản của Trung ương', en: 'Document of the centre' }) document!: string;
  @Text({ vi: 'Tờ trình', en: 'Proposal', optional: true }) proposalDocument!: string | null;
  @Text({ vi: 'Quyết định công bố', en: 'Decision', optional: true }) decisionDocument!: string | null;
  @OneOf(PUBLICATION_STAGES, { vi: 'Bước tiếp theo', en: 'What comes next; null = done', optional: true })
  stage!: PublicationStage | null;
  @Day({ vi: 'Hạn của bước tiếp theo', en: 'Due day of what comes next', optional: true }) dueOn!: string | null;
  @Text({ vi: 'Đang ở bàn của', en: 'Whose desk: code of the agency', optional: true }) desk!: string | null;
  @Whole({ vi: 'Số ngày quá hạn', en: 'Days late; 0 = not late' }) daysLate!: number;
  @Texts({ vi: 'Bước đã trễ', en: 'Stages done late or late now' }) late!: PublicationStage[];
  @Texts({ vi: 'Lưu ý', en: 'Flags, e.g. `announced-late`' }) flags!: string[];
}
export class PublicationChange {
  @Id({ vi: 'Định danh', en: 'Identity of the change' }) id!: string;
  @Parts(() => PublicationDutyView, { vi: 'Từng thủ tục', en: 'Each procedure' }) items!: PublicationDutyView[];
}

export class ChangedProcedure {
  @Text({ vi: 'Mã thủ tục', en: 'Code', example: '1.003384', pattern: PROCEDURE_CODE }) code!: string;
  @OneOf(CHANGE_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: ChangeKind;
  @Text({
    vi: 'Tên, khi chưa có trong cơ sở dữ liệu',
    en: 'Name, where it is not known yet',
    max: 2000,
    optional: true,
  })
  name?: string | null;
}
/** The centre has published a change (NĐ 63/2010 Art.15). New procedures are received under "chờ công bố" from the day of effect. */
export class AnnounceChange {
  @Id({ vi: 'Định danh do bên gọi chọn', en: 'Chosen by the caller', optional: true }) id?: string | null;
  @Text({ vi: 'Văn bản của Trung ương', en: 'Document of the centre', example: '1234/QĐ-BTTTT', max: 300 })
  document!: string;
  @Day({ vi: 'Công bố ngày', en: 'Announced on' }) announcedOn!: string;
  @Day({ vi: 'Có hiệu lực từ', en: 'Takes effect on' }) effectiveOn!: string;
  @Flag({ vi: 'Trình tự rút gọn', en: 'Shortened procedure', optional: true }) shortened?: boolean | null;
  @Text({ vi: 'Sở phải tham mưu', en: 'Department that proposes: uuid or code', pattern: AGENCY_REF }) agency!: string;
  @Parts(() => ChangedProcedure, { vi: 'Thủ tục', en: 'Procedures', min: 1, max: 500 }) items!: ChangedProcedure[];
}
export class ChangeRef {
  @Id({ vi: 'Định danh', en: 'Identity of the change' }) id!: string;
}
/** A stage done, for all procedures of the change or some of them. */
export class RecordPublicationStage extends ChangeRef {
  @OneOf(PUBLICATION_STAGES, { vi: 'Bước', en: 'Stage' }) stage!: PublicationStage;
  @Day({ vi: 'Ngày', en: 'Done on' }) on!: string;
  @Text({ vi: 'Số văn bản', en: 'Number of the document', max: 300, optional: true }) document?: string | null;
  @Texts({ vi: 'Chỉ các thủ tục', en: 'Only these codes', pattern: ANY_PROCEDURE_CODE, max: 500, optional: true })
  codes?: string[] | null;
}
/** A duty recorded by mistake; with a reason, and only while nothing was decided. */
export class TakeBackChange extends ChangeRef {
  @Text({ vi: 'Lý do', en: 'Reason', max: 500 }) reason!: string;
}
export class PublicationDutyQuery {
  @Text({ vi: 'Sở', en: 'Department: uuid or code, with all below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @Flag({ vi: 'Chỉ việc đang trễ', en: 'Only what is late today', optional: true }) late?: boolean;
  @Flag({ vi: 'Chỉ việc chưa xong', en: 'Only what is not done', optional: true }) running?: boolean;
  @Whole({ vi: 'Số dòng', en: 'Rows a page', min: 1, max: 500, optional: true }) limit?: number;
  @Text({ vi: 'Trang sau', en: '`next` of the page before', max: 80, optional: true }) after?: string;
}
export class PublicationDutyPage {
  @Parts(() => PublicationDutyView, { vi: 'Nghĩa vụ công bố, hạn gần nhất trước', en: 'Duties, earliest due first' })
  items!: PublicationDutyView[];
  @Text({ vi: 'Trang sau', en: 'For `after`; null at the end', optional: true }) next!: string | null;
}

/** The clock's parameters, of a day on (NĐ 63/2010 Art.15, 24.2; trigger and kind of day are not beyond doubt). */
export class PublicationRules {
  @Day({ vi: 'Áp dụng từ', en: 'In use from' }) from!: string;
  @Whole({ vi: 'Công bố trước hiệu lực (ngày)', en: 'Decision: days before the effect', max: 60 })
  decisionDaysBefore!: number;
  @OneOf(['day', 'working-day'], { vi: 'Loại ngày', en: 'Kind of these days' }) decisionDayKind!: 'day' | 'working-day';
  @Whole({ vi: 'Rút gọn: sau hiệu lực (ngày)', en: 'Shortened: days after the effect', max: 60 })
  shortenedDaysAfter!: number;
  @Whole({ vi: 'Trung ương công bố muộn: ngày làm việc', en: 'Announced late: working days from then', max: 60 })
  lateNoticeDays!: number;
  @Whole({ vi: 'Trình trước hạn công bố (ngày làm việc)', en: 'Proposal: working days before the decision', max: 60 })
  proposalDaysBefore!: number;
  @Whole({ vi: 'Nhập CSDL (ngày làm việc)', en: 'Entry: working days after the decision', max: 60 })
  entryDays!: number;
  @Whole({ vi: 'Nhập CSDL, rút gọn (ngày làm việc)', en: 'Entry, shortened: working days', max: 60 })
  entryDaysShortened!: number;
  @Whole({ vi: 'Đăng công khai (ngày làm việc)', en: 'Posting: working days after the effect', max: 60 })
  postingDays!: number;
  @Texts({ vi: 'Nhắc trước số ngày', en: 'Alarms, days before', pattern: /^\d{1,2}$/, max: 10 }) alarms!: string[];
}
export class RulesQuery {
  @Day({ vi: 'Ngày', en: 'Day; today when absent', optional: true }) on?: string;
}

export const announceChange = request('catalogue.publications.announce', AnnounceChange, PublicationChange);
export const recordPublicationStage = request(
  'catalogue.publications.stage',
  RecordPublicationStage,
  PublicationChange,
);
export const takeBackChange = request('catalogue.publications.take-back', TakeBackChange, PublicationChange);
export const findChange = request('catalogue.publications.find', ChangeRef, PublicationChange);
export const listPublicationDuties = request('catalogue.publications.list', PublicationDutyQuery, PublicationDutyPage);
export const findPublicationRules = request('catalogue.publications.rules', RulesQuery, PublicationRules);
export const setPublicationRules = request('catalogue.publications.set-rules', PublicationRules, PublicationRules);

import { event } from '../event.js';
import { Day, Flag, Id, Instant, OneOf, Part, Parts, Text, Texts, Whole } from '../fields.js';
import { request } from '../request.js';
import { CHANNELS, type Channel, DOSSIER_REF } from './codes.js';
import { VISIT_FORMS, type VisitForm } from './visits.js';
import { DossierItem } from './view.js';

const LIMIT = { vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true };
const AFTER = { vi: 'Tiếp sau', en: 'Continue after (`next` of the page before)', max: 200, optional: true };
const NEXT = { vi: 'Trang sau', en: 'Next page', optional: true };
const AGENCY = { vi: 'Cơ quan (gồm cơ quan trực thuộc)', en: 'Agency, with those below it', max: 40, optional: true };

/** Submissions that nobody has received yet: a queue and a clock of their own. */
export class QueueQuery {
  @Text(AGENCY) agency?: string;
  @Flag({ vi: 'Chỉ hồ sơ quá hạn tiếp nhận', en: 'Only those that waited too long', optional: true }) overdue?: boolean;
  @Whole(LIMIT) limit?: number;
  @Text(AFTER) after?: string;
}
export class QueueItem {
  @Id({ vi: 'Định danh', en: 'Id' }) id!: string;
  @Text({ vi: 'Số theo dõi', en: 'Tracking number' }) trackingNumber!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @Text({ vi: 'Mã cơ quan', en: 'Settling agency' }) agencyCode!: string;
  @Instant({ vi: 'Lúc nộp', en: 'Submitted' }) submittedAt!: string;
  @Instant({ vi: 'Hạn tiếp nhận', en: 'Should be received until', optional: true }) queueDueAt!: string | null;
  @Whole({ vi: 'Đã chờ (mili giây giờ làm việc)', en: 'Waited, milliseconds of office time' }) waited!: number;
  @Flag({ vi: 'Quá hạn tiếp nhận', en: 'Waited too long' }) overdue!: boolean;
}
export class QueuePage {
  @Parts(() => QueueItem, { vi: 'Chờ tiếp nhận, lâu nhất trước', en: 'What waits, longest first' }) items!: QueueItem[];
  @Text(NEXT) next!: string | null;
}
export const listQueue = request('dossier.queue', QueueQuery, QueuePage);

/** Open dossiers of one officer, or of a unit, nearest due day first. */
export class DeskQuery {
  @Text(AGENCY) agency?: string;
  @Text({
    vi: 'Tài khoản người thụ lý; mặc định là bạn, trừ khi hỏi theo đơn vị',
    en: 'Officer; you, unless a unit is asked for',
    max: 120,
    optional: true,
  })
  handler?: string;
  @Text({ vi: 'Đơn vị đang giữ', en: 'Unit that has them', max: 40, optional: true }) unit?: string;
  @Whole(LIMIT) limit?: number;
  @Text(AFTER) after?: string;
}
export class DeskPage {
  @Parts(() => DossierItem, { vi: 'Hồ sơ, sắp đến hạn trước', en: 'Dossiers, nearest due first' })
  items!: DossierItem[];
  @Text(NEXT) next!: string | null;
}
export const readDesk = request('dossier.desk', DeskQuery, DeskPage);

export class DueQuery {
  @Text(AGENCY) agency?: string;
  @Whole({
    vi: 'Trong bao nhiêu ngày làm việc',
    en: 'Within so many working days (5)',
    min: 1,
    max: 30,
    optional: true,
  })
  days?: number;
}
export class DueOfPerson {
  @Text({ vi: 'Người thụ lý; trống: chưa giao', en: 'Officer; null: given to nobody', optional: true }) handler!:
    string | null;
  @Whole({ vi: 'Đã quá hạn', en: 'Overdue' }) overdue!: number;
  @Whole({ vi: 'Sắp đến hạn', en: 'Due within the days' }) due!: number;
  @Parts(() => DossierItem, { vi: 'Hồ sơ, sắp đến hạn trước', en: 'Dossiers, nearest due first', max: 100 })
  items!: DossierItem[];
}
export class DueView {
  @Day({ vi: 'Đến hết ngày', en: 'Up to this day' }) until!: string;
  @Parts(() => DueOfPerson, { vi: 'Theo từng người', en: 'By person' }) people!: DueOfPerson[];
  @Flag({ vi: 'Còn hồ sơ không liệt kê', en: 'There are more than are listed' }) more!: boolean;
}
export const readDue = request('dossier.due', DueQuery, DueView);

/** Hands dossiers over to a colleague: those named, or all open ones of an officer. */
export class ReassignMany {
  @Text({ vi: 'Tài khoản người đang giữ', en: 'Officer who has them', max: 120, optional: true }) from?: string;
  @Texts({ vi: 'Mã hồ sơ', en: 'Dossiers', max: 500, pattern: DOSSIER_REF, optional: true }) refs?: string[];
  @Text({ vi: 'Tài khoản người nhận', en: 'Officer who takes them', max: 120 }) to!: string;
  @Text({ vi: 'Mã đơn vị nhận', en: 'Unit that takes them', max: 40, optional: true }) unit?: string;
  @Text({ vi: 'Lý do', en: 'Reason', max: 500 }) reason!: string;
}
export class BulkOutcome {
  @Text({ vi: 'Hồ sơ', en: 'Dossier' }) ref!: string;
  @Flag({ vi: 'Đã làm', en: 'Done' }) done!: boolean;
  @Text({ vi: 'Mã lỗi', en: 'Code of the problem', optional: true }) problem!: string | null;
}
export class BulkView {
  @Parts(() => BulkOutcome, { vi: 'Kết quả từng hồ sơ', en: 'What became of each' }) items!: BulkOutcome[];
  @Flag({ vi: 'Còn hồ sơ của người giao', en: 'The officer has more' }) more!: boolean;
}
export const reassignMany = request('dossier.reassign-many', ReassignMany, BulkView, { deadline: 60_000 });

/** The day of one counter: taken in, given out, told to come again. */
export class CounterDayRef {
  @Day({ vi: 'Ngày', en: 'Day' }) day!: string;
  @Text({ vi: 'Bộ phận hoặc cơ quan tiếp nhận', en: 'Receiving unit or agency', max: 40 }) agency!: string;
}
export class CounterDayLine {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) code!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel', optional: true }) channel!: Channel | null;
  @Instant({ vi: 'Lúc', en: 'When' }) at!: string;
}
export class CounterDayVisit {
  @Id({ vi: 'Định danh', en: 'Id' }) id!: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code' }) procedureCode!: string;
  @OneOf(VISIT_FORMS, { vi: 'Mẫu', en: 'Form' }) form!: VisitForm;
  @Instant({ vi: 'Lúc', en: 'When' }) at!: string;
}
export class CounterDayClosing {
  @Instant({ vi: 'Lúc chốt', en: 'When it was closed' }) at!: string;
  @Text({ vi: 'Người chốt', en: 'Account of who closed it' }) by!: string;
  @Text({ vi: 'SHA-256 của danh sách đã ký', en: 'SHA-256 of the list that was signed' }) digest!: string;
}
export class CounterDayView {
  @Text({ vi: 'Bộ phận, cơ quan', en: 'Unit or agency' }) agencyCode!: string;
  @Day({ vi: 'Ngày', en: 'Day' }) day!: string;
  @Parts(() => CounterDayLine, { vi: 'Nhận vào', en: 'Taken in', max: 10_000 }) taken!: CounterDayLine[];
  @Parts(() => CounterDayLine, { vi: 'Trả ra', en: 'Given out', max: 10_000 }) given!: CounterDayLine[];
  @Parts(() => CounterDayVisit, { vi: 'Lượt chưa cấp giấy tiếp nhận', en: 'Visits without a receipt', max: 10_000 })
  visits!: CounterDayVisit[];
  @Text({ vi: 'SHA-256 của danh sách', en: 'SHA-256 of the list as it is now' }) digest!: string;
  @Part(() => CounterDayClosing, { vi: 'Đã chốt', en: 'How it was closed', optional: true })
  closing!: CounterDayClosing | null;
  @Flag({ vi: 'Có thay đổi sau khi chốt (nhập sau)', en: 'Entered later: no longer what was signed' })
  changedSince!: boolean;
}
export const readCounterDay = request('dossier.counter-days.get', CounterDayRef, CounterDayView);
export const closeCounterDay = request('dossier.counter-days.close', CounterDayRef, CounterDayView);

export class CounterDayClosed {
  @Id({ vi: 'Bộ phận, cơ quan', en: 'Unit or agency' }) agencyId!: string;
  @Day({ vi: 'Ngày', en: 'Day' }) day!: string;
  @Whole({ vi: 'Nhận vào', en: 'Taken in' }) taken!: number;
  @Whole({ vi: 'Trả ra', en: 'Given out' }) given!: number;
  @Whole({ vi: 'Lượt chưa cấp giấy', en: 'Visits without a receipt' }) visits!: number;
  @Text({ vi: 'SHA-256 của danh sách', en: 'SHA-256 of the list' }) digest!: string;
}
export const counterDayClosed = event('dossier.counter-day.closed.v1', CounterDayClosed);

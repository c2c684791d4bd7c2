import { DAY_CURSOR } from '../day-page.js';
import { AGENCY_REF } from '../catalogue/codes.js';
import { event } from '../event.js';
import { Day, Id, Instant, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { DOCUMENT_NUMBER, TASK_SOURCES, TASK_TIMELINESS, type TaskSource, type TaskTimeliness } from './codes.js';

export class DocumentNamed {
  @Text({ vi: 'Số, ký hiệu', en: 'Number and notation', example: '3406/QĐ-UBND', pattern: DOCUMENT_NUMBER })
  number!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue', example: '2017-12-28' }) issuedOn!: string;
}

export class Cooperating {
  @Text({ vi: 'Cơ quan phối hợp', en: 'Co-operating agency', pattern: AGENCY_REF }) agencyCode!: string;
  @Day({ vi: 'Hạn riêng của cơ quan phối hợp', en: 'Its own due day', optional: true }) dueOn?: string | null;
}

export class AssignTask {
  @Part(() => DocumentNamed, { vi: 'Văn bản giao', en: 'The document that gives it' }) document!: DocumentNamed;
  @OneOf(TASK_SOURCES, { vi: 'Kế hoạch CCHC, UBND tỉnh giao, khác', en: 'Where it comes from' }) source!: TaskSource;
  @Text({ vi: 'Mục trong văn bản', en: 'Clause of the document', example: 'I.5.đ', max: 40, optional: true })
  clause?: string | null;
  @Text({ vi: 'Cơ quan chủ trì', en: 'Leading agency', example: '000.00.15.H10', pattern: AGENCY_REF })
  leadAgencyCode!: string;
  @Parts(() => Cooperating, { vi: 'Cơ quan phối hợp', en: 'Co-operating agencies', max: 200, optional: true })
  cooperating?: Cooperating[] | null;
  @Text({ vi: 'Nội dung nhiệm vụ', en: 'The task', max: 2_000, lines: true }) title!: string;
  @Text({ vi: 'Sản phẩm phải có', en: 'The product to submit', max: 1_000, lines: true, optional: true })
  product?: string | null;
  @Day({ vi: 'Hạn hoàn thành', en: 'Due day', optional: true }) dueOn?: string | null;
}

export class TaskRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}

export class CompleteTask extends TaskRef {
  @Day({ vi: 'Ngày nộp sản phẩm; bỏ trống: hôm nay', en: 'Day the product was submitted; today', optional: true })
  completedOn?: string | null;
  @Parts(() => DocumentNamed, { vi: 'Sản phẩm, làm tài liệu kiểm chứng', en: 'Products, as evidence', min: 1, max: 50 })
  evidence!: DocumentNamed[];
}

export class TaskCompletion {
  @Day({ vi: 'Ngày nộp sản phẩm', en: 'Day the product was submitted' }) completedOn!: string;
  @Parts(() => DocumentNamed, { vi: 'Sản phẩm', en: 'Products' }) evidence!: DocumentNamed[];
}

export class TaskView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Part(() => DocumentNamed, { vi: 'Văn bản giao', en: 'The document that gives it' }) document!: DocumentNamed;
  @OneOf(TASK_SOURCES, { vi: 'Nguồn', en: 'Where it comes from' }) source!: TaskSource;
  @Text({ vi: 'Mục', en: 'Clause', optional: true }) clause!: string | null;
  @Text({ vi: 'Cơ quan chủ trì', en: 'Leading agency' }) leadAgencyCode!: string;
  @Parts(() => Cooperating, { vi: 'Cơ quan phối hợp', en: 'Co-operating agencies' }) cooperating!: Cooperating[];
  @Text({ vi: 'Nội dung', en: 'The task' }) title!: string;
  @Text({ vi: 'Sản phẩm', en: 'The product to submit', optional: true }) product!: string | null;
  @Day({ vi: 'Hạn', en: 'Due day', optional: true }) dueOn!: string | null;
  @OneOf(TASK_TIMELINESS, { vi: 'Tiến độ', en: 'Timeliness today' }) timeliness!: TaskTimeliness;
  @Part(() => TaskCompletion, { vi: 'Hoàn thành', en: 'Completion', optional: true })
  completion!: TaskCompletion | null;
  @Instant({ vi: 'Lúc giao trên hệ thống', en: 'When it was entered' }) assignedAt!: string;
}

export class TaskQuery {
  @Text({ vi: 'Cơ quan chủ trì, gồm trực thuộc', en: 'Led by it or below', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @OneOf(TASK_SOURCES, { vi: 'Nguồn', en: 'Where it comes from', optional: true }) source?: TaskSource;
  @OneOf(TASK_TIMELINESS, { vi: 'Tiến độ', en: 'Timeliness today', optional: true }) timeliness?: TaskTimeliness;
  @Day({ vi: 'Đến hạn từ ngày', en: 'Due from', optional: true }) dueFrom?: string;
  @Day({ vi: 'Đến hạn đến ngày', en: 'Due to, included', optional: true }) dueTo?: string;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
  @Text({
    vi: 'Tiếp sau',
    en: 'Continue after (`next` of the page before)',
    pattern: DAY_CURSOR,
    optional: true,
  })
  after?: string;
}

export class TaskPage {
  @Parts(() => TaskView, { vi: 'Nhiệm vụ, hạn gần trước, không hạn sau cùng', en: 'Tasks by due day, undated last' })
  items!: TaskView[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}

export const assignTask = request('oversight.task.assign', AssignTask, TaskView);
export const completeTask = request('oversight.task.complete', CompleteTask, TaskView);
export const getTask = request('oversight.task.get', TaskRef, TaskView);
export const listTasks = request('oversight.task.list', TaskQuery, TaskPage);

export class CooperatingState {
  @Id({ vi: 'Cơ quan phối hợp', en: 'Co-operating agency' }) agencyId!: string;
  @Day({ vi: 'Hạn riêng', en: 'Its own due day', optional: true }) dueOn!: string | null;
}

/** The whole state of a task but for its wording. */
export class TaskState {
  @Part(() => DocumentNamed, { vi: 'Văn bản giao', en: 'The document that gives it' }) document!: DocumentNamed;
  @OneOf(TASK_SOURCES, { vi: 'Nguồn', en: 'Where it comes from' }) source!: TaskSource;
  @Text({ vi: 'Mục', en: 'Clause', optional: true }) clause!: string | null;
  @Id({ vi: 'Cơ quan chủ trì', en: 'Leading agency' }) leadAgencyId!: string;
  @Parts(() => CooperatingState, { vi: 'Phối hợp', en: 'Co-operating agencies' }) cooperating!: CooperatingState[];
  @Day({ vi: 'Hạn', en: 'Due day', optional: true }) dueOn!: string | null;
  @Day({ vi: 'Ngày nộp sản phẩm', en: 'Day the product was submitted', optional: true }) completedOn!: string | null;
  @Parts(() => DocumentNamed, { vi: 'Sản phẩm', en: 'Products' }) evidence!: DocumentNamed[];
}

export class TaskAct {
  @Part(() => TaskState, { vi: 'Trạng thái nhiệm vụ', en: 'State of the task' }) state!: TaskState;
}

export const taskAssigned = event('oversight.task.assigned.v1', TaskAct);
/** The product was submitted. It counts as on time once the overseer has accepted it (an act of its own). */
export const taskCompleted = event('oversight.task.completed.v1', TaskAct);

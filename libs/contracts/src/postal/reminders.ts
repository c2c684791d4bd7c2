import { AGENCY_REF } from '../catalogue/codes.js';
import { PrintedFile } from '../files.js';
import { Day, Id, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { ReminderFigure } from './state.js';

export const POST_REMINDER_STATUSES = ['drafted', 'issued', 'answered'] as const;
export type PostReminderStatus = (typeof POST_REMINDER_STATUSES)[number];

/** A letter for every agency below a target of I.5.đ in the period (letter 600/STTTT-VP, I.13: per quarter). */
export class DraftPostReminders {
  @Text({ vi: 'Kỳ', en: 'Period', example: '2018-Q3', pattern: /^20\d{2}(-(Q[1-4]|H[12]))?$/ }) period!: string;
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agencies below this one', pattern: AGENCY_REF, optional: true })
  agency?: string | null;
  @Whole({
    vi: 'Mức I.5.đ.1 (%); mặc định 70',
    en: 'Target of I.5.đ.1; 70 by default',
    min: 1,
    max: 100,
    optional: true,
  })
  usedTarget?: number | null;
  @Whole({
    vi: 'Mức I.5.đ.2 (%); mặc định 10',
    en: 'Target of I.5.đ.2; 10 by default',
    min: 1,
    max: 100,
    optional: true,
  })
  receptionTarget?: number | null;
  @Whole({
    vi: 'Mức I.5.đ.3 (%); mặc định 15',
    en: 'Target of I.5.đ.3; 15 by default',
    min: 1,
    max: 100,
    optional: true,
  })
  returnTarget?: number | null;
}
export class PostReminderView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Cơ quan được đôn đốc', en: 'The agency urged' }) agencyCode!: string;
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến ngày', en: 'To, included' }) to!: string;
  @Parts(() => ReminderFigure, { vi: 'Chỉ tiêu chưa đạt', en: 'Indicators below their targets' })
  figures!: ReminderFigure[];
  @OneOf(POST_REMINDER_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: PostReminderStatus;
  @Text({ vi: 'Số, ký hiệu', en: 'Number and notation', optional: true }) letterNumber!: string | null;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue', optional: true }) issuedOn!: string | null;
  @Text({ vi: 'Số văn bản trả lời', en: 'Number of the reply', optional: true }) replyNumber!: string | null;
  @Day({ vi: 'Ngày trả lời', en: 'Day of the reply', optional: true }) repliedOn!: string | null;
  @Parts(() => ReminderFigure, {
    vi: 'Các chỉ tiêu đó ở kỳ sau',
    en: 'The same indicators in the period after it, when one reminder is asked for',
    optional: true,
  })
  after?: ReminderFigure[] | null;
}
export class PostReminders {
  @Parts(() => PostReminderView, { vi: 'Công văn đôn đốc', en: 'Reminders', max: 5000 }) items!: PostReminderView[];
}
export class PostReminderQuery {
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
  @OneOf(POST_REMINDER_STATUSES, { vi: 'Tình trạng', en: 'Status', optional: true }) status?: PostReminderStatus;
}
export class PostReminderRef {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
}
export class PrintPostReminder extends PostReminderRef {
  @OneOf(['pdf', 'docx'], { vi: 'Định dạng; mặc định pdf', en: 'Format; pdf by default', optional: true })
  format?: 'pdf' | 'docx' | null;
}
export class IssuePostReminder extends PostReminderRef {
  @Text({ vi: 'Số, ký hiệu', en: 'Number and notation', example: '77/STTTT-BCVT', max: 60 }) letterNumber!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
}
export class AnswerPostReminder extends PostReminderRef {
  @Text({ vi: 'Số văn bản trả lời', en: 'Number of the reply', max: 60 }) replyNumber!: string;
  @Day({ vi: 'Ngày trả lời', en: 'Day of the reply' }) repliedOn!: string;
}

export const draftPostReminders = request('postal.reminder.draft', DraftPostReminders, PostReminders, {
  deadline: 120_000,
});
export const listPostReminders = request('postal.reminder.list', PostReminderQuery, PostReminders);
export const getPostReminder = request('postal.reminder.get', PostReminderRef, PostReminderView, { deadline: 30_000 });
export const printPostReminder = request('postal.reminder.print', PrintPostReminder, PrintedFile);
export const issuePostReminder = request('postal.reminder.issue', IssuePostReminder, PostReminderView);
export const answerPostReminder = request('postal.reminder.answer', AnswerPostReminder, PostReminderView);

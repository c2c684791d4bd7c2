import { AGENCY_REF } from '../catalogue/codes.js';
import { event } from '../event.js';
import { Day, Id, Instant, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { REMINDER_STATUSES, SHARE_READINGS, type ReminderStatus, type ShareReading } from './codes.js';

export class DraftReminders {
  @Day({ vi: 'Kỳ từ ngày', en: 'Period from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agencies below this one', pattern: AGENCY_REF, optional: true })
  agency?: string | null;
  @OneOf(SHARE_READINGS, { vi: 'Cách tính; mặc định A', en: 'Reading; A by default', optional: true })
  reading?: ShareReading | null;
  @Whole({ vi: 'Ngưỡng %; mặc định 90', en: 'Target in percent; 90 by default', min: 1, max: 100, optional: true })
  target?: number | null;
}

export class ReminderView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Cơ quan được đôn đốc', en: 'The agency that is urged' }) agencyCode!: string;
  @Day({ vi: 'Kỳ từ ngày', en: 'Period from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
  @OneOf(SHARE_READINGS, { vi: 'Cách tính', en: 'Reading' }) reading!: ShareReading;
  @Whole({ vi: 'Tử số', en: 'Numerator' }) numerator!: number;
  @Whole({ vi: 'Mẫu số', en: 'Denominator' }) denominator!: number;
  @Whole({ vi: 'Ngưỡng %', en: 'Target in percent' }) target!: number;
  @OneOf(REMINDER_STATUSES, { vi: 'Tình trạng', en: 'Drafted, issued or answered' }) status!: ReminderStatus;
  @Text({ vi: 'Số, ký hiệu công văn', en: 'Number and notation of the letter', optional: true }) letterNumber!:
    string | null;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue', optional: true }) issuedOn!: string | null;
  @Text({ vi: 'Số, ký hiệu văn bản trả lời', en: 'Number of the reply', optional: true }) replyNumber!: string | null;
  @Day({ vi: 'Ngày trả lời', en: 'Day of the reply', optional: true }) repliedOn!: string | null;
  @Instant({ vi: 'Lúc dự thảo', en: 'When it was drafted' }) draftedAt!: string;
}
export class RemindersDrafted {
  @Parts(() => ReminderView, {
    vi: 'Công văn đôn đốc',
    en: 'Reminders, new and those of the period that were there',
    max: 5000,
  })
  items!: ReminderView[];
}
export class ReminderQuery {
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agency, with those below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @OneOf(REMINDER_STATUSES, { vi: 'Tình trạng', en: 'Status', optional: true }) status?: ReminderStatus;
  @Day({ vi: 'Kỳ từ ngày', en: 'Period begins on or after', optional: true }) from?: string;
  @Day({ vi: 'Kỳ đến ngày', en: 'Period ends on or before', optional: true }) to?: string;
}
export class IssueReminder {
  @Id({ vi: 'Công văn', en: 'The reminder' }) id!: string;
  @Text({ vi: 'Số, ký hiệu', en: 'Number and notation', example: '77/STTTT-CNTT', max: 60 }) letterNumber!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
}
export class AnswerReminder {
  @Id({ vi: 'Công văn', en: 'The reminder' }) id!: string;
  @Text({ vi: 'Số, ký hiệu văn bản trả lời', en: 'Number of the reply', max: 60 }) replyNumber!: string;
  @Day({ vi: 'Ngày trả lời', en: 'Day of the reply' }) repliedOn!: string;
}

export const draftReminders = request('exchange.reminder.draft', DraftReminders, RemindersDrafted, {
  deadline: 60_000,
});
export const listReminders = request('exchange.reminder.list', ReminderQuery, RemindersDrafted);
export const issueReminder = request('exchange.reminder.issue', IssueReminder, ReminderView);
export const answerReminder = request('exchange.reminder.answer', AnswerReminder, ReminderView);

/** An agency below the target is urged (I.10.2): counted from the day its letter is issued. */
export class ReminderState {
  @Id({ vi: 'Cơ quan được đôn đốc', en: 'The agency that is urged' }) agencyId!: string;
  @Day({ vi: 'Kỳ từ ngày', en: 'Period from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
  @OneOf(SHARE_READINGS, { vi: 'Cách tính', en: 'Reading' }) reading!: ShareReading;
  @Whole({ vi: 'Tử số', en: 'Numerator' }) numerator!: number;
  @Whole({ vi: 'Mẫu số', en: 'Denominator' }) denominator!: number;
  @Whole({ vi: 'Ngưỡng %', en: 'Target in percent' }) target!: number;
  @OneOf(REMINDER_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: ReminderStatus;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue', optional: true }) issuedOn!: string | null;
  @Day({ vi: 'Ngày trả lời', en: 'Day of the reply', optional: true }) repliedOn!: string | null;
}
export class ReminderAct {
  @Part(() => ReminderState, { vi: 'Trạng thái', en: 'State' }) state!: ReminderState;
}
export const reminderDrafted = event('exchange.reminder.drafted.v1', ReminderAct);
export const reminderIssued = event('exchange.reminder.issued.v1', ReminderAct);
export const reminderAnswered = event('exchange.reminder.answered.v1', ReminderAct);

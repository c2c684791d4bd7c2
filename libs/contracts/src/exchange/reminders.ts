import { AGENCY_REF } from '../catalogue/codes.js';
import { event } from '../event.js';
import { Day, Id, Instant, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { PrintedFile } from '../files.js';
import { SHARE_REMINDER_STATUSES, SHARE_READINGS, type ShareReminderStatus, type ShareReading } from './codes.js';

export class DraftShareReminders {
  @Day({ vi: 'Kỳ từ ngày', en: 'Period from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agencies below this one', pattern: AGENCY_REF, optional: true })
  agency?: string | null;
  @OneOf(SHARE_READINGS, { vi: 'Cách tính; mặc định A', en: 'Reading; A by default', optional: true })
  reading?: ShareReading | null;
  @Whole({ vi: 'Ngưỡng %; mặc định 90', en: 'Target in percent; 90 by default', min: 1, max: 100, optional: true })
  target?: number | null;
}

export class ShareReminderView {
  @Id({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Cơ quan được đôn đốc', en: 'The agency that is urged' }) agencyCode!: string;
  @Day({ vi: 'Kỳ từ ngày', en: 'Period from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
  @OneOf(SHARE_READINGS, { vi: 'Cách tính', en: 'Reading' }) reading!: ShareReading;
  @Whole({ vi: 'Tử số', en: 'Numerator' }) numerator!: number;
  @Whole({ vi: 'Mẫu số', en: 'Denominator' }) denominator!: number;
  @Whole({ vi: 'Ngưỡng %', en: 'Target in percent' }) target!: number;
  @OneOf(SHARE_REMINDER_STATUSES, { vi: 'Tình trạng', en: 'Drafted, issued or answered' }) status!: ShareReminderStatus;
  @Text({ vi: 'Số, ký hiệu công văn', en: 'Number and notation of the letter', optional: true }) letterNumber!:
    string | null;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue', optional: true }) issuedOn!: string | null;
  @Text({ vi: 'Số, ký hiệu văn bản trả lời', en: 'Number of the reply', optional: true }) replyNumber!: string | null;
  @Day({ vi: 'Ngày trả lời', en: 'Day of the reply', optional: true }) repliedOn!: string | null;
  @Instant({ vi: 'Lúc dự thảo', en: 'When it was drafted' }) draftedAt!: string;
}
export class ShareReminders {
  @Parts(() => ShareReminderView, {
    vi: 'Công văn đôn đốc',
    en: 'Reminders, new and those of the period that were there',
    max: 5000,
  })
  items!: ShareReminderView[];
}
export class ShareReminderQuery {
  @Text({ vi: 'Cơ quan, gồm trực thuộc', en: 'Agency, with those below it', pattern: AGENCY_REF, optional: true })
  agency?: string;
  @OneOf(SHARE_REMINDER_STATUSES, { vi: 'Tình trạng', en: 'Status', optional: true }) status?: ShareReminderStatus;
  @Day({ vi: 'Kỳ từ ngày', en: 'Period begins on or after', optional: true }) from?: string;
  @Day({ vi: 'Kỳ đến ngày', en: 'Period ends on or before', optional: true }) to?: string;
}
export class IssueShareReminder {
  @Id({ vi: 'Công văn', en: 'The reminder' }) id!: string;
  @Text({ vi: 'Số, ký hiệu', en: 'Number and notation', example: '77/STTTT-CNTT', max: 60 }) letterNumber!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue' }) issuedOn!: string;
}
export class AnswerShareReminder {
  @Id({ vi: 'Công văn', en: 'The reminder' }) id!: string;
  @Text({ vi: 'Số, ký hiệu văn bản trả lời', en: 'Number of the reply', max: 60 }) replyNumber!: string;
  @Day({ vi: 'Ngày trả lời', en: 'Day of the reply' }) repliedOn!: string;
}

export class PrintShareReminder {
  @Id({ vi: 'Công văn', en: 'The reminder' }) id!: string;
  @OneOf(['pdf', 'docx'], { vi: 'Định dạng; mặc định pdf', en: 'Format; pdf by default', optional: true })
  format?: 'pdf' | 'docx';
}

export const draftShareReminders = request('exchange.reminder.draft', DraftShareReminders, ShareReminders, {
  deadline: 60_000,
});
export const listShareReminders = request('exchange.reminder.list', ShareReminderQuery, ShareReminders);
export const printShareReminder = request('exchange.reminder.print', PrintShareReminder, PrintedFile);
export const issueShareReminder = request('exchange.reminder.issue', IssueShareReminder, ShareReminderView);
export const answerShareReminder = request('exchange.reminder.answer', AnswerShareReminder, ShareReminderView);

/** An agency below the target is urged (I.10.2): counted from the day its letter is issued. */
export class ShareReminderState {
  @Id({ vi: 'Cơ quan được đôn đốc', en: 'The agency that is urged' }) agencyId!: string;
  @Day({ vi: 'Kỳ từ ngày', en: 'Period from' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included' }) to!: string;
  @OneOf(SHARE_READINGS, { vi: 'Cách tính', en: 'Reading' }) reading!: ShareReading;
  @Whole({ vi: 'Tử số', en: 'Numerator' }) numerator!: number;
  @Whole({ vi: 'Mẫu số', en: 'Denominator' }) denominator!: number;
  @Whole({ vi: 'Ngưỡng %', en: 'Target in percent' }) target!: number;
  @OneOf(SHARE_REMINDER_STATUSES, { vi: 'Tình trạng', en: 'Status' }) status!: ShareReminderStatus;
  @Day({ vi: 'Ngày ban hành', en: 'Day of issue', optional: true }) issuedOn!: string | null;
  @Day({ vi: 'Ngày trả lời', en: 'Day of the reply', optional: true }) repliedOn!: string | null;
}
export class ShareReminderAct {
  @Part(() => ShareReminderState, { vi: 'Trạng thái', en: 'State' }) state!: ShareReminderState;
}
export const shareReminderDrafted = event('exchange.reminder.drafted.v1', ShareReminderAct);
export const shareReminderIssued = event('exchange.reminder.issued.v1', ShareReminderAct);
export const shareReminderAnswered = event('exchange.reminder.answered.v1', ShareReminderAct);

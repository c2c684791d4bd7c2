import { event } from '../event.js';
import { Day, Decimal, Flag, Id, Instant, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { TERM_UNITS, type TermUnit } from '../dossier/codes.js';
import { RedatingPreview } from '../dossier/deadline-moves.js';
import { AGENCY_REF } from './codes.js';

export const CALENDAR_ENTRY_KINDS = [
  'statutory',
  'in-lieu',
  'swapped-day-off',
  'swapped-working-day',
  'closing-day',
] as const;

export class DayReason {
  @Text({ vi: 'Tiếng Việt', en: 'Vietnamese', example: 'Tết Nguyên đán (mùng 1)' }) vi!: string;
  @Text({ vi: 'Tiếng Anh', en: 'English', example: 'Lunar New Year (1st day)' }) en!: string;
}

export class DaysQuery {
  @Day({ vi: 'Từ ngày', en: 'From' }) from!: string;
  @Day({ vi: 'Đến hết ngày', en: 'To, included; at most 3,660 days' }) to!: string;
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code; the province when absent', pattern: AGENCY_REF, optional: true })
  agency?: string;
}
export class CalendarDayView {
  @Day({ vi: 'Ngày', en: 'Day' }) date!: string;
  @Flag({ vi: 'Ngày làm việc', en: 'Working day' }) working!: boolean;
  @Part(() => DayReason, { vi: 'Vì sao', en: 'Why' }) reason!: DayReason;
  @Text({ vi: 'Văn bản', en: 'What it rests on', optional: true }) source!: string | null;
  @Flag({ vi: 'Tạm tính, năm chưa có quyết định', en: 'By rule only: nobody has decided the year yet' })
  provisional!: boolean;
}
/** Over HTTP the list alone is answered. */
export class CalendarDays {
  @Parts(() => CalendarDayView, { vi: 'Các ngày', en: 'Days', max: 3660 }) items!: CalendarDayView[];
}

export class DeadlineQuery {
  @Instant({ vi: 'Từ lúc', en: 'From' }) from!: string;
  @Decimal({ vi: 'Độ dài', en: 'Length; halves are allowed for working days', min: 0.5, max: 9999 }) length!: number;
  @OneOf(TERM_UNITS, { vi: 'Đơn vị', en: 'Unit' }) unit!: TermUnit;
  @Text({ vi: 'Cơ quan', en: 'Agency: uuid or code; the province when absent', pattern: AGENCY_REF, optional: true })
  agency?: string;
}
export class DeadlineDay {
  @Day({ vi: 'Ngày', en: 'Day' }) date!: string;
  @Flag({ vi: 'Có tính', en: 'Counted' }) counted!: boolean;
  @Part(() => DayReason, { vi: 'Vì sao', en: 'Why' }) reason!: DayReason;
}
export class LegalReference {
  @Text({ vi: 'Văn bản', en: 'Document' }) document!: string;
  @Text({ vi: 'Điều, khoản', en: 'Article and clause; null = the whole document', optional: true }) clause!:
    string | null;
}
export class CalendarDeadline {
  @Instant({ vi: 'Đến hạn lúc', en: 'Due at' }) dueAt!: string;
  @Day({ vi: 'Đến hạn ngày', en: 'Due on, in Vietnam' }) dueOn!: string;
  @Parts(() => DeadlineDay, { vi: 'Từng ngày và vì sao', en: 'Every day and why', max: 20_000 }) days!: DeadlineDay[];
  @Flag({ vi: 'Tạm tính', en: 'A day it rests on is not decided yet' }) provisional!: boolean;
  @Part(() => DayReason, { vi: 'Vì sao tạm tính', en: 'Why it may still change', optional: true })
  provisionalReason!: DayReason | null;
  @Parts(() => LegalReference, { vi: 'Căn cứ', en: 'What it rests on' }) basis!: LegalReference[];
  @Text({ vi: 'Phiên bản lịch', en: 'Version of the calendar it was counted on' }) calendarVersion!: string;
}

export class OfficeSession {
  @Text({ vi: 'Từ giờ', en: 'From', example: '07:00', pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }) from!: string;
  @Text({ vi: 'Đến giờ', en: 'To', example: '11:30', pattern: /^([01]\d|2[0-3]):[0-5]\d$/ }) to!: string;
}
export class DecisionEntry {
  @Day({ vi: 'Ngày', en: 'Day' }) date!: string;
  @OneOf(CALENDAR_ENTRY_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: (typeof CALENDAR_ENTRY_KINDS)[number];
  @Part(() => DayReason, { vi: 'Tên', en: 'Name' }) name!: DayReason;
  @Text({ vi: 'Văn bản', en: 'What it rests on' }) source!: string;
  @Day({ vi: 'Hoán đổi với ngày', en: 'Swapped with', optional: true }) swappedWith?: string | null;
}

/** An act about a year's days off. Never changed: a later one replaces it or adds to it. */
export class DecideCalendar {
  @Id({ vi: 'Định danh do bên gọi chọn', en: 'Chosen by the caller', optional: true }) id?: string | null;
  @Text({ vi: 'Số văn bản', en: 'Number', example: '6519/VPCP-KGVX' }) number!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Issued on', optional: true }) issuedOn?: string | null;
  @Text({ vi: 'Cơ quan ban hành', en: 'Issuer', example: 'Văn phòng Chính phủ' }) issuer!: string;
  @Text({ vi: 'Chỉ cho cơ quan', en: 'For this agency alone: uuid or code', pattern: AGENCY_REF, optional: true })
  agency?: string | null;
  @Whole({ vi: 'Năm', en: 'Year', min: 2018, max: 2200 }) year!: number;
  @Parts(() => DecisionEntry, { vi: 'Các ngày', en: 'Days', max: 400 }) entries!: DecisionEntry[];
  @Parts(() => OfficeSession, {
    vi: 'Giờ làm việc',
    en: 'Office hours from 1 January of the year',
    max: 4,
    optional: true,
  })
  officeHours?: OfficeSession[] | null;
  @Flag({ vi: 'Chỉ chạy thử', en: 'Dry run', optional: true }) dryRun?: boolean | null;
}
export class CalendarDecisionView {
  @Text({ vi: 'Định danh', en: 'Identity' }) id!: string;
  @Text({ vi: 'Số văn bản', en: 'Number' }) number!: string;
  @Day({ vi: 'Ngày ban hành', en: 'Issued on', optional: true }) issuedOn!: string | null;
  @Text({ vi: 'Cơ quan ban hành', en: 'Issuer' }) issuer!: string;
  @Id({ vi: 'Chỉ cho cơ quan', en: 'For this agency alone', optional: true }) agencyId!: string | null;
  @Whole({ vi: 'Năm', en: 'Year' }) year!: number;
  @Parts(() => DecisionEntry, { vi: 'Các ngày', en: 'Days' }) entries!: DecisionEntry[];
  @Parts(() => OfficeSession, { vi: 'Giờ làm việc', en: 'Office hours', optional: true })
  officeHours?: OfficeSession[] | null;
}
export class DecisionResult {
  @Part(() => CalendarDecisionView, { vi: 'Quyết định', en: 'The decision' }) decision!: CalendarDecisionView;
  @Flag({ vi: 'Chỉ chạy thử', en: 'Dry run: nothing was stored' }) dryRun!: boolean;
  @Parts(() => CalendarDayView, { vi: 'Ngày bị đổi', en: 'Days that become another kind of day', max: 400 })
  changed!: CalendarDayView[];
  @Part(() => RedatingPreview, {
    vi: 'Hồ sơ sẽ đổi hạn, chỉ khi chạy thử; null khi dịch vụ hồ sơ không trả lời',
    en: 'Dossiers whose due day would move, in a dry run; null when the dossier service does not answer',
    optional: true,
  })
  moves!: RedatingPreview | null;
}
export class DecisionQuery {
  @Whole({ vi: 'Năm', en: 'Year', min: 2000, max: 2200, optional: true }) year?: number;
}
export class DecisionList {
  @Parts(() => CalendarDecisionView, { vi: 'Quyết định', en: 'Decisions' }) items!: CalendarDecisionView[];
}

export const calendarDays = request('catalogue.calendar.days', DaysQuery, CalendarDays);
export const calendarDeadline = request('catalogue.calendar.deadline', DeadlineQuery, CalendarDeadline);
export const decideCalendar = request('catalogue.calendar.decide', DecideCalendar, DecisionResult);
export const listDecisions = request('catalogue.calendar.decisions', DecisionQuery, DecisionList);

/** The decision as #calendar reads it (`CalendarDecision`). */
export const calendarDecided = event('catalogue.calendar.decided.v1', CalendarDecisionView);

import { Day, Flag, Instant, Json, OneOf, Part, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { CHANNELS, STATUS_CODES, TIMELINESS } from './codes.js';
import type { Channel, DossierStatus, Timeliness } from './codes.js';
import { DossierRef } from './reception.js';
import { DossierItem, DossierView, Label } from './view.js';

export const getDossier = request('dossier.get', DossierRef, DossierView);

export class DossierQuery {
  @Text({ vi: 'Cơ quan (gồm cơ quan trực thuộc)', en: 'Agency, with those below it', max: 40, optional: true })
  agency?: string;
  @Text({ vi: 'Mã thủ tục', en: 'Procedure code', max: 60, optional: true }) procedure?: string;
  @OneOf(CHANNELS, { vi: 'Kênh', en: 'Channel', optional: true }) channel?: Channel;
  @OneOf(STATUS_CODES, { vi: 'Trạng thái', en: 'Status', optional: true }) status?: DossierStatus;
  @OneOf(TIMELINESS, { vi: 'Đúng hạn hay trễ', en: 'Timeliness', optional: true }) timeliness?: Timeliness;
  @Day({ vi: 'Tiếp nhận từ ngày', en: 'Received from', optional: true }) receivedFrom?: string;
  @Day({ vi: 'Tiếp nhận đến ngày', en: 'Received to, included', optional: true }) receivedTo?: string;
  @Day({ vi: 'Đến hạn từ ngày', en: 'Due from', optional: true }) dueFrom?: string;
  @Day({ vi: 'Đến hạn đến ngày', en: 'Due to, included', optional: true }) dueTo?: string;
  @Text({ vi: 'Hệ thống nguồn', en: 'System it was imported from', max: 60, optional: true }) source?: string;
  @Text({ vi: 'Mã ở hệ thống nguồn', en: 'Id in that system', max: 120, optional: true }) externalId?: string;
  @Text({
    vi: 'Từ trong tên, số giấy tờ, điện thoại người nộp',
    en: 'Whole words of the applicant',
    max: 200,
    optional: true,
  })
  applicant?: string;
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
  @Text({ vi: 'Tiếp sau', en: 'Continue after (`next` of the page before)', max: 200, optional: true }) after?: string;
}
export class DossierPage {
  @Parts(() => DossierItem, { vi: 'Hồ sơ', en: 'Dossiers' }) items!: DossierItem[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}
export const listDossiers = request('dossier.list', DossierQuery, DossierPage);

export class DueDay {
  @Day({ vi: 'Ngày', en: 'Day' }) date!: string;
  @Flag({ vi: 'Có tính', en: 'Counted' }) counted!: boolean;
  @Json({ vi: 'Vì sao', en: 'Reason' }) reason!: unknown;
}

export const DUE_KINDS = ['first', 'lawful', 'reappointed'] as const;

export class DueDate {
  @OneOf(DUE_KINDS, { vi: 'Hạn nào', en: 'Which due date' }) kind!: (typeof DUE_KINDS)[number];
  @Instant({ vi: 'Hạn', en: 'Due', optional: true }) dueAt!: string | null;
  @Day({ vi: 'Ngày hạn', en: 'Due day', optional: true }) dueOn!: string | null;
  @Instant({ vi: 'Tính từ', en: 'Counted from', optional: true }) from!: string | null;
  @Part(() => Label, { vi: 'Vì sao có hạn này', en: 'Why this due date' }) why!: Label;
  @Flag({ vi: 'Lịch tạm tính', en: 'The calendar of a year is provisional' }) provisional!: boolean;
  @Parts(() => DueDay, { vi: 'Từng ngày', en: 'Every day, counted or skipped', max: 5000 }) days!: DueDay[];
}
export class DeadlineView {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) code!: string;
  @OneOf(TIMELINESS, { vi: 'Đúng hạn hay trễ', en: 'Timeliness' }) timeliness!: Timeliness;
  @Parts(() => DueDate, { vi: 'Ba hạn', en: 'The due dates it has' }) dates!: DueDate[];
}
export const getDeadline = request('dossier.deadline', DossierRef, DeadlineView);

export class HistoryQuery extends DossierRef {
  @Whole({ vi: 'Số dòng', en: 'Rows', min: 1, max: 500, optional: true }) limit?: number;
  @Whole({ vi: 'Tiếp sau vị trí', en: 'Continue after this position', optional: true }) after?: number;
}
export class HistoryItem {
  @Whole({ vi: 'Vị trí', en: 'Position in the log' }) position!: number;
  @Text({ vi: 'Loại sự kiện', en: 'Type of the event' }) type!: string;
  @Instant({ vi: 'Lúc diễn ra', en: 'When it happened' }) at!: string;
  @Instant({ vi: 'Lúc ghi', en: 'When it was recorded', optional: true }) recordedAt!: string | null;
  @Text({ vi: 'Ai', en: 'Who', min: 0 }) actor!: string;
  @Text({ vi: 'Vai trò', en: 'Role', min: 0 }) role!: string;
  @Json({ vi: 'Nội dung', en: 'Data of the event' }) data!: object;
}
export class HistoryPage {
  @Parts(() => HistoryItem, { vi: 'Sự kiện', en: 'Events in order' }) items!: HistoryItem[];
  @Text({ vi: 'Trang sau', en: 'Next page', optional: true }) next!: string | null;
}
export const getHistory = request('dossier.history', HistoryQuery, HistoryPage);

/** Public: the code and how far it is, nothing else (TT 01/2018 Art.16.2d). */
export class TrackDossier {
  @Text({ vi: 'Mã hồ sơ hoặc số theo dõi', en: 'Dossier code or tracking number', max: 40 }) code!: string;
}
export class TrackingView {
  @Text({ vi: 'Mã', en: 'Code' }) code!: string;
  @OneOf(STATUS_CODES, { vi: 'Trạng thái', en: 'National status code' }) status!: DossierStatus;
  @Part(() => Label, { vi: 'Mức độ hoàn thành', en: 'Degree of completion' }) completion!: Label;
}
export const trackDossier = request('dossier.track', TrackDossier, TrackingView);

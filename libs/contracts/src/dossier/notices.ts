import { Day, Instant, OneOf, Parts, Text, Whole } from '../fields.js';
import { request } from '../request.js';
import { DossierRef } from './reception.js';

export const NOTICE_KINDS = [
  'receipt',
  'request',
  'refusal',
  'reappointment',
  'deadline-moved',
  'result',
  'digest',
] as const;
export type NoticeKind = (typeof NOTICE_KINDS)[number];
export const NOTICE_CHANNELS = ['email', 'sms', 'zalo'] as const;
export type NoticeChannel = (typeof NOTICE_CHANNELS)[number];
export const NOTICE_STATES = ['queued', 'sent', 'failed', 'no-address'] as const;
export type NoticeState = (typeof NOTICE_STATES)[number];

/** That an applicant was told, by which channel, when (NĐ 61/2018 Art.17.2, 19.9, 20.4); not what, not where to. */
export class NoticeView {
  @OneOf(NOTICE_KINDS, { vi: 'Loại', en: 'Kind' }) kind!: NoticeKind;
  @OneOf(NOTICE_CHANNELS, { vi: 'Kênh', en: 'Channel', optional: true }) channel!: NoticeChannel | null;
  @OneOf(NOTICE_STATES, { vi: 'Tình trạng', en: 'State' }) state!: NoticeState;
  @Instant({ vi: 'Lúc lập', en: 'Made at' }) createdAt!: string;
  @Instant({ vi: 'Lúc gửi', en: 'Sent at', optional: true }) sentAt!: string | null;
}
export class NoticePage {
  @Parts(() => NoticeView, { vi: 'Thông báo', en: 'Notices' }) items!: NoticeView[];
}
export const listNotices = request('dossier.notices', DossierRef, NoticePage);

export const WARNING_LEVELS = [50, 75, 90, 100] as const;
export const WARNED_ROLES = ['officer', 'head', 'director'] as const;
export type WarnedRole = (typeof WARNED_ROLES)[number];

export class WarningsQuery {
  @Text({ vi: 'Cơ quan', en: 'Agency, with those below it', max: 40, optional: true }) agency?: string;
}
/** So much of the term has passed; 90 % goes to the head, 100 % to the director. */
export class WarningView {
  @Text({ vi: 'Mã hồ sơ', en: 'Dossier code' }) code!: string;
  @Whole({ vi: 'Mức, % thời hạn', en: 'Percent of the term' }) level!: number;
  @OneOf(WARNED_ROLES, { vi: 'Cho ai', en: 'Whom it is for' }) role!: WarnedRole;
  @Text({ vi: 'Người thụ lý', en: 'Who settles it', optional: true }) handler!: string | null;
  @Day({ vi: 'Hạn', en: 'Lawful due day', optional: true }) dueOn!: string | null;
  @Day({ vi: 'Ngày báo', en: 'Warned on' }) warnedOn!: string;
  @Instant({ vi: 'Đã nhận lúc', en: 'Received at', optional: true }) receivedAt!: string | null;
}
export class WarningsPage {
  @Parts(() => WarningView, { vi: 'Cảnh báo', en: 'Warnings' }) items!: WarningView[];
}
export const listWarnings = request('dossier.warnings', WarningsQuery, WarningsPage);

export class ReceiveWarning extends DossierRef {}
/** The receipt: who was warned has seen it. */
export const receiveWarning = request('dossier.warning-receipts', ReceiveWarning, WarningsPage);

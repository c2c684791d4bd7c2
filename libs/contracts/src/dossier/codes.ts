/** How a dossier comes in (NĐ 61/2018 Art.16): at the one-stop unit, on the portal, by the public post. */
export const CHANNELS = ['counter', 'online', 'post'] as const;
export type Channel = (typeof CHANNELS)[number];

/** Who asks: only the kind crosses the border of the service, never the person. */
export const APPLICANT_KINDS = ['person', 'organisation'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** How the settlement ended (INDICATORS "Three due dates, one table of classes"). */
export const CLOSINGS = ['result', 'refusal', 'withdrawal', 'stop'] as const;
export type Closing = (typeof CLOSINGS)[number];

/** By dates of `completedAt` and `lawfulDueAt`; `waiting`: the clock stands until the supplement comes. `none`: withdrawn or stopped. */
export const TIMELINESS = ['early', 'on-time', 'late', 'open', 'overdue', 'waiting', 'none'] as const;
export type Timeliness = (typeof TIMELINESS)[number];

/** The ten national status codes (TT 22/2019 Art.4.2; domain §1.6). */
export const STATUSES = {
  1: { vi: 'Mới đăng ký', en: 'Submitted' },
  2: { vi: 'Được tiếp nhận', en: 'Received' },
  3: { vi: 'Không được tiếp nhận', en: 'Not received' },
  4: { vi: 'Đang xử lý', en: 'Being settled' },
  5: { vi: 'Yêu cầu bổ sung giấy tờ', en: 'Waiting for a supplement' },
  6: { vi: 'Yêu cầu thực hiện nghĩa vụ tài chính', en: 'Waiting for a payment' },
  7: { vi: 'Công dân yêu cầu rút hồ sơ', en: 'Withdrawn' },
  8: { vi: 'Dừng xử lý', en: 'Stopped' },
  9: { vi: 'Đã xử lý xong', en: 'Settled' },
  10: { vi: 'Đã trả kết quả', en: 'Result returned' },
} as const;
export type DossierStatus = keyof typeof STATUSES;
export const STATUS_CODES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] as const satisfies readonly DossierStatus[];

/** Dossier code of TT 01/2018 Art.19: receiving agency, reception day, number of the dossier in the day. */
export const DOSSIER_CODE = /^\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}$/;
/** What a submission can be asked for by before it is received: ten characters without those that are mistaken for others. */
export const TRACKING_NUMBER = /^[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{10}$/;
/** uuid, code or tracking number. */
export const DOSSIER_REF =
  /^([0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}-\d{6}-\d{4}|[23456789ABCDEFGHJKMNPQRSTUVWXYZ]{10})$/;

export const TERM_UNITS = ['working-day', 'day', 'hour', 'month', 'year'] as const;
export type TermUnit = (typeof TERM_UNITS)[number];

/**
 * Where the applicant was asked for more: by form 02 at the counter before a receipt, of the dossier itself, or of an
 * earlier dossier of the same case (refiled within N days). Only the last kind was counted there already.
 */
export const REQUEST_KINDS = ['counter-visit', 'request', 'earlier-dossier'] as const;
export type RequestKind = (typeof REQUEST_KINDS)[number];

/** Notes of the record about itself; closed, so that reports may count them. */
export const DOSSIER_FLAGS = [
  'procedure-not-in-force',
  'older-than-agency',
  'agency-ended',
  'second-supplement',
  'late-supplement-request',
  'apology-too-late',
  'entered-later',
  'calendar-provisional',
  'refused-after-term',
  'wait-start-unknown',
  'closed-day-unknown',
  'awaiting-publication',
  'immediate-result',
  'offline-number',
  'received-late',
  'forwarded-late',
  'supplement-abandoned',
  'second-lateness',
  'consultation-overdue',
  'result-with-apology',
  'ran-linked',
  'supplemented-online',
] as const;
export type DossierFlag = (typeof DOSSIER_FLAGS)[number];

/** Why a dossier is late, as form 04 and report 07a name it; the late guard proposes one of the first three. */
export const LATENESS_REASONS = [
  'waiting-for-opinion',
  'co-operation',
  'settling-unit',
  'overload',
  'equipment',
  'regulation',
  'other',
] as const;
export type LatenessReason = (typeof LATENESS_REASONS)[number];

/** Rất hài lòng, hài lòng, chưa hài lòng (TT 32/2017/TT-BTTTT Art.12). */
export const GRADES = ['very-satisfied', 'satisfied', 'unsatisfied'] as const;
export type Grade = (typeof GRADES)[number];

/** Paper goes from agency to agency, electronic dossiers to all at once (NĐ 61/2018 Art.19.6). */
export const PARTICIPATION_MODES = ['sequential', 'parallel'] as const;
export type ParticipationMode = (typeof PARTICIPATION_MODES)[number];

/** Who has the dossier after a step: a unit, the applicant, or the post between them. */
export const HOLDERS = ['unit', 'citizen', 'post'] as const;
export type Holder = (typeof HOLDERS)[number];

import { vietnamDay } from '#calendar';
import type { NoticeChannel, NoticeKind } from '#contracts';
import { shortDate } from '#documents';
import type { Facts } from '../dossier.rules.js';

/** What happened to a dossier, as the applicant is told it (rule R31; NĐ 61/2018 Art.17.2, 19.9, 20.4). */
export const NOTICE_OF: Readonly<Record<string, NoticeKind>> = {
  'dossier.dossier.received.v1': 'receipt',
  'dossier.dossier.supplement-requested.v1': 'request',
  'dossier.dossier.refused.v1': 'refusal',
  'dossier.dossier.apologised.v1': 'reappointment',
  'dossier.dossier.deadline-moved.v1': 'deadline-moved',
  'dossier.dossier.completed.v1': 'result',
};

/** A submission has one event for all acts: asked for more, or not received. */
export function noticeOfSubmission(status: number): NoticeKind | null {
  return status === 5 ? 'request' : status === 3 ? 'refusal' : null;
}

const day = (date: Date | null): string => (date ? shortDate(vietnamDay(date)) : '');

const TEXTS: Record<Exclude<NoticeKind, 'digest'>, (dossier: Facts) => string> = {
  receipt: ({ firstDueAt }) => `đã được tiếp nhận${firstDueAt ? `, hẹn trả kết quả ngày ${day(firstDueAt)}` : ''}`,
  request: () => 'cần bổ sung, hoàn thiện; nội dung ghi trong phiếu yêu cầu',
  refusal: () => 'không được tiếp nhận, giải quyết; lý do ghi trong phiếu từ chối',
  reappointment: ({ apology }) =>
    `chưa giải quyết xong đúng hạn; cơ quan xin lỗi và hẹn lại${apology?.newDueOn ? ` ngày ${shortDate(apology.newDueOn)}` : ''}`,
  'deadline-moved': ({ lawfulDueAt }) => `được hẹn trả kết quả ngày ${day(lawfulDueAt)} theo lịch làm việc mới`,
  result: () => 'đã có kết quả, mời Ông/Bà đến nhận theo giấy hẹn hoặc theo cách đã đăng ký',
};

/** A message without the applicant's data: it may be read by others on the way. */
export function textOf(kind: Exclude<NoticeKind, 'digest'>, dossier: Facts, publicUrl: string) {
  const code = dossier.code ?? dossier.trackingNumber ?? '';
  const subject = `Hồ sơ ${code}`;
  return { subject, text: `${subject} ${TEXTS[kind](dossier)}. Tra cứu: ${publicUrl}/?ma=${code}` };
}

/** By e-mail where one is known, else by SMS to the telephone. */
export function channelOf(
  contact: { email?: string; phone?: string } | null,
): { channel: NoticeChannel; to: string } | null {
  if (contact?.email && /^[^\s@,;<>]+@[^\s@,;<>]+$/.test(contact.email)) return { channel: 'email', to: contact.email };
  return contact?.phone ? { channel: 'sms', to: contact.phone } : null;
}

const MINUTE = 60_000;
export const MOST_ATTEMPTS = 8;

/** 1, 2, 4 … minutes, at most two hours. */
export const nextAttempt = (attempts: number, now: Date): Date =>
  new Date(now.getTime() + Math.min(120, 2 ** attempts) * MINUTE);

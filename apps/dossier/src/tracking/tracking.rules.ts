import { createHash, timingSafeEqual } from 'node:crypto';
import { STATUSES, type OwnTrackingView } from '#contracts';
import { vietnamDay } from '#calendar';
import type { Facts } from '../dossier.rules.js';

/** Digits alone, the country's prefix as a nought: "+84 912 000 345" is "0912000345". */
export const digitsOf = (phone: string): string => phone.replace(/\D/g, '').replace(/^(00)?84(?=\d{9}$)/, '0');

/** Whether two numbers are one, in a time that tells nothing about either; an unknown one equals none. */
export function samePhone(known: string | null | undefined, given: string): boolean {
  const hash = (text: string) => createHash('sha256').update(text).digest();
  const same = timingSafeEqual(hash(digitsOf(known ?? '')), hash(digitsOf(given)));
  return same && digitsOf(given).length >= 8;
}

/** What the applicant is shown. `papers`: of the supplement request that waits. */
export function ownTracking(code: string, dossier: Facts, papers: string[]): OwnTrackingView {
  const due = dossier.reappointedDueAt ?? dossier.lawfulDueAt;
  return {
    code,
    status: dossier.status,
    completion: STATUSES[dossier.status],
    dueOn: due && dossier.completedOn === null ? vietnamDay(due) : null,
    waitingForYou: WAITING[dossier.status] ?? null,
    papers: dossier.status === 5 ? papers : [],
  };
}

const WAITING: Partial<Record<Facts['status'], { vi: string; en: string }>> = {
  5: { vi: 'Hồ sơ cần bổ sung giấy tờ (NĐ 61/2018 Điều 19.4)', en: 'Papers are missing (NĐ 61/2018 Art.19.4)' },
  6: { vi: 'Cần nộp phí, lệ phí (NĐ 61/2018 Điều 22)', en: 'A fee is to be paid (NĐ 61/2018 Art.22)' },
  9: { vi: 'Kết quả đang chờ bạn đến nhận (NĐ 61/2018 Điều 20)', en: 'The result waits for you (NĐ 61/2018 Art.20)' },
};

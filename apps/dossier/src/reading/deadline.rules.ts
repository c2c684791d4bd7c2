import { CalendarError, deadline, vietnamDay, type WorkingCalendar } from '#calendar';
import type { DueDate } from '#contracts';
import type { Facts } from '../dossier.rules.js';

const WHY = {
  first: { vi: 'Hạn ghi trên giấy tiếp nhận', en: 'The date on the receipt' },
  lawful: {
    vi: 'Hạn theo luật, quyết định đúng hạn hay trễ hạn',
    en: 'The lawful date: decides whether it is on time',
  },
  restarted: {
    vi: 'Hạn tính lại từ đầu khi hồ sơ được bổ sung đủ (NĐ 61/2018 Điều 19.4)',
    en: 'Counted again from the start when the full supplement came (NĐ 61/2018 Art.19.4)',
  },
  resumed: {
    vi: 'Hạn tính tiếp phần còn lại sau khi tạm dừng (tham số của lĩnh vực)',
    en: 'What was left of the term, after it stood still (a parameter of the field)',
  },
  signed: {
    vi: 'Hạn tính từ lúc ký biên bản bàn giao với bưu chính (QĐ 45/2016 Điều 7.4)',
    en: 'Counted from the signing of the minutes with the post (QĐ 45/2016 Art.7.4)',
  },
  immediate: {
    vi: 'Trả kết quả ngay trong ngày (NĐ 61/2018 Điều 17.4)',
    en: 'Settled at once, the same day (NĐ 61/2018 Art.17.4)',
  },
  given: { vi: 'Hạn do hệ thống nguồn ghi, lấy nguyên', en: 'Taken as the source system gave it' },
  reappointed: {
    vi: 'Ngày hẹn lại trên phiếu xin lỗi; không làm hồ sơ đúng hạn (NĐ 61/2018 Điều 19.9)',
    en: 'The new date of form 04: it repairs no lateness (NĐ 61/2018 Art.19.9)',
  },
} as const;

const instant = (date: Date | null): string | null => date && date.toISOString();

/** The due dates a dossier has, each with every counted and skipped day. */
export function dueDatesOf(dossier: Facts, calendar: WorkingCalendar): DueDate[] {
  const { receivedAt, termFrom, firstDueAt, lawfulDueAt, reappointedDueAt, apology } = dossier;
  const dates: DueDate[] = [];
  if (firstDueAt) dates.push(explained('first', { dossier, from: receivedAt, dueAt: firstDueAt }, calendar));
  if (lawfulDueAt) {
    const date = explained('lawful', { dossier, from: termFrom, dueAt: lawfulDueAt }, calendar);
    dates.push({ ...date, why: whyLawful(dossier, date) });
  }
  if (reappointedDueAt) {
    const about = {
      dueAt: instant(reappointedDueAt),
      dueOn: apology?.newDueOn ?? null,
      from: null,
      why: WHY.reappointed,
    };
    dates.push({ kind: 'reappointed', ...about, provisional: false, days: [] });
  }
  return dates;
}

/** Why the lawful date is what it is, where it is not simply the term from reception on. */
function whyLawful({ receivedAt, termFrom, termLength, flags }: Facts, date: DueDate): DueDate['why'] {
  if (flags.includes('immediate-result')) return WHY.immediate;
  if (termLength && !termFrom) return WHY.resumed;
  if (date.days.length === 0 || !termFrom || !receivedAt) return date.why;
  if (termFrom > receivedAt) return WHY.restarted;
  return termFrom < receivedAt ? WHY.signed : date.why;
}

interface Explained {
  dossier: Facts;
  from: Date | null;
  dueAt: Date;
}

function explained(kind: 'first' | 'lawful', { dossier, from, dueAt }: Explained, calendar: WorkingCalendar): DueDate {
  const { termLength: length, termUnit: unit } = dossier;
  const given = {
    kind,
    dueAt: instant(dueAt),
    dueOn: vietnamDay(dueAt),
    from: null,
    why: WHY.given,
    provisional: false,
    days: [],
  };
  if (!length || !unit || !from) return given;
  try {
    const { dueAt: at, dueOn, days, provisional } = deadline({ length: Number(length), unit, from }, calendar);
    return { kind, dueAt: at, dueOn, from: instant(from), why: WHY[kind], provisional, days: [...days] };
  } catch (error) {
    if (error instanceof CalendarError) return given;
    throw error;
  }
}

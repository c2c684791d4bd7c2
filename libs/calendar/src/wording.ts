import type { Text } from './day.js';
import type { Term } from './term.js';

// What each date of an explained deadline says. BLDS = Civil Code 2015 (91/2015/QH13).

export function eventDay(rest: Text | null): Text {
  return {
    vi: `Ngày xảy ra sự kiện, không tính (BLDS 2015 Điều 147 khoản 3)${rest ? `; ${rest.vi}` : ''}`,
    en: `Day of the event, not counted (Civil Code 2015 Art.147.3)${rest ? `; ${rest.en}` : ''}`,
  };
}

/** `special` names what makes an unusual day a working day: a make-up Saturday. */
export function workingDay(n: number, length: number, special: Text | null): Text {
  return {
    vi: `Ngày làm việc thứ ${n}/${length}${special ? `: ${special.vi}` : ''}`,
    en: `Working day ${n} of ${length}${special ? `: ${special.en}` : ''}`,
  };
}

const UNITS = { month: { vi: 'tháng', en: 'month' }, year: { vi: 'năm', en: 'year' } } as const;

export function ordinaryDay(n: number, { length, unit }: Term): Text {
  if (unit !== 'month' && unit !== 'year') return { vi: `Ngày thứ ${n}/${length}`, en: `Day ${n} of ${length}` };
  const { vi, en } = UNITS[unit];
  return { vi: `Ngày thứ ${n} của thời hạn ${length} ${vi}`, en: `Day ${n} of the term of ${length} ${en}(s)` };
}

export function lastDay(n: number, term: Term): Text {
  const { vi, en } = ordinaryDay(n, term);
  const { clause } = endRule(term);
  return {
    vi: `${vi}: ngày cuối của thời hạn (BLDS 2015 Điều 148 khoản ${clause})`,
    en: `${en}: last day of the term (Civil Code 2015 Art.148.${clause})`,
  };
}

/** The clause of Art.148 that says which day ends a term of a unit. */
export function endRule({ unit }: Term): { clause: 1 | 3 | 4 } {
  return { clause: unit === 'month' ? 3 : unit === 'year' ? 4 : 1 };
}

export function lastDayAtRest(rest: Text): Text {
  return {
    vi: `Ngày cuối của thời hạn là ngày nghỉ (${rest.vi}): kết thúc vào ngày làm việc tiếp theo (BLDS 2015 Điều 148 khoản 5)`,
    en: `The last day is a day of rest (${rest.en}): the term ends on the next working day (Civil Code 2015 Art.148.5)`,
  };
}

export function nextWorkingDay(): Text {
  return {
    vi: 'Ngày làm việc tiếp theo, thời hạn kết thúc (BLDS 2015 Điều 148 khoản 5)',
    en: 'Next working day: the term ends (Civil Code 2015 Art.148.5)',
  };
}

export function hoursCounted(milliseconds: number): Text {
  const seconds = milliseconds / 1000;
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor((seconds % 3600) / 60);
  const vi = [hours && `${hours} giờ`, minutes && `${minutes} phút`, seconds % 60 && `${seconds % 60} giây`];
  const en = [hours && `${hours} h`, minutes && `${minutes} min`, seconds % 60 && `${seconds % 60} s`];
  return {
    vi: `Tính ${vi.filter(Boolean).join(' ')} trong giờ làm việc (BLDS 2015 Điều 147 khoản 1)`,
    en: `${en.filter(Boolean).join(' ')} of office hours counted (Civil Code 2015 Art.147.1)`,
  };
}

export function afterHours(): Text {
  return {
    vi: 'Đã hết giờ làm việc: tính từ giờ mở cửa kế tiếp',
    en: 'After office hours: counted from the next opening',
  };
}

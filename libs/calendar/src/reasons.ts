import { dayNumber, weekdayOf, type Day, type Text } from './day.js';
import { isWorking, type WorkingCalendar } from './working-calendar.js';

/** The rest of offices is in the law of rest and in the 40-hour week. */
const WEEKLY_REST_SOURCE = 'QĐ 188/1999/QĐ-TTg Điều 1';

const WEEKDAYS: readonly Text[] = [
  { vi: 'Chủ nhật', en: 'Sunday' },
  { vi: 'Thứ Hai', en: 'Monday' },
  { vi: 'Thứ Ba', en: 'Tuesday' },
  { vi: 'Thứ Tư', en: 'Wednesday' },
  { vi: 'Thứ Năm', en: 'Thursday' },
  { vi: 'Thứ Sáu', en: 'Friday' },
  { vi: 'Thứ Bảy', en: 'Saturday' },
];

export interface DayReason {
  readonly working: boolean;
  readonly reason: Text;
  readonly source: string;
}

/** Whether and why a day is worked, and the text that says so; throws `calendar.year-out-of-range`. */
export function reasonOf(calendar: WorkingCalendar, day: Day): DayReason {
  const number = dayNumber(day);
  const working = isWorking(calendar, number);
  const entry = calendar.entries.get(day);
  if (entry) return { working, reason: entry.name, source: entry.source };
  const weekday = WEEKDAYS[weekdayOf(number)]!;
  const reason = working
    ? { vi: `Ngày làm việc (${weekday.vi})`, en: `Working day (${weekday.en})` }
    : { vi: `Nghỉ hằng tuần (${weekday.vi})`, en: `Weekly rest (${weekday.en})` };
  return { working, reason, source: WEEKLY_REST_SOURCE };
}

/** Why answers about a year may still change. */
export function provisionalReason(years: readonly number[]): Text {
  const list = years.join(', ');
  return {
    vi: `Chưa có quyết định lịch nghỉ năm ${list}: tạm tính theo nghỉ hằng tuần và các ngày lễ, tết theo luật (BLLĐ 2019 Điều 112); sẽ tính lại khi có quyết định`,
    en: `No decision on days off for ${list} yet: weekly rest and the statutory days by rule (Labour Code 2019 Art.112); counted again once decided`,
  };
}

/** The feasts of the Labour Code (2012 Art.115, 2019 Art.112), by their place in the solar or lunar year. */
export const NAMES = {
  newYear: { vi: 'Tết Dương lịch', en: 'New Year’s Day' },
  tetEveBefore: { vi: 'Tết Nguyên đán (ngày trước Giao thừa)', en: 'Lunar New Year (day before New Year’s Eve)' },
  tetEve: { vi: 'Tết Nguyên đán (Giao thừa)', en: 'Lunar New Year’s Eve' },
  tet1: { vi: 'Tết Nguyên đán (mùng 1)', en: 'Lunar New Year (1st day)' },
  tet2: { vi: 'Tết Nguyên đán (mùng 2)', en: 'Lunar New Year (2nd day)' },
  tet3: { vi: 'Tết Nguyên đán (mùng 3)', en: 'Lunar New Year (3rd day)' },
  tet4: { vi: 'Tết Nguyên đán (mùng 4)', en: 'Lunar New Year (4th day)' },
  tet5: { vi: 'Tết Nguyên đán (mùng 5)', en: 'Lunar New Year (5th day)' },
  hungKings: { vi: 'Giỗ Tổ Hùng Vương (10/3 âm lịch)', en: 'Hùng Kings’ Commemoration (10/3 lunar)' },
  victoryDay: { vi: 'Ngày Chiến thắng (30/4)', en: 'Victory Day (30 April)' },
  labourDay: { vi: 'Ngày Quốc tế lao động (01/5)', en: 'International Labour Day (1 May)' },
  nationalDay: { vi: 'Quốc khánh (02/9)', en: 'National Day (2 September)' },
  nationalDayBeside: { vi: 'Quốc khánh (ngày liền kề 02/9)', en: 'National Day (day beside 2 September)' },
  cultureDay: { vi: 'Ngày Văn hóa Việt Nam (24/11)', en: 'Vietnamese Culture Day (24 November)' },
} as const;

export type FeastName = keyof typeof NAMES;

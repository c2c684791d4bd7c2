const ABSENT = new Set(['', '--', '-', 'Không có thông tin']);
const NO_INFORMATION = 'Không có thông tin';

/** A text of the portal in NFC without stray markup and control characters; null where it says nothing. */
export function cleaned(value: unknown): string | null {
  if (typeof value !== 'string') return null;
  const text = value
    .normalize('NFC')
    .replace(/\r\n?/g, '\n')
    .replace(/\u00a0/g, ' ')
    .replace(/<\/?p>/gi, '')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f\u200b\ufeff]/g, '')
    .trim();
  return ABSENT.has(text) ? null : text;
}

/** A text of one line. */
export const line = (value: unknown): string | null => cleaned(value)?.replace(/\s+/g, ' ') ?? null;

/** Whether the portal shows the field and says that there is nothing in it. */
export const saysNothing = (value: unknown): boolean =>
  typeof value === 'string' && value.normalize('NFC').trim() === NO_INFORMATION;

/** Results without what the page prints around them. */
export function resultText(value: unknown): string | null {
  const text = cleaned(value)
    ?.replace(/Chọn cơ quan thực hiệnTỉnh.*$/s, '')
    .replace(/Từ khóa(Không có thông tin)?Mô tả(Không có thông tin)?/g, '\n')
    .replace(/\s*Mã:\s*(KQ[\w.]*)/g, ' ($1)');
  return cleaned(text);
}

/** A table glued together without its heading. */
export const withoutHeading = (value: unknown, heading: string): string | null =>
  cleaned(
    cleaned(value)
      ?.replaceAll(heading, '\n')
      .replace(/^-+\s*/, ''),
  );

const LEVELS = [
  ['bộ', 'ministry'],
  ['tỉnh', 'province'],
  ['huyện', 'district'],
  ['xã', 'commune'],
  ['cơ quan khác', 'other'],
] as const;

/** "Cấp Bộ, Cấp Tỉnh" as levels that settle. */
export function levelsOf(value: unknown): (typeof LEVELS)[number][1][] {
  const text = (cleaned(value) ?? '').toLowerCase();
  const named = text.split(',').map((part) => part.replace('cấp', '').trim());
  return LEVELS.filter(([vi]) => named.includes(vi)).map(([, level]) => level);
}

/** DD-MM-YYYY or DD/MM/YYYY as a day that exists. */
export function dayOf(value: unknown): string | null {
  const match = /^(\d{1,2})[-/](\d{1,2})[-/](\d{4})$/.exec(cleaned(value) ?? '');
  if (!match) return null;
  const day = `${match[3]}-${match[2]!.padStart(2, '0')}-${match[1]!.padStart(2, '0')}`;
  const parsed = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(day) ? day : null;
}

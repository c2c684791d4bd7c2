/** Text as it is searched: no accents, `đ` as `d`, small letters, single spaces. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase().replace(/\s+/g, ' ').trim();
}

/** Patterns for LIKE, one a word; what LIKE reads as a wildcard stands for itself. */
export const wordPatterns = (query: string): string[] =>
  folded(query)
    .split(' ')
    .filter(Boolean)
    .map((word) => `%${word.replace(/[\\%_]/g, '\\$&')}%`);

import type { Label } from './label.js';

/** What the catalogue's records say of a procedure, beside what is offered: a closed list, as of measures. */
export const PROCEDURE_TRAITS = {
  'one-stop-owed': {
    vi: 'thuộc diện một cửa (không bị loại trừ theo quyết định)',
    en: 'to be one-stop: not excluded by decision',
  },
  'one-stop': { vi: 'thực hiện một cửa', en: 'one-stop wherever it must be' },
  linked: { vi: 'trong danh mục một cửa liên thông', en: 'on the linked one-stop list' },
  public: {
    vi: 'bản hiện hành có ở Trung tâm HCC và Trang TTĐT',
    en: 'version in force at the centre and on the web page',
  },
  'complete-on-page': {
    vi: 'bản hiện hành, đủ nội dung trên Trang TTĐT',
    en: 'version in force on the web page with every part',
  },
  'posting-due': { vi: 'có bản đến hạn công khai trong năm', en: 'with a version whose posting fell due in the year' },
  'posted-in-time': {
    vi: 'mọi bản đến hạn trong năm được công khai đúng hạn ở cả hai nơi',
    en: 'every version due in the year posted in time at both places',
  },
  'shortening-decided': { vi: 'có quyết định rút ngắn thời hạn', en: 'with a decision that shortens its term' },
  shortened: { vi: 'đang áp dụng thời hạn ngắn hơn Trung ương', en: 'with a term below the central one in force' },
} as const satisfies Record<string, Label>;

export type ProcedureTrait = keyof typeof PROCEDURE_TRAITS;
export const TRAIT_NAMES = Object.keys(PROCEDURE_TRAITS) as readonly ProcedureTrait[];

import { PROBLEM_STATUS, problemText, type FieldError, type Problem, type ProblemKind } from '#contracts';
import type { Language } from './language.js';

/** RFC 9457, with our stable `code` and the places that are wrong. */
export interface ProblemDocument {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: string;
  instance: string;
  errors: { path: string; code: string; message: string; line?: number }[];
}

export const KIND_TITLES: Record<ProblemKind | 'defect', Record<Language, string>> = {
  invalid: { vi: 'Yêu cầu không hợp lệ', en: 'Invalid request' },
  unauthenticated: { vi: 'Chưa đăng nhập', en: 'Not signed in' },
  forbidden: { vi: 'Không có quyền', en: 'Forbidden' },
  'not-found': { vi: 'Không tìm thấy', en: 'Not found' },
  'not-allowed': { vi: 'Phương thức không được nhận', en: 'Method not allowed' },
  conflict: { vi: 'Xung đột', en: 'Conflict' },
  stale: { vi: 'Bản ghi đã thay đổi', en: 'Record has changed' },
  'too-large': { vi: 'Nội dung quá lớn', en: 'Content too large' },
  'unsupported-type': { vi: 'Kiểu nội dung không được nhận', en: 'Unsupported media type' },
  refused: { vi: 'Không thực hiện được theo quy định', en: 'Refused by a rule' },
  'too-many': { vi: 'Quá nhiều yêu cầu', en: 'Too many requests' },
  unavailable: { vi: 'Tạm thời không phục vụ được', en: 'Temporarily unavailable' },
  defect: { vi: 'Lỗi hệ thống', en: 'Internal error' },
};

const documentOf = (kind: ProblemKind | 'defect', code: string, language: Language) => ({
  type: `/api/v1/problems/${code}`,
  title: KIND_TITLES[kind][language],
  status: kind === 'defect' ? 500 : PROBLEM_STATUS[kind],
});

const errorOf = ({ path, code, message, line }: FieldError, language: Language) => ({
  path,
  code,
  message: message[language],
  ...(line === undefined ? {} : { line }),
});

export function problemDocument(problem: Problem, language: Language, instance: string): ProblemDocument {
  return {
    ...documentOf(problem.kind, problem.code, language),
    detail: problemText(problem.code, problem.facts, language),
    code: problem.code,
    instance,
    errors: problem.errors.map((error) => errorOf(error, language)),
  };
}

/** A defect tells nothing about itself: its stack is in the log. */
export function defectDocument(language: Language, instance: string): ProblemDocument {
  const detail = problemText('defect', {}, language);
  return { ...documentOf('defect', 'defect', language), detail, code: 'defect', instance, errors: [] };
}

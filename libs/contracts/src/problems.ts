import { catalogueProblems } from './catalogue/problems.js';
import { dossierProblems } from './dossier/problems.js';
import { exchangeProblems } from './exchange/problems.js';
import { feedbackProblems } from './feedback/problems.js';
import { importProblems } from './imports/problems.js';
import { oversightProblems } from './oversight/problems.js';
import { postalProblems } from './postal/problems.js';
import { reportingProblems } from './reporting/problems.js';

/** Texts of a problem; `{name}` is replaced by the fact of that name. */
export interface ProblemText {
  vi: string;
  en: string;
}

const common = {
  'invalid.fields': { vi: 'Dữ liệu gửi lên không hợp lệ', en: 'The request has invalid fields' },
  'invalid.json': { vi: 'Nội dung gửi lên không phải JSON hợp lệ', en: 'The body is not valid JSON' },
  'invalid.parameter': { vi: 'Tham số {name} không hợp lệ: {value}', en: 'Parameter {name} is not valid: {value}' },
  'unauthenticated.missing': { vi: 'Cần đăng nhập', en: 'Sign in first' },
  'unauthenticated.token': {
    vi: 'Mã truy cập không hợp lệ hoặc đã hết hạn',
    en: 'The access token is not valid or has expired',
  },
  'unauthenticated.actor': { vi: 'Không xác thực được người yêu cầu', en: 'The signature of the actor does not hold' },
  'forbidden.role': { vi: 'Vai trò {role} không có quyền này', en: 'Role {role} may not do this' },
  'forbidden.agency': { vi: 'Ngoài phạm vi cơ quan của bạn', en: 'Outside the agencies you answer for' },
  'not-found.route': { vi: 'Không có đường dẫn này', en: 'There is no such route' },
  'not-found.sign-in': {
    vi: 'Trang này chưa được cấu hình nơi đăng nhập',
    en: 'No place to sign in is configured for this page',
  },
  'not-allowed.method': { vi: 'Đường dẫn này chỉ nhận {allowed}', en: 'This route takes {allowed} only' },
  'not-found.record': { vi: 'Không tìm thấy {what}: {id}', en: 'No {what} with id {id}' },
  'conflict.id-reused': {
    vi: 'Mã {id} đã được dùng cho một nội dung khác',
    en: 'Id {id} was already used with other content',
  },
  'conflict.key-reused': {
    vi: 'Idempotency-Key đã được dùng cho một nội dung khác',
    en: 'The Idempotency-Key was already used with other content',
  },
  'stale.etag': { vi: 'Bản ghi đã được người khác thay đổi', en: 'The record was changed by someone else' },
  'stale.missing': { vi: 'Thiếu If-Match', en: 'If-Match is required' },
  'too-large.body': { vi: 'Nội dung lớn hơn giới hạn {limit} byte', en: 'The body is larger than {limit} bytes' },
  'unsupported.type': { vi: 'Không nhận kiểu nội dung {type}', en: 'Content type {type} is not accepted' },
  'too-many.requests': {
    vi: 'Quá nhiều yêu cầu; thử lại sau {seconds} giây',
    en: 'Too many requests; try again in {seconds} seconds',
  },
  'unavailable.service': {
    vi: 'Dịch vụ {service} tạm thời không trả lời',
    en: 'Service {service} does not answer at present',
  },
  'log.rewound': { vi: 'Nhật ký của {producer} đã bị lùi lại', en: 'The log of {producer} was rewound' },
  defect: { vi: 'Lỗi hệ thống', en: 'Internal error' },
} as const satisfies Record<string, ProblemText>;

/** Every code a `Problem` may carry. Codes are stable: others build on them. */
export const PROBLEMS = {
  ...common,
  ...catalogueProblems,
  ...dossierProblems,
  ...exchangeProblems,
  ...feedbackProblems,
  ...importProblems,
  ...oversightProblems,
  ...postalProblems,
  ...reportingProblems,
};

export type ProblemCode = keyof typeof PROBLEMS;

/** The text of a problem in one language, its facts filled in. */
export function problemText(code: string, facts: Readonly<Record<string, unknown>>, language: 'vi' | 'en'): string {
  const texts: ProblemText = (PROBLEMS as Record<string, ProblemText>)[code] ?? PROBLEMS.defect;
  return texts[language].replace(/\{(\w+)\}/g, (place, name: string) => {
    const fact = facts[name];
    return typeof fact === 'string' || typeof fact === 'number' ? String(fact) : place;
  });
}

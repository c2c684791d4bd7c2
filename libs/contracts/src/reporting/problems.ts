import type { ProblemText } from '../problems.js';

export const reportingProblems = {
  'reporting.behind': {
    vi: 'Số liệu chưa cập nhật đến {producer}={position}; thử lại sau',
    en: 'The figures have not reached {producer}={position} yet; try again',
  },
  'reporting.at-least-invalid': { vi: 'At-Least không hợp lệ: {value}', en: 'At-Least is not valid: {value}' },
  'reporting.period-invalid': { vi: 'Kỳ không hợp lệ: {period}', en: 'The period is not valid: {period}' },
  'reporting.scope-unknown': { vi: 'Không có cơ quan {scope}', en: 'There is no agency {scope}' },
  'reporting.indicator-unknown': { vi: 'Không có chỉ tiêu {id}', en: 'There is no indicator {id}' },
  'reporting.reading-unknown': {
    vi: 'Chỉ tiêu {id} không có cách tính {reading}',
    en: 'Indicator {id} has no reading {reading}',
  },
  'reporting.scorecard-unknown': { vi: 'Không có bộ tiêu chí {id}', en: 'There is no scorecard {id}' },
  'reporting.part-without-list': {
    vi: 'Cách tính {reading} của {id} không có danh sách cho phần {part}',
    en: 'Reading {reading} of {id} has no list for its {part}',
  },
  'reporting.page-invalid': { vi: 'Tham số after không hợp lệ', en: 'Parameter after is not valid' },
  'asof.invalid': {
    vi: 'asOf phải là thời điểm RFC 3339 hoặc mã của một câu trả lời',
    en: 'asOf must be an RFC 3339 instant or the token of an answer',
  },
  'asof.not-yet-settled': {
    vi: 'Số liệu đến {asOf} chưa chốt được; thử lại sau',
    en: 'What was known at {asOf} is not settled yet; try again later',
  },
  'rebuild.running': { vi: 'Đang dựng lại số liệu', en: 'A rebuild is running' },
} as const satisfies Record<string, ProblemText>;

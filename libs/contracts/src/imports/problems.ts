import type { ProblemText } from '../problems.js';

export const importProblems = {
  'imports.format-unknown': { vi: 'Không có định dạng nhập {format}', en: 'There is no import format {format}' },
  'imports.part-missing': { vi: 'Thiếu phần {n}', en: 'Part {n} is missing' },
  'imports.part-too-large': { vi: 'Phần {n} lớn hơn {limit} byte', en: 'Part {n} is larger than {limit} bytes' },
  'imports.digest': {
    vi: 'SHA-256 không khớp nội dung đã nhận',
    en: 'The SHA-256 does not match the content received',
  },
  'imports.closed': { vi: 'Lần nhập này đã đóng', en: 'This upload is closed' },
  'imports.too-many': {
    vi: 'Đang có {count} lần nhập chờ; thử lại sau',
    en: '{count} imports are waiting; try again later',
  },
  'imports.row-json': { vi: 'Dòng không phải là một đối tượng JSON', en: 'The line is not one JSON object' },
  'imports.row-utf8': { vi: 'Dòng không phải UTF-8', en: 'The line is not UTF-8' },
  'imports.row-too-long': { vi: 'Dòng dài hơn {limit} byte', en: 'The line is longer than {limit} bytes' },
  'imports.row-csv': { vi: 'Dòng CSV sai: {why}', en: 'The CSV row is broken: {why}' },
  'imports.row-defect': { vi: 'Lỗi hệ thống ở dòng này', en: 'Internal error in this row' },
} as const satisfies Record<string, ProblemText>;

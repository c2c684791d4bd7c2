import type { RouteFacts } from '../http/route.js';
import type { Schema } from './schemas.js';

const text = (pattern?: string): Schema => ({ type: 'string', ...(pattern ? { pattern } : {}) });

const HEADERS = {
  language: {
    name: 'Accept-Language',
    in: 'header',
    description: 'Ngôn ngữ của lỗi: vi (mặc định), en · language of errors',
    schema: text(),
  },
  key: {
    name: 'Idempotency-Key',
    in: 'header',
    description: 'Gửi lại cùng khóa thì nhận lại câu trả lời đầu · a repeated key answers the first record (24 h)',
    schema: text('^[!-~]{1,200}$'),
  },
  ifMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'ETag đã đọc; bản ghi đã đổi thì 412 · the ETag read before; 412 when the record has changed',
    schema: text(),
  },
  ifNoneMatch: {
    name: 'If-None-Match',
    in: 'header',
    description: 'ETag đã có; chưa đổi thì 304 · the ETag at hand; 304 when nothing changed',
    schema: text(),
  },
  atLeast: {
    name: 'At-Least',
    in: 'header',
    description: '`Position` của lần ghi phải thấy; chờ tối đa 5 giây · the `Position` the figure must have seen',
    schema: text('^[a-z]{1,20}=\\d{1,15}(,\\s?[a-z]{1,20}=\\d{1,15}){0,9}$'),
    example: 'dossier=1234',
  },
};

/** The headers a route reads. */
export function headerParameters({ action, figures, contract }: RouteFacts): Schema[] {
  const own = action === 'write' ? [HEADERS.key, HEADERS.ifMatch] : contract ? [HEADERS.ifNoneMatch] : [];
  return [HEADERS.language, ...own, ...(figures ? [HEADERS.atLeast] : [])];
}

const POSITION = {
  description: 'Vị trí sự kiện cuối, ví dụ `dossier=1234` · position of the last event',
  schema: text(),
};
const ETAG = { description: 'Phiên bản của bản ghi · version of the record', schema: text() };

export const ANSWER_HEADERS = { read: { ETag: ETAG }, write: { Position: POSITION, ETag: ETAG } };

export const PROBLEM_SCHEMA: Schema = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail', 'code', 'instance', 'errors'],
  properties: {
    type: text(),
    title: text(),
    status: { type: 'integer' },
    detail: text(),
    code: { ...text(), description: 'Mã ổn định · stable code' },
    instance: text(),
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'code', 'message'],
        properties: { path: text(), code: text(), message: text(), line: { type: 'integer' } },
      },
    },
  },
};

const tag = (name: string, vi: string, en: string): Schema => ({ name, description: `${vi} · ${en}` });

export const TAGS = [
  tag('agencies', 'Cơ quan', 'Agencies'),
  tag('assignments', 'Phân quyền', 'Roles'),
  tag('calendar', 'Lịch làm việc, cách tính hạn', 'Calendar and deadlines'),
  tag('imports', 'Nhập dữ liệu', 'Imports'),
  tag('procedures', 'Thủ tục hành chính', 'Procedures'),
  tag('dossiers', 'Hồ sơ', 'Dossiers'),
  tag('acts', 'Xử lý hồ sơ', 'Acts on a dossier'),
  tag('indicators', 'Chỉ tiêu, bộ tiêu chí', 'Indicators and scorecards'),
  tag('reports', 'Báo cáo', 'Reports'),
  tag('stream', 'Thay đổi trực tiếp', 'Changes as they happen'),
  tag('platform', 'Vận hành', 'Running the system'),
  tag('documents', 'Tài liệu', 'Documents'),
  tag('health', 'Tình trạng', 'Health'),
];

import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Problem, type FieldError } from './problem.js';
import type { Shape } from './request.js';

const REASONS: Record<string, [code: string, vi: string, en: string]> = {
  isDefined: ['required', 'bắt buộc phải có', 'is required'],
  whitelistValidation: ['unknown', 'không có trường này', 'is not a known field'],
  isString: ['text', 'phải là chuỗi ký tự', 'must be text'],
  isLength: ['length', 'quá ngắn hoặc quá dài', 'is too short or too long'],
  matches: ['format', 'sai định dạng', 'has the wrong format'],
  isUuid: ['uuid', 'phải là uuid', 'must be a uuid'],
  isInt: ['integer', 'phải là số nguyên', 'must be an integer'],
  isNumber: ['number', 'phải là số', 'must be a number'],
  min: ['range', 'nhỏ hơn giới hạn', 'is below its limit'],
  max: ['range', 'lớn hơn giới hạn', 'is above its limit'],
  isBoolean: ['boolean', 'phải là true hoặc false', 'must be true or false'],
  isIn: ['choice', 'không thuộc các giá trị cho phép', 'is not one of the allowed values'],
  isInstant: ['instant', 'phải là thời điểm RFC 3339 có múi giờ', 'must be an RFC 3339 instant with an offset'],
  isDay: ['day', 'phải là ngày có thật dạng YYYY-MM-DD', 'must be an existing day YYYY-MM-DD'],
  isObject: ['object', 'phải là đối tượng', 'must be an object'],
  nestedValidation: ['object', 'phải là đối tượng', 'must be an object'],
  isArray: ['list', 'phải là danh sách', 'must be a list'],
  arrayMinSize: ['size', 'quá ít phần tử', 'has too few entries'],
  arrayMaxSize: ['size', 'quá nhiều phần tử', 'has too many entries'],
};

function reasons(error: ValidationError, path: string): FieldError[] {
  const here = path ? `${path}.${error.property}` : error.property;
  const [constraint] = Object.keys(error.constraints ?? {});
  const nested = (error.children ?? []).flatMap((child) => reasons(child, here));
  if (!constraint) return nested;
  const [code, vi, en] = REASONS[constraint] ?? ['invalid', 'không hợp lệ', 'is not valid'];
  return [{ path: here, code, message: { vi: `${here}: ${vi}`, en: `${here} ${en}` } }, ...nested];
}

const isPlain = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value as an instance of its class, text in NFC; otherwise a `Problem` that names every bad field. Unknown fields are refused. */
export function check<T extends object>(shape: Shape<T>, value: unknown, from: 'body' | 'query' = 'body'): T {
  const found = findErrors(shape, value, from);
  if (found.errors.length > 0) throw new Problem('invalid', 'invalid.fields', {}, found.errors);
  return found.instance as T;
}

/** The same without throwing: for imports, which report row by row. */
export function findErrors<T extends object>(
  shape: Shape<T>,
  value: unknown,
  from: 'body' | 'query' = 'body',
): { instance?: T; errors: FieldError[] } {
  if (!isPlain(value)) {
    const [code, vi, en] = REASONS.isObject!;
    return { errors: [{ path: '', code, message: { vi: `Nội dung ${vi}`, en: `The body ${en}` } }] };
  }
  const instance = plainToInstance(shape, value, { groups: [from] });
  const errors = validateSync(instance, { whitelist: true, forbidNonWhitelisted: true, stopAtFirstError: true });
  return { instance, errors: errors.flatMap((error) => reasons(error, '')) };
}

import { Problem, type FieldError } from './problem.js';
import type { Shape } from './request.js';
import { fieldsOf, type CompiledField } from './structure.js';

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

function faultOf(constraint: string, path: string): FieldError {
  const [code, vi, en] = REASONS[constraint] ?? ['invalid', 'không hợp lệ', 'is not valid'];
  const [nameVi, nameEn] = path ? [`${path}:`, path] : ['Nội dung', 'The body'];
  return { path, code, message: { vi: `${nameVi} ${vi}`, en: `${nameEn} ${en}` } };
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
  const errors: FieldError[] = [];
  const instance = read(shape, value, '', { from, errors });
  return { ...(instance ? { instance } : {}), errors };
}

/** Values of a query string as their fields read them; for requests that have a body beside it. */
export function queryValues(shape: Shape, query: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const fields = fieldsOf(shape);
  const read = (key: string, value: unknown) => {
    const field = fields.get(key);
    return field ? normal(field, value, 'query') : value;
  };
  return Object.fromEntries(Object.entries(query).map(([key, value]) => [key, read(key, value)]));
}

interface Reading {
  from: 'body' | 'query';
  errors: FieldError[];
}

function read<T extends object>(shape: Shape<T>, value: unknown, path: string, reading: Reading): T | undefined {
  if (!isPlain(value)) {
    reading.errors.push(faultOf('isObject', path));
    return undefined;
  }
  const fields = fieldsOf(shape);
  const given = value as Record<string, unknown>;
  const instance = new shape();
  for (const key of Object.keys(given))
    if (!fields.has(key)) reading.errors.push(faultOf('whitelistValidation', joined(path, key)));
  for (const field of fields.values()) {
    const found = readField(field, given[field.key], joined(path, field.key), reading);
    if (found !== undefined) (instance as Record<string, unknown>)[field.key] = found;
  }
  return instance;
}

function readField(field: CompiledField, given: unknown, path: string, reading: Reading): unknown {
  if (given === undefined || given === null) {
    if (!field.optional) reading.errors.push(faultOf('isDefined', path));
    return given;
  }
  const value = normal(field, given, reading.from);
  const broken = field.checks.find((rule) => !rule.holds(value));
  if (broken) {
    reading.errors.push(faultOf(broken.name, path));
    return undefined;
  }
  if (!field.of) return value;
  const of = field.of();
  return field.many
    ? (value as unknown[]).map((part, n) => read(of, part, `${path}.${n}`, reading))
    : read(of, value, path, reading);
}

function normal(field: CompiledField, value: unknown, from: 'body' | 'query'): unknown {
  if (typeof value === 'string') {
    if (from === 'query' && field.read) return field.read(value);
    return field.text ? value.normalize('NFC') : value;
  }
  if (!field.text || !Array.isArray(value)) return value;
  return value.map((one: unknown) => (typeof one === 'string' ? one.normalize('NFC') : one));
}

const joined = (path: string, key: string): string => (path ? `${path}.${key}` : key);

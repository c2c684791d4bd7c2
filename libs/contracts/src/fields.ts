import * as v from 'class-validator';
import { declareField, type FieldDocument, type FieldStructure } from './structure.js';
import type { Shape } from './request.js';

/** What a field is, for people and for the API documents. */
export interface About {
  vi: string;
  en: string;
  example?: unknown;
  /** Absent and `null` mean the same. */
  optional?: boolean;
}

/** Made when values of the class are first checked: a service declares every contract of the platform and checks a few. */
type Checks = () => readonly PropertyDecorator[];

function field(about: About, api: FieldDocument, checks: Checks, structure: FieldStructure = {}): PropertyDecorator {
  const document: FieldDocument = {
    description: `${about.vi} · ${about.en}`,
    required: !about.optional,
    ...(about.example === undefined ? {} : { example: about.example }),
    ...(about.optional ? { nullable: true } : {}),
    ...api,
  };
  const optional = about.optional ?? false;
  return (target, key) => declareField(target, { ...structure, key: String(key), optional, document, checks });
}

/** Text in NFC; by default 1–500 characters without control characters. */
export function Text(
  about: About & { min?: number; max?: number; pattern?: RegExp; lines?: boolean },
): PropertyDecorator {
  const { min = 1, max = 500, pattern = about.lines ? /^[^\0-\x08\x0b\x0c\x0e-\x1f]*$/u : /^[^\0-\x1f]*$/u } = about;
  const api = { type: String, minLength: min, maxLength: max, ...(about.pattern ? { pattern: pattern.source } : {}) };
  return field(about, api, () => [v.IsString(), v.Length(min, max), v.Matches(pattern)], { text: true });
}

export function Id(about: About): PropertyDecorator {
  return field(about, { type: String, format: 'uuid' }, () => [v.IsUUID()]);
}

/** An integer; `min` and `max` included. */
export function Whole(about: About & { min?: number; max?: number }): PropertyDecorator {
  const { min = 0, max = Number.MAX_SAFE_INTEGER } = about;
  const read = (text: string) => (/^-?\d{1,15}$/.test(text) ? Number(text) : text);
  return field(about, { type: 'integer', minimum: min, maximum: max }, () => [v.IsInt(), v.Min(min), v.Max(max)], {
    read,
  });
}

/** A number that may have a fraction, e.g. half a working day. Never in events: there integers or text. */
export function Decimal(about: About & { min?: number; max?: number }): PropertyDecorator {
  const { min = 0, max = 1e9 } = about;
  const read = (text: string) => (/^-?\d{1,12}(\.\d{1,6})?$/.test(text) ? Number(text) : text);
  return field(about, { type: 'number', minimum: min, maximum: max }, () => [v.IsNumber(), v.Min(min), v.Max(max)], {
    read,
  });
}

export function Flag(about: About): PropertyDecorator {
  const read = (text: string) => (text === 'true' ? true : text === 'false' ? false : text);
  return field(about, { type: Boolean }, () => [v.IsBoolean()], { read });
}

export function OneOf(values: readonly (string | number)[], about: About): PropertyDecorator {
  const read = (text: string) => values.find((value) => String(value) === text) ?? text;
  return field(about, { enum: [...values] }, () => [v.IsIn([...values])], { read });
}

const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d{1,9})?(Z|[+-]\d{2}:\d{2})$/;

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const MONTHS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** Whether the text is a day `YYYY-MM-DD` that exists. */
export function isDay(value: unknown): boolean {
  const parts = typeof value === 'string' ? DAY.exec(value) : null;
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  const leap = month === 2 && year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (MONTHS[month - 1] ?? 0) + (leap ? 1 : 0);
}

/** Whether the text is an RFC 3339 instant with an offset, on a day that exists. */
export function isInstant(value: unknown): boolean {
  return (
    typeof value === 'string' && INSTANT.test(value) && isDay(value.slice(0, 10)) && !Number.isNaN(Date.parse(value))
  );
}

export function Instant(about: About): PropertyDecorator {
  const check = () => [v.ValidateBy({ name: 'isInstant', validator: { validate: isInstant } })];
  return field(about, { type: String, format: 'date-time' }, check);
}

export function Day(about: About): PropertyDecorator {
  const check = () => [v.ValidateBy({ name: 'isDay', validator: { validate: isDay } })];
  return field(about, { type: String, format: 'date' }, check);
}

export function Part(of: () => Shape, about: About): PropertyDecorator {
  return field(about, { type: of }, () => [v.IsObject(), v.ValidateNested()], { of });
}

export function Parts(of: () => Shape, about: About & { min?: number; max?: number }): PropertyDecorator {
  const { min = 0, max = 1000 } = about;
  const checks = () => [v.IsArray(), v.ArrayMinSize(min), v.ArrayMaxSize(max), v.ValidateNested({ each: true })];
  return field(about, { type: of, isArray: true, minItems: min, maxItems: max }, checks, { of, many: true });
}

export function Texts(about: About & { max?: number; length?: number; pattern?: RegExp }): PropertyDecorator {
  const { max = 100, length = 500, pattern } = about;
  const checks = () => [
    ...[v.IsArray(), v.ArrayMaxSize(max), v.IsString({ each: true }), v.Length(1, length, { each: true })],
    ...(pattern ? [v.Matches(pattern, { each: true })] : []),
  ];
  return field(about, { type: String, isArray: true, maxItems: max }, checks, { text: true });
}

/** Free JSON of a view; never for input. */
export function Json(about: About): PropertyDecorator {
  return field(about, { type: Object, additionalProperties: true }, () => [v.Allow()]);
}

import { check, fieldsOf, Problem, type FieldError, type Shape } from '#contracts';
import { inputOf, type RouteFacts } from './route.js';

type Values = Record<string, unknown>;

/** The parts of an HTTP request that become one checked object. */
export interface RawInput {
  method: string;
  params: Values;
  query: Values;
  body: unknown;
}

/** Names that would reach the prototype of the object they are copied into. */
const RESERVED = ['__proto__', 'constructor', 'prototype'];

const unknown = (path: string): FieldError => ({
  path,
  code: 'unknown',
  message: { vi: `${path}: không có trường này`, en: `${path} is not a known field` },
});

function refuse(names: readonly string[]): void {
  if (names.length > 0) throw new Problem('invalid', 'invalid.fields', {}, names.map(unknown));
}

const isObject = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Path, query and body as one instance of the route's input class; unknown and doubled fields are refused. */
export function readInput(facts: RouteFacts, raw: RawInput): object {
  const shape = inputOf(facts);
  refuse(Object.keys(raw.query).filter((name) => RESERVED.includes(name)));
  if (!shape) {
    refuse(Object.keys(raw.query));
    return {};
  }
  return raw.method === 'POST' && !facts.streams ? fromBody(shape, facts, raw) : fromQuery(shape, raw);
}

function fromQuery(shape: Shape, { params, query }: RawInput): object {
  refuse(Object.keys(query).filter((name) => name in params));
  return check(shape, { ...query, ...params }, 'query');
}

function fromBody(shape: Shape, facts: RouteFacts, { params, query, body = {} }: RawInput): object {
  if (!isObject(body)) return check(shape, body);
  const inQuery = facts.query ?? [];
  const elsewhere = (name: string) => name in params || inQuery.includes(name) || RESERVED.includes(name);
  refuse([...Object.keys(query).filter((name) => !inQuery.includes(name)), ...Object.keys(body).filter(elsewhere)]);
  return check(shape, { ...body, ...converted(shape, query), ...params });
}

/** In a query every value is text: read as the field's type says, left as it is where it can't be. */
function converted(shape: Shape, query: Values): Values {
  const fields = fieldsOf(shape);
  const read = ([name, value]: [string, unknown]) => {
    const field = fields.get(name);
    return [name, field?.read && typeof value === 'string' ? field.read(value) : value] as const;
  };
  return Object.fromEntries(Object.entries(query).map(read));
}

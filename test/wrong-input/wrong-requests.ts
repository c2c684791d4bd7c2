import {
  isNullable,
  resolved,
  rightObject,
  rightValue,
  wrongTexts,
  wrongValues,
  type OpenApi,
  type Operation,
  type Schema,
} from './schema.js';

export interface WrongRequest {
  what: string;
  method: string;
  path: string;
  /** Nobody; a token that holds for nothing; someone without the right; someone with it. */
  as: 'anonymous' | 'broken' | 'stranger' | 'allowed';
  roles: string[];
  type?: string;
  body?: string;
  headers?: Record<string, string>;
  expected: number[];
}

type Request = Omit<WrongRequest, 'what' | 'expected'>;
type Wrong = Pick<WrongRequest, 'what' | 'expected'> & Partial<Request>;

/** No record of such a name, or an act refused for another reason: anything but success or a defect. */
const REFUSED = [400, 401, 403, 404, 409, 412, 422];
const JSON_TYPE = 'application/json';

/** Routes that compute an answer for whatever text stands in the path. */
const COMPUTED = ['/api/v1/postal/tracking-numbers/{number}'];

function pathOf(
  template: string,
  { parameters }: Operation,
  document: OpenApi,
  replaced: Record<string, string> = {},
): string {
  const named = parameters.filter((one) => one.in === 'path');
  const values = Object.fromEntries(
    named.map(({ name, schema }) => [name, String(rightValue(schema, document, true))]),
  );
  return template.replace(/\{(\w+)\}/g, (_place, name: string) =>
    encodeURIComponent({ ...values, ...replaced }[name]!),
  );
}

const queryOf = ({ parameters }: Operation, document: OpenApi, replaced: Record<string, string> = {}): string => {
  const required = parameters.filter((one) => one.in === 'query' && one.required);
  const values = Object.fromEntries(required.map(({ name, schema }) => [name, String(rightValue(schema, document))]));
  const query = new URLSearchParams({ ...values, ...replaced }).toString();
  return query ? `?${query}` : '';
};

function callers({ security, 'x-roles': roles = [] }: Operation): Wrong[] {
  const open = security.some((one) => Object.keys(one).length === 0);
  const broken: Wrong = { what: 'a broken token', as: 'broken', expected: [401] };
  if (open) return [broken];
  const stranger: Wrong[] = roles.includes('citizen') ? [] : [{ what: 'a citizen', as: 'stranger', expected: [403] }];
  return [broken, { what: 'nobody', as: 'anonymous', expected: [401] }, ...stranger];
}

function wrongPaths(template: string, operation: Operation, document: OpenApi): Wrong[] {
  if (COMPUTED.includes(template)) return [];
  const query = queryOf(operation, document);
  const texts = ['\u0000', 'x'.repeat(390), "' OR 1=1 --", '..', '%', '☠'];
  return operation.parameters
    .filter((one) => one.in === 'path')
    .flatMap(({ name }) =>
      texts.map((text) => ({
        what: `${name} = ${JSON.stringify(text.slice(0, 12))}`,
        path: pathOf(template, operation, document, { [name]: text }) + query,
        expected: [400, 404],
      })),
    );
}

function wrongQueries(template: string, operation: Operation, document: OpenApi): Wrong[] {
  const path = pathOf(template, operation, document);
  const inQuery = operation.parameters.filter((one) => one.in === 'query');
  const bad = inQuery.flatMap(({ name, schema }) => wrongTexts(schema).map((text) => [name, text] as const));
  const missing = inQuery.filter(({ required }) => required).map(({ name }) => name);
  return [
    ...[...bad, ['unheardOf', '1'] as const, ['__proto__', '1'] as const].map(([name, text]) => ({
      what: `?${name}=${text.slice(0, 12)}`,
      path: path + queryOf(operation, document, { [name]: text }),
      expected: [400],
    })),
    ...missing.map((name) => ({ what: `without ?${name}`, path, expected: [400] })),
  ];
}

function wrongHeaders({ parameters }: Operation): Wrong[] {
  const values: Record<string, string> = {
    'Idempotency-Key': 'x'.repeat(300),
    'If-Match': 'no quotes',
    'At-Least': 'dossier',
  };
  return parameters
    .filter(({ name }) => values[name] !== undefined)
    .map(({ name }) => ({
      what: `${name}: ${values[name]!.slice(0, 12)}`,
      headers: { [name]: values[name]! },
      expected: [400],
    }));
}

function wrongFields(schema: Schema, document: OpenApi): Wrong[] {
  const right = rightObject(schema, document) as Record<string, unknown>;
  const sent = (what: string, body: object): Wrong => ({ what, body: JSON.stringify(body), expected: [400] });
  const { properties = {}, required = [] } = schema;
  return [
    sent('an unknown field', { ...right, unheardOf: 1 }),
    sent('a prototype', { ...right, constructor: 1 }),
    ...required.map((name) => sent(`without ${name}`, { ...right, [name]: undefined })),
    ...required
      .map((name) => sent(`${name} = null`, { ...right, [name]: null }))
      .filter((_one, n) => !isNullable(properties[required[n]!]!)),
    ...Object.entries(properties).flatMap(([name, field]) =>
      wrongValues(field, document).map((value) =>
        sent(`${name} = ${JSON.stringify(value).slice(0, 20)}`, { ...right, [name]: value }),
      ),
    ),
  ];
}

/** A body that only its signature admits: without one it is not even read. */
const signedBodies = (): Wrong[] => [
  ...['{', '[]', '{"Events":[]}', '['.repeat(20_000)].map((body) => ({
    what: `unsigned ${body.slice(0, 12)}`,
    body,
    expected: [401],
  })),
  { what: '300 kB', body: JSON.stringify({ x: 'x'.repeat(300_000) }), expected: [413] },
  { what: 'a form', type: 'application/x-www-form-urlencoded', body: 'a=1', expected: [415] },
];

function wrongBodies({ requestBody }: Operation, document: OpenApi): Wrong[] {
  const content = requestBody?.content[JSON_TYPE];
  if (!content) return requestBody ? [{ what: 'JSON for a stream', type: JSON_TYPE, body: '{}', expected: [415] }] : [];
  const schema = resolved(content.schema, document);
  if (schema.format === 'binary') return signedBodies();
  const broken = ['{', '[]', 'null', '"x"', '{"__proto__":{}}', '['.repeat(20_000), '{"a":1}}'];
  return [
    ...broken.map((body) => ({ what: `body ${body.slice(0, 12)}`, body, expected: [400] })),
    { what: '300 kB', body: JSON.stringify({ x: 'x'.repeat(300_000) }), expected: [413] },
    { what: 'a form', type: 'application/x-www-form-urlencoded', body: 'a=1', expected: [415] },
    { what: 'no type', type: 'text/plain', body: '{}', expected: [415] },
    ...wrongFields(schema, document),
  ];
}

/** Right in form, about a record that does not exist, with a stale version. */
function wrongRecords(template: string, operation: Operation): Wrong[] {
  const named = operation.parameters.some((one) => one.in === 'path' && one.name !== 'service');
  if (!named || !operation['x-roles'] || COMPUTED.includes(template)) return [];
  return [
    { what: 'no such record', expected: REFUSED },
    { what: 'a stale ETag', headers: { 'If-Match': '"0"' }, expected: REFUSED },
  ];
}

function wrongAbout(method: string, template: string, operation: Operation, document: OpenApi): WrongRequest[] {
  const content = operation.requestBody?.content[JSON_TYPE];
  const right: Request = {
    method,
    path: pathOf(template, operation, document) + queryOf(operation, document),
    as: operation['x-roles'] ? 'allowed' : 'anonymous',
    roles: operation['x-roles'] ?? [],
    ...(operation.requestBody ? { type: Object.keys(operation.requestBody.content)[0]! } : {}),
    ...(content ? { body: JSON.stringify(rightObject(resolved(content.schema, document), document)) } : {}),
  };
  const wrongs = [
    ...callers(operation),
    ...wrongPaths(template, operation, document),
    ...wrongQueries(template, operation, document),
    ...wrongHeaders(operation),
    ...wrongBodies(operation, document),
    ...wrongRecords(template, operation),
  ];
  return wrongs.map((wrong) => ({ ...right, ...wrong, what: `${method} ${template}: ${wrong.what}` }));
}

/** Wrong input to every route of the document, with the statuses that would be right. */
export const wrongRequests = (document: OpenApi): WrongRequest[] =>
  Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations).flatMap(([method, one]) => wrongAbout(method.toUpperCase(), path, one, document)),
  );

import { PROBLEM_STATUS, type ProblemKind, type Shape } from '#contracts';
import { KIND_TITLES } from '../http/problem-document.js';
import { answerOf, inputOf, type RouteFacts } from '../http/route.js';
import { isPublic, RIGHTS } from '../rights/rights.js';
import { headerParameters, PROBLEM_SCHEMA, TAGS, ANSWER_HEADERS } from './openapi-parts.js';
import { allRoutes, type Route } from './routes.js';
import { propertiesOf, Schemas, type Schema } from './schemas.js';

const INFO = {
  title: 'Chỉ Số',
  version: '1.0.0',
  summary: 'Bộ chỉ số cải cách hành chính, cập nhật trực tiếp · the live administrative-reform index of a province',
  description:
    'Lỗi: `application/problem+json` (RFC 9457). Trường và tham số lạ: 400. Mọi lần ghi trả `Position`; đọc số liệu với ' +
    '`At-Least` để thấy điều vừa ghi. · Errors: `application/problem+json` (RFC 9457). Unknown fields and parameters: 400. ' +
    'Writes answer `Position`; reads of figures honour `At-Least`.',
  license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
};

const WRITE_ERRORS: ProblemKind[] = ['conflict', 'stale', 'too-large', 'unsupported-type', 'refused'];

function kindsOf({ method, parameters, facts }: Route): ProblemKind[] {
  const kinds: ProblemKind[] = ['invalid', 'unauthenticated', 'too-many', 'unavailable'];
  if (!isPublic(facts.resource, facts.action)) kinds.push('forbidden');
  if (parameters.length > 0 || facts.figures) kinds.push('not-found');
  if (facts.figures) kinds.push('conflict');
  if (method === 'POST') kinds.push(...WRITE_ERRORS);
  return [...new Set(kinds)].sort((a, b) => PROBLEM_STATUS[a] - PROBLEM_STATUS[b]);
}

/** A value in a path or query is never null. */
function notNull({ type, enum: values, ...rest }: Schema): Schema {
  return {
    ...(type === undefined
      ? {}
      : { type: Array.isArray(type) ? (type as string[]).find((one) => one !== 'null') : type }),
    ...(values === undefined ? {} : { enum: (values as unknown[]).filter((value) => value !== null) }),
    ...rest,
  };
}

function parametersOf({ method, facts, parameters }: Route, schemas: Schemas): Schema[] {
  const shape = inputOf(facts);
  const inQuery = (name: string) => method === 'GET' || facts.streams !== undefined || facts.query?.includes(name);
  const fields = shape ? [...propertiesOf(shape)] : [];
  return fields
    .filter(([name]) => parameters.includes(name) || inQuery(name))
    .map(([name, property]) => {
      const { description, ...schema } = schemas.field(property);
      const inPath = parameters.includes(name);
      const required = inPath || property.required === true;
      return { name, in: inPath ? 'path' : 'query', required, description, schema: notNull(schema) };
    });
}

function bodyOf({ method, facts, parameters }: Route, schemas: Schemas): Schema | undefined {
  const shape = inputOf(facts);
  if (method !== 'POST' || !shape) return undefined;
  if (facts.streams) {
    const binary = { schema: { type: 'string', format: 'binary' } };
    return { required: true, content: Object.fromEntries<Schema>(facts.streams.map((type) => [type, binary])) };
  }
  const elsewhere = [...parameters, ...(facts.query ?? [])];
  const own = [...propertiesOf(shape)].filter(([name]) => !elsewhere.includes(name));
  const schema =
    own.length === 0 ? { type: 'object', additionalProperties: false } : schemas.ref(shape, true, elsewhere);
  return { required: own.some(([, { required }]) => required), content: { 'application/json': { schema } } };
}

function answersOf(route: Route, schemas: Schemas): Schema {
  const { facts } = route;
  const errors: [string, Schema][] = kindsOf(route).map((kind) => [
    String(PROBLEM_STATUS[kind]),
    { $ref: `#/components/responses/${kind}` },
  ]);
  return {
    [String(facts.status)]: {
      description: `${facts.vi} · ${facts.en}`,
      headers: facts.action === 'write' ? ANSWER_HEADERS.write : ANSWER_HEADERS.read,
      content: contentOf(facts, schemas),
    },
    ...Object.fromEntries(errors),
    ...(route.path === '/readyz'
      ? { 503: { description: 'Not ready', content: { 'application/json': { schema: {} } } } }
      : {}),
  };
}

function contentOf(facts: RouteFacts, schemas: Schemas): Schema {
  const answer: Shape | undefined = answerOf(facts);
  const one = answer ? schemas.ref(answer) : {};
  const json = facts.list ? { type: 'array', items: one } : one;
  const others = (facts.produces ?? []).map((type): [string, Schema] => [type, { schema: { type: 'string' } }]);
  const isJson = answer !== undefined || others.length === 0;
  return { ...(isJson ? { 'application/json': { schema: json } } : {}), ...Object.fromEntries(others) };
}

function operation(route: Route, schemas: Schemas): Schema {
  const { facts } = route;
  const body = bodyOf(route, schemas);
  const open = isPublic(facts.resource, facts.action);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: facts.vi,
    description: facts.en,
    parameters: [...parametersOf(route, schemas), ...headerParameters(facts)],
    ...(body ? { requestBody: body } : {}),
    responses: answersOf(route, schemas),
    security: open ? [{}, { bearer: [] }] : [{ bearer: [] }],
    ...(open ? {} : { 'x-roles': RIGHTS[facts.resource][facts.action] }),
  };
}

function problemResponses(): Schema {
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };
  return Object.fromEntries<Schema>(
    (Object.keys(PROBLEM_STATUS) as ProblemKind[]).map((kind) => [
      kind,
      { description: `${KIND_TITLES[kind].vi} · ${KIND_TITLES[kind].en}`, content },
    ]),
  );
}

/** OpenAPI 3.1 of every route, from the contracts: what is served, committed, and fuzzed. */
export function openapiDocument(): Schema {
  const schemas = new Schemas();
  const paths: Record<string, Schema> = {};
  for (const route of allRoutes()) {
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, schemas) };
  }
  const named = Object.entries({ ...schemas.named, Problem: PROBLEM_SCHEMA }).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    openapi: '3.1.0',
    info: INFO,
    servers: [{ url: '/', description: 'Máy chủ này · this server' }],
    tags: TAGS,
    paths,
    components: {
      schemas: Object.fromEntries(named),
      responses: problemResponses(),
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT', description: 'OIDC access token' },
      },
    },
  };
}

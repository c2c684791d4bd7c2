import type { Platform } from '../platform/platform.js';
import { OTHER } from './other-agency.js';
import { resolved, rightObject, rightValue, type OpenApi, type Operation } from './schema.js';

const OWN = '000.00.15.H10';
const JSON_TYPE = 'application/json';
/** They stand outside the agencies: what they may see goes by who they are. */
const ELSEWHERE_TESTED: readonly string[] = ['citizen', 'system', 'anonymous'];

/** Records of the other agency, by the path that names them. */
export type Foreign = Readonly<Record<string, string>>;

/** Records that belong to the whole province or to the caller, and those whose own specs try other agencies. */
export const OTHERWISE: Readonly<Record<string, string>> = {
  'agencies/{ref}': 'public to read; the administrator writes',
  'counter-days/{day}': 'by ?agency=',
  'assignments/{id}': 'the administrator’s',
  'calendar/decisions/{id}': 'public; moves are those of the caller’s agencies',
  'imports/{id}': 'the caller’s own',
  'procedures/imports/{id}': 'the caller’s own',
  'procedures/{code}': 'public to read; the province writes',
  'exports/{id}': 'the caller’s own',
  'postal/tracking-numbers/{number}': 'computed',
  'indicators/{id}': 'by ?scope=',
  'scorecards/{id}': 'by ?scope=',
  'platform/services/{service}': 'the administrator’s',
  'publications/{id}': 'apps/catalogue publication.int.spec.ts',
  'reviews/{id}': 'apps/catalogue publication.int.spec.ts',
  'drafts/{draft}': 'apps/dossier drafts',
  'shipments/{id}': 'apps/postal',
  'handovers/{id}': 'apps/postal',
  'postal/complaints/{id}': 'apps/postal',
  'postal/reminders/{id}': 'apps/postal',
  'exchange/attachments/{digest}': 'apps/exchange attachments',
  'exchange/connections/{id}': 'apps/exchange',
  'exchange/outbox/{id}': 'apps/exchange',
  'exchange/reminders/{id}': 'apps/exchange',
  'opinions/{number}': 'apps/feedback',
  'tasks/{id}': 'apps/oversight',
};

export interface Attempt {
  what: string;
  method: string;
  path: string;
  role: string;
  body?: Body;
  /** A list may be answered, without the other agency's dossier. */
  list: boolean;
}

interface Route {
  method: string;
  template: string;
  operation: Operation;
}

const isPublic = ({ security }: Operation): boolean => security.some((one) => Object.keys(one).length === 0);

/** Up to and with its first place: what names the record. */
export const recordOf = (template: string): string | undefined => /^\/api\/v1\/(.*?\{\w+\})/.exec(template)?.[1];

export const routesOf = (document: OpenApi): Route[] =>
  Object.entries(document.paths).flatMap(([template, operations]) =>
    Object.entries(operations)
      .filter(([, operation]) => !isPublic(operation))
      .map(([method, operation]) => ({ method: method.toUpperCase(), template, operation })),
  );

function pathOf({ template, operation }: Route, document: OpenApi, first: string | undefined): string {
  let n = 0;
  return template.replace(/\{(\w+)\}/g, (_place, name: string) => {
    const { schema } = operation.parameters.find((one) => one.in === 'path' && one.name === name)!;
    return encodeURIComponent((n++ === 0 && first) || String(rightValue(schema, document)));
  });
}

function queryOf({ operation }: Route, document: OpenApi, more: Record<string, string>): string {
  const required = operation.parameters.filter((one) => one.in === 'query' && one.required);
  const values = required.map(({ name, schema }) => [name, String(rightValue(schema, document))]);
  const query = new URLSearchParams({ ...Object.fromEntries(values), ...more } as Record<string, string>);
  return query.size > 0 ? `?${query.toString()}` : '';
}

interface Body {
  type: string;
  text: string;
}

const today = (): string => new Date(Date.now() + 7 * 3_600_000).toISOString().slice(0, 10);

/** What the schema alone does not say of a body that would be taken. */
const MEANINGFUL: Readonly<Record<string, () => object>> = {
  '/api/v1/counter-visits': () => ({ form: 'guidance' }),
  '/api/v1/offline-ranges': () => ({ day: today() }),
  '/api/v1/decision-lists': () => ({ codes: ['1.999999'] }),
  '/api/v1/linked-procedures': () => ({ code: '1.999999', participants: [OTHER] }),
};

/** Right in form, and about the other agency wherever it names one. */
function bodyOf({ operation, template }: Route, document: OpenApi): Body | undefined {
  const content = operation.requestBody?.content;
  if (!content) return undefined;
  const json = content[JSON_TYPE];
  if (!json) return { type: Object.keys(content)[0]!, text: 'x' };
  const schema = resolved(json.schema, document);
  const agencies = Object.keys(schema.properties ?? {}).filter((name) => AGENCY.test(name));
  const named = Object.fromEntries(agencies.map((name) => [name, OTHER]));
  const text = JSON.stringify(
    { ...rightObject(schema, document), ...named, ...MEANINGFUL[template]?.() },
    (name, value: unknown) => (AGENCY.test(name) ? OTHER : value),
  );
  return { type: JSON_TYPE, text };
}
const AGENCY = /^(agency|agencyCode|leadAgencyCode)$/;

interface Variant {
  path: string;
  list: boolean;
}

/** Every act on a record of the other agency or in its name; every question about it, now and as of before; every list. */
function variantsOf(route: Route, document: OpenApi, foreign: Foreign): Variant[] {
  const record = recordOf(route.template);
  const named = record && foreign[record];
  const isMade = !record && route.method === 'POST' && bodyOf(route, document)?.text.includes(OTHER);
  if (named || isMade) return [{ path: pathOf(route, document, named) + queryOf(route, document, {}), list: false }];
  return route.method === 'GET' ? questionsOf(route, document) : [];
}

function questionsOf(route: Route, document: OpenApi): Variant[] {
  const asked = route.operation.parameters.filter((one) => one.in === 'query');
  const path = pathOf(route, document, undefined);
  const scope = asked.find(({ name }) => name === 'agency' || name === 'scope');
  if (!scope && recordOf(route.template)) return [];
  const before = new Date(Date.now() - 60_000).toISOString();
  const questions: Record<string, string>[] = scope?.required ? [] : [{}];
  if (scope) questions.push({ [scope.name]: OTHER });
  if (scope && asked.some(({ name }) => name === 'asOf')) questions.push({ [scope.name]: OTHER, asOf: before });
  return questions.map((more) => ({ path: path + queryOf(route, document, more), list: true }));
}

/** By every role that has the right at all, standing at an agency that has nothing to do with it. */
export const attempts = (document: OpenApi, foreign: Foreign): Attempt[] =>
  routesOf(document).flatMap((route) =>
    variantsOf(route, document, foreign).flatMap(({ path, list }) =>
      (route.operation['x-roles'] ?? [])
        .filter((role) => !ELSEWHERE_TESTED.includes(role))
        .map((role) => ({
          ...{ what: `${role}: ${route.method} ${path}`, method: route.method, path, role, list },
          body: bodyOf(route, document),
        })),
    ),
  );

async function answered(platform: Platform, { method, path, role, body }: Attempt) {
  const answer = await fetch(platform.base + path, {
    method,
    headers: {
      authorization: `Bearer ${await platform.token(role, OWN)}`,
      ...(body ? { 'content-type': body.type } : {}),
    },
    ...(body ? { body: body.text } : {}),
    signal: AbortSignal.timeout(60_000),
  });
  const isStream = answer.headers.get('content-type')?.startsWith('text/event-stream');
  if (!isStream) return { status: answer.status, text: await answer.text() };
  await answer.body?.cancel();
  return { status: answer.status, text: '' };
}

/** What is wrong with the answer; undefined when the other agency's record stays its own. */
async function faultOf(platform: Platform, attempt: Attempt, secrets: readonly string[]): Promise<string | undefined> {
  const { status, text } = await answered(platform, attempt);
  const refused = status === 403 || status === 404;
  const kept = attempt.list && (status < 300 || status === 400) && !secrets.some((secret) => text.includes(secret));
  return refused || kept ? undefined : `${attempt.what}: ${status} ${text.slice(0, 200)}`;
}

/** Eight at a time. */
export async function faultsOf(platform: Platform, all: readonly Attempt[], secrets: readonly string[]) {
  const left = [...all];
  const faults: string[] = [];
  const next = async (): Promise<void> => {
    for (let one = left.shift(); one; one = left.shift()) {
      const fault = await faultOf(platform, one, secrets);
      if (fault) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: 8 }, next));
  return faults;
}

/** A visit and a range of numbers of the other agency, beside its dossier. */
export async function foreignRecords(platform: Platform, code: string, procedureCode: string): Promise<Foreign> {
  const by = platform.as('counter-officer', OTHER);
  const about = { agencyCode: OTHER, procedureCode, form: 'guidance', applicant: { name: 'Trần Thị B' } };
  const visit = await by.post<{ id: string }>('/counter-visits', about);
  const range = await by.post<{ id: string }>('/offline-ranges', {
    agencyCode: OTHER,
    day: today(),
    count: 3,
    reason: 'Mất điện',
  });
  return { 'dossiers/{ref}': code, 'counter-visits/{id}': visit.id, 'offline-ranges/{id}': range.id };
}

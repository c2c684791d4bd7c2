import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ANONYMOUS, Problem, type Actor } from '#contracts';
import { languageOf, type Language } from './language.js';
import { readInput } from './input.js';
import { ROUTE, type RouteFacts } from './route.js';

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the entrance before the body is read. */
    actor: Actor | null;
  }
}

/** What a caller asks, checked: what a controller passes on. */
export interface Call<B = object> {
  readonly facts: RouteFacts;
  readonly body: B;
  readonly by: Actor;
  readonly options: CallOptions;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
}

export interface CallOptions {
  by: Actor;
  language: Language;
  idempotencyKey?: string;
  ifMatch?: string;
  atLeast?: string;
}

const HEADERS = {
  'idempotency-key': { option: 'idempotencyKey', form: /^[\x21-\x7e]{1,200}$/ },
  'if-match': { option: 'ifMatch', form: /^(\*|(W\/)?"[\x21\x23-\x7e]{1,100}")$/ },
  'at-least': { option: 'atLeast', form: /^[a-z]{1,20}=\d{1,15}(,\s?[a-z]{1,20}=\d{1,15}){0,9}$/ },
} as const;

/** The headers that go with a request to a service; a malformed one is refused, an empty one is none. */
export function optionsOf(request: FastifyRequest, by: Actor): CallOptions {
  const options: CallOptions = { by, language: languageOf(request.headers['accept-language']) };
  for (const [name, { option, form }] of Object.entries(HEADERS)) {
    const value = request.headers[name];
    if (value === undefined || value === '') continue;
    if (typeof value !== 'string' || !form.test(value)) {
      throw new Problem('invalid', 'invalid.parameter', { name, value: String(value).slice(0, 100) });
    }
    options[option] = value;
  }
  return options;
}

export function callOf(facts: RouteFacts, request: FastifyRequest, reply: FastifyReply): Call {
  const by = request.actor ?? ANONYMOUS;
  const { method, body } = request;
  const raw = { method, params: { ...(request.params as object) }, query: { ...(request.query as object) }, body };
  return { facts, by, options: optionsOf(request, by), body: readInput(facts, raw), request, reply };
}

/** The checked request of the route. */
export const Asked = createParamDecorator((_: unknown, context: ExecutionContext): Call => {
  const facts = Reflect.getMetadata(ROUTE, context.getHandler()) as RouteFacts;
  const http = context.switchToHttp();
  return callOf(facts, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
});

import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#contracts';
import { allowedMethods } from './allowed-methods.js';
import { JSON_BYTES } from './bodies.js';
import { languageOf } from './language.js';
import { defectDocument, problemDocument } from './problem-document.js';
import { secure } from './security-headers.js';

/** Everything thrown becomes `application/problem+json`: a `Problem` as itself, the framework's refusals as theirs, the rest as a defect. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  private readonly log = new Logger(ProblemFilter.name);

  catch(thrown: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(thrown, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(thrown: unknown, request: FastifyRequest, reply: FastifyReply): void {
    if (reply.sent || reply.raw.headersSent) return;
    const language = languageOf(request.headers?.['accept-language']);
    const instance = request.url.split('?', 1)[0] ?? '';
    const problem = problemOf(thrown, request);
    if (!problem) this.log.error(thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown));
    const document = problem ? problemDocument(problem, language, instance) : defectDocument(language, instance);
    secure(reply);
    for (const [name, value] of Object.entries(headersOf(problem))) reply.header(name, value);
    void reply
      .code(document.status)
      .header('content-type', 'application/problem+json; charset=utf-8')
      .header('content-language', language)
      .header('cache-control', 'no-store')
      .send(JSON.stringify(document));
  }
}

function headersOf(problem: Problem | undefined): Record<string, string> {
  if (problem?.kind === 'unauthenticated') return { 'www-authenticate': 'Bearer' };
  if (problem?.kind === 'not-allowed') return { allow: String(problem.facts.allowed) };
  if (problem?.kind === 'too-many') return { 'retry-after': String(problem.facts.seconds ?? 60) };
  if (problem?.kind === 'unavailable') return { 'retry-after': '5' };
  return {};
}

/** The refusals of Nest and Fastify in our words, by their status. */
const REFUSALS: Record<number, (request: FastifyRequest) => Problem> = {
  400: () => new Problem('invalid', 'invalid.json'),
  404: ({ url }) => unknownRoute(url),
  413: () => new Problem('too-large', 'too-large.body', { limit: JSON_BYTES }),
  415: ({ headers }) =>
    new Problem('unsupported-type', 'unsupported.type', { type: (headers['content-type'] ?? '–').slice(0, 100) }),
};

/** A path that exists is told by what it takes. */
function unknownRoute(url: string): Problem {
  const allowed = allowedMethods(url.split('?', 1)[0]!).join(', ');
  return allowed
    ? new Problem('not-allowed', 'not-allowed.method', { allowed })
    : new Problem('not-found', 'not-found.route');
}

/** Undefined for a defect. */
function problemOf(thrown: unknown, request: FastifyRequest): Problem | undefined {
  if (thrown instanceof Problem) return thrown;
  const status = thrown instanceof HttpException ? thrown.getStatus() : (thrown as { statusCode?: number }).statusCode;
  return REFUSALS[status ?? 500]?.(request);
}

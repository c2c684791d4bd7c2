import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '#contracts';
import { factsOfRequest, type RouteFacts } from './route.js';

export const JSON_BYTES = 256 * 1024;
export const JSON_TYPE = 'application/json';
/** Kinds of bulk; a route takes those its formats have. */
export const BULK_TYPES = {
  jsonLines: 'application/x-ndjson',
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  xml: 'application/xml',
} as const;
/** A file of any kind: what it is, the service tells by its content. */
export const FILE_TYPE = 'application/octet-stream';
const DEPTH = 32;

/** Deeper than any contract, and deep enough to exhaust the stack of whoever walks it. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 0x5b || code === 0x7b) depth += 1;
    else if (code === 0x5d || code === 0x7d) depth -= 1;
    if (depth > DEPTH) return true;
  }
  return false;
}

/** JSON up to 256 kB is parsed; a bulk body is left as a stream for the route that takes it. */
export function acceptBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers();
  const parse = fastify.getDefaultJsonParser('error', 'error');
  const options = { parseAs: 'string', bodyLimit: JSON_BYTES } as const;
  fastify.addContentTypeParser<string>(JSON_TYPE, options, (request, text, done) => {
    // Signed bodies are passed on byte for byte.
    if (factsOfRequest(request)?.streams?.includes(JSON_TYPE)) return done(null, text);
    if (isTooDeep(text)) return done(new Problem('invalid', 'invalid.json'));
    return parse(request, text, done);
  });
  fastify.addContentTypeParser(
    [...Object.values(BULK_TYPES), FILE_TYPE],
    (_request: FastifyRequest, payload: unknown, done: Done) => done(null, payload),
  );
}

type Done = (error: Error | null, body?: unknown) => void;

const mediaType = (header: string | undefined): string => (header ?? '').split(';', 1)[0]!.trim().toLowerCase();

/** Refuses a body of a type the route does not take, before it is read. */
export function assertAcceptable(facts: RouteFacts, request: FastifyRequest): void {
  if (request.method !== 'POST') return;
  const type = mediaType(request.headers['content-type']);
  const empty = type === '' && !facts.streams && (request.headers['content-length'] ?? '0') === '0';
  if (!empty && !(facts.streams ?? [JSON_TYPE]).includes(type)) {
    throw new Problem('unsupported-type', 'unsupported.type', { type: type.slice(0, 100) || '–' });
  }
}

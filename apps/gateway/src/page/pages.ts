import { createHash } from 'node:crypto';
import { existsSync, readdirSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { policyWithIssuer } from '../http/security-headers.js';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
};
const SWAGGER_FILES = ['swagger-ui.css', 'swagger-ui-bundle.js'];

/** `apps/gateway/public`, from the source as from `dist`. */
function publicFolder(): string {
  for (let folder = dirname(fileURLToPath(import.meta.url)); ; folder = dirname(folder)) {
    const found = join(folder, 'apps', 'gateway', 'public');
    if (existsSync(found)) return found;
    if (folder === dirname(folder)) throw new Error('apps/gateway/public is missing');
  }
}

/** One fixed path to one file, with an ETag: no path of a request ever becomes a path of the disk. */
function serveFile(fastify: FastifyInstance, path: string, file: string, headers: Record<string, string> = {}): void {
  fastify.get(path, async (request: FastifyRequest, reply: FastifyReply) => {
    const content = await readFile(file);
    const etag = `"${createHash('sha256').update(content).digest('base64url').slice(0, 22)}"`;
    reply
      .headers(headers)
      .header('etag', etag)
      .header('cache-control', 'no-cache')
      .type(TYPES[extname(file)] ?? 'application/octet-stream');
    return request.headers['if-none-match'] === etag ? reply.code(304).send() : reply.send(content);
  });
}

/**
 * The first page, its style and script, and the page of the API: files only, since the policy allows nothing inline.
 * `issuer`: where people sign in, if not here.
 */
export function servePages(fastify: FastifyInstance, issuer?: string): void {
  const folder = publicFolder();
  const swagger = dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
  for (const name of readdirSync(folder).filter((file) => extname(file) in TYPES)) {
    serveFile(fastify, `/${name}`, join(folder, name));
  }
  for (const name of SWAGGER_FILES) serveFile(fastify, `/api/docs/${name}`, join(swagger, name));
  const headers: Record<string, string> = issuer ? { 'content-security-policy': policyWithIssuer(issuer) } : {};
  serveFile(fastify, '/', join(folder, 'index.html'), headers);
  serveFile(fastify, '/api/docs', join(folder, 'api-docs.html'));
}

import type { IncomingMessage } from 'node:http';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Provider } from 'oidc-provider';
import type { JSONWebKeySet } from 'jose';
import { secure } from '../http/security-headers.js';
import { localKeys } from './local-keys.js';
import { signInPage } from './sign-in-page.js';
import { personaOf } from './personas.js';

const FORM_BYTES = 10_000;

export interface LocalIssuer {
  readonly issuer: string;
  readonly keys: JSONWebKeySet;
  mount(fastify: FastifyInstance): void;
}

interface Settings {
  publicUrl: string;
  port: number;
  audience: string;
  secret: string;
}

/** Loads `oidc-provider` only where it is wanted: it is a fifth of the gateway's memory. */
export async function localIssuer({ publicUrl, port, audience, secret }: Settings): Promise<LocalIssuer> {
  const { localProvider } = await import('./local-provider.js');
  const issuer = `${publicUrl}/oidc`;
  const keys = localKeys(secret);
  const redirects = [...new Set([publicUrl, `http://127.0.0.1:${port}`, `http://localhost:${port}`])];
  const provider = localProvider({ issuer, audience, keys, redirects: redirects.map((url) => `${url}/`) });
  const { d: _private, ...signing } = keys.signing;
  return { issuer, keys: { keys: [signing] }, mount: (fastify) => mount(fastify, provider) };
}

function mount(fastify: FastifyInstance, provider: Provider): void {
  void fastify.register((own, _options, done) => {
    own.removeAllContentTypeParsers();
    own.addContentTypeParser('*', (_request, payload, parsed) => parsed(null, payload));
    const answer = provider.callback();
    own.get('/oidc/interaction/:uid', (request, reply) => askWho(provider, request, reply));
    own.post('/oidc/interaction/:uid', (request, reply) => signIn(provider, request, reply));
    own.route({
      method: ['GET', 'POST', 'OPTIONS'],
      url: '/oidc/*',
      handler: (request, reply) => {
        reply.hijack();
        const raw = request.raw as IncomingMessage & { originalUrl?: string };
        raw.originalUrl = raw.url!;
        raw.url = raw.url!.slice('/oidc'.length);
        void answer(raw, reply.raw);
      },
    });
    done();
  });
}

async function askWho(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  secure(reply);
  const running = await provider.interactionDetails(request.raw, reply.raw).catch(() => undefined);
  if (!running) return void reply.redirect('/');
  await reply.type('text/html; charset=utf-8').header('cache-control', 'no-store').send(signInPage());
}

async function signIn(provider: Provider, request: FastifyRequest, reply: FastifyReply): Promise<void> {
  const account = await chosenAccount(request);
  const running = await provider.interactionDetails(request.raw, reply.raw).catch(() => undefined);
  if (!running || !personaOf(account)) return void reply.redirect('/');
  reply.hijack();
  await provider.interactionFinished(request.raw, reply.raw, { login: { accountId: account, remember: false } });
}

async function chosenAccount(request: FastifyRequest): Promise<string> {
  let text = '';
  for await (const chunk of (request.body ?? []) as AsyncIterable<Buffer>) {
    text += chunk.toString('latin1');
    if (text.length > FORM_BYTES) return '';
  }
  return new URLSearchParams(text).get('account') ?? '';
}

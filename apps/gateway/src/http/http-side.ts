import type { DynamicModule, LoggerService } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Problem } from '#contracts';
import type { HttpSide } from '#service';
import type { GatewayConfig } from '../config.js';
import { IdentityService } from '../identity/identity.service.js';
import { servePages } from '../page/pages.js';
import { acceptBodies, JSON_BYTES } from './bodies.js';
import { Entrance } from './entrance.js';
import { ProblemFilter } from './problem.filter.js';

const problems = new ProblemFilter();

/** Fastify as this gateway wants it: long ids fit, proxies are believed only where configured. */
const adapterOf = ({ TRUSTED_PROXIES }: GatewayConfig): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: JSON_BYTES,
    frameworkErrors: (_error: unknown, asked: unknown, reply: unknown) =>
      problems.answer(new Problem('not-found', 'not-found.route'), asked as FastifyRequest, reply as FastifyReply),
    trustProxy: TRUSTED_PROXIES.length > 0 ? TRUSTED_PROXIES : false,
    routerOptions: { maxParamLength: 400 },
  });

/** Everything about HTTP that is not a route: bodies, entrance, problems, pages, the local issuer. */
async function equip(app: NestFastifyApplication, config: GatewayConfig): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  const entrance = app.get(Entrance);
  fastify.decorateRequest('actor', null);
  fastify.addHook('onRequest', (request, reply) => entrance.admit(request, reply));
  acceptBodies(fastify);
  app.useGlobalFilters(problems);
  servePages(fastify, config.PAGE_ISSUER);
  if (config.LOCAL_ISSUER) await mountLocalIssuer(app, config);
}

async function mountLocalIssuer(app: NestFastifyApplication, config: GatewayConfig): Promise<void> {
  const { PORT: port, AUDIENCE: audience, LOCAL_ISSUER_SECRET: secret } = config;
  if (!secret) throw new Error('configuration is wrong: LOCAL_ISSUER needs LOCAL_ISSUER_SECRET');
  const { localIssuer } = await import('../identity/local-issuer.js');
  const publicUrl = config.PUBLIC_URL ?? `http://127.0.0.1:${port}`;
  const local = await localIssuer({ publicUrl, port, audience, secret });
  app.get(IdentityService).issuers.addLocal(local.issuer, local.keys);
  local.mount(app.getHttpAdapter().getInstance());
}

async function create(
  root: DynamicModule,
  config: GatewayConfig,
  logger: LoggerService,
): Promise<NestFastifyApplication> {
  const options = { logger, bodyParser: false, abortOnError: false, forceCloseConnections: true } as const;
  const app = await NestFactory.create<NestFastifyApplication>(root, adapterOf(config), options);
  await equip(app, config);
  return app;
}

export const httpSide: HttpSide<GatewayConfig> = {
  create,
  address: ({ PORT, HOST }) => ({ port: PORT, host: HOST }),
};

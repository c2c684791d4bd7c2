import 'reflect-metadata';
import { generateKeyPairSync } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { configOf, ServiceModule, systemClock } from '#service';
import { FakeBus, TestClock, testServer } from '#testing';
import { GatewayConfig } from '../config.js';
import { gateway } from '../gateway.module.js';
import { httpSide } from '../http/http-side.js';
import { fetchPersonaToken } from '../identity/persona-token.js';
import type { AddressInfo } from 'node:net';

const SECRET = 'a secret of the tests, at least 32 characters long';
const silent = { log: () => undefined, error: () => undefined, warn: () => undefined };

export interface TestGateway {
  app: NestFastifyApplication;
  url: string;
  bus: FakeBus;
  clock: TestClock;
  token(persona: string, agency?: string): Promise<string>;
  close(): Promise<void>;
}

/** The gateway over real HTTP with its local issuer, no broker, and services as the test says they answer. */
export async function testGateway(environment: Record<string, string> = {}, bus = new FakeBus()): Promise<TestGateway> {
  const { privateKey } = generateKeyPairSync('ed25519');
  const config = configOf(GatewayConfig, {
    NATS_URL: testServer('TEST_NATS_URL'),
    ACTOR_PRIVATE_KEY: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    LOCAL_ISSUER: '1',
    LOCAL_ISSUER_SECRET: SECRET,
    LOG_LEVEL: 'silent',
    ...environment,
  });
  const clock = new TestClock(systemClock.now().toISOString());
  const root = ServiceModule.with(gateway, config, { bus: bus.bus, clock });
  const app = (await httpSide.create(root, config, silent)) as NestFastifyApplication;
  await app.listen(0, '127.0.0.1');
  const { port } = app.getHttpServer().address() as AddressInfo;
  return {
    app,
    bus,
    clock,
    url: `http://127.0.0.1:${port}`,
    token: (persona, agency) => fetchPersonaToken({ port, secret: SECRET, persona, agency }),
    close: () => app.close(),
  };
}

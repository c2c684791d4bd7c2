import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DATABASES } from '../postgres/databases.js';
import type { Places } from './options.js';
import type { SecretStore } from './secrets.js';

export const APPS = [...DATABASES, 'gateway'];

export interface Surroundings {
  port: number;
  postgresPort: number;
  natsUrl: string;
  ports: Record<string, number>;
  rateLimit?: number;
  /** Where the stand-in of Vietnam Post listens. */
  carrierPort?: number;
  /** Where services keep blobs, a folder each. */
  blobs?: string;
}

type Variables = Record<string, string>;

const databaseUrl = (role: string, password: string, service: string, port: number): string =>
  `postgres://${role}:${password}@127.0.0.1:${port}/${service}`;

function common(app: string, around: Surroundings, secrets: SecretStore): Variables {
  return {
    NODE_ENV: 'production',
    NATS_URL: around.natsUrl,
    NATS_USER: app,
    NATS_PASSWORD: secrets.word(`broker.${app}`),
    HEALTH_HOST: '127.0.0.1',
    HEALTH_PORT: String(around.ports[app]),
    LOG_LEVEL: process.env['LOG_LEVEL'] ?? 'info',
    JETSTREAM: process.env['JETSTREAM'] ?? 'on',
    ACTOR_PUBLIC_KEY: secrets.actorPublicKey,
    PROVINCE: 'H10',
  };
}

/** Vietnam Post as this machine plays it. */
const standInCarrier = (port: number, secrets: SecretStore) => ({
  ...{ code: 'vnpost', adapter: 'vnpost', url: `http://127.0.0.1:${port}`, account: 'CHISO' },
  secret: secrets.word('carrier.account'),
  webhookSecrets: [secrets.word('carrier.webhook')],
  statuses: Object.fromEntries(CARRIER_WORDS.map((word) => [word, word])),
});

/** Words for statuses that the stand-in has beside the five of a collection request. */
const CARRIER_WORDS = ['accepted', 'in-transit', 'arrived', 'invited', 'undeliverable', 'returning', 'lost', 'damaged'];

/** What single services need beyond that. */
const FURTHER: Record<string, (secrets: SecretStore, around: Surroundings) => Variables> = {
  dossier: (secrets, around) => ({
    PERSON_KEY: secrets.key('dossier.person'),
    PUBLIC_URL: `http://127.0.0.1:${around.port}`,
    STORAGE_DIRECTORY: blobsOf('dossier', around),
  }),
  exchange: (_secrets, around) => ({ STORAGE_DIRECTORY: blobsOf('exchange', around) }),
  postal: (secrets, around) => ({
    POSTAL_PERSON_KEY: secrets.key('postal.person'),
    ...(around.carrierPort === undefined
      ? {}
      : { CARRIERS: JSON.stringify([standInCarrier(around.carrierPort, secrets)]) }),
  }),
  feedback: (secrets) => ({ FEEDBACK_PERSON_KEY: secrets.key('feedback.person') }),
};

const blobsOf = (service: string, { blobs = '.local/blobs' }: Surroundings): string => join(blobs, service);

function serviceVariables(app: string, around: Surroundings, secrets: SecretStore): Variables {
  const url = (role: string) => databaseUrl(role, secrets.word(`database.${role}`), app, around.postgresPort);
  return { DATABASE_URL: url(app), OWNER_DATABASE_URL: url(`${app}_owner`), ...FURTHER[app]?.(secrets, around) };
}

function gatewayVariables(around: Surroundings, secrets: SecretStore): Variables {
  return {
    PORT: String(around.port),
    HOST: '127.0.0.1',
    ACTOR_PRIVATE_KEY: secrets.actorPrivateKey,
    LOCAL_ISSUER: '1',
    LOCAL_ISSUER_SECRET: secrets.word('gateway.local-issuer'),
    ...(around.rateLimit === undefined ? {} : { RATE_LIMIT: String(around.rateLimit) }),
  };
}

/** The environment an app is started with: all it needs, and of the caller's own only what finds programs and places. */
export function environmentOf(app: string, around: Surroundings, secrets: SecretStore): Variables {
  const own = app === 'gateway' ? gatewayVariables(around, secrets) : serviceVariables(app, around, secrets);
  return { ...common(app, around, secrets), ...own };
}

/** Files for `npx nest start <app> --watch --env-file <data>/env/<app>.env`. */
export function writeEnvironments(places: Places, around: Surroundings, secrets: SecretStore): void {
  mkdirSync(places.env, { recursive: true, mode: 0o700 });
  for (const app of APPS) {
    const lines = Object.entries(environmentOf(app, around, secrets)).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(join(places.env, `${app}.env`), lines.join(''), { mode: 0o600 });
  }
}

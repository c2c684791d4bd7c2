import { existsSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startCarrier } from './carrier.js';
import type { Child } from './children.js';
import { provision } from './databases.js';
import { APPS, type Surroundings, writeEnvironments } from './environment.js';
import { type NatsOptions, startNats } from './nats-server.js';
import { Complaint, type Places } from './options.js';
import { freePort } from './ports.js';
import { type PostgresOptions, clusterFolder, startPostgres } from './postgres.js';
import { say } from './say.js';
import { type SecretStore, openSecrets } from './secrets.js';
import type { Supervisor } from './supervisor.js';

type Ports = Record<string, number>;

/** What the services stand on. */
export interface Ground {
  places: Places;
  secrets: SecretStore;
  around: Surroundings;
}

function rotate(file: string): void {
  if (existsSync(file) && statSync(file).size > 20e6) renameSync(file, `${file}.1`);
}

function postgresOptions(places: Places, secrets: SecretStore, port?: number): PostgresOptions {
  const password = secrets.word('database.postgres');
  return { dataDir: places.postgres, key: secrets.id, port, password, log: places.log('postgresql'), say };
}

/** Removes everything a copy has kept. */
export function forget(places: Places): void {
  if (existsSync(places.secrets)) {
    const folder = clusterFolder(postgresOptions(places, openSecrets(places.secrets)));
    rmSync(folder, { recursive: true, force: true });
  }
  for (const path of [places.postgres, places.nats, places.secrets, places.demo, places.env])
    rmSync(path, { recursive: true, force: true });
}

function secretsOf(places: Places): SecretStore {
  if (!existsSync(places.secrets) && existsSync(places.postgres))
    throw new Complaint(`${places.secrets} is gone, and with it the passwords of the database: start with --fresh.`);
  return openSecrets(places.secrets);
}

function earlierPorts(file: string): Ports {
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Ports) : {};
}

/** The ports of the last time where they are still free, so that bookmarks and .env files stay true. */
async function innerPorts(earlier: Ports): Promise<Ports> {
  const ports: Ports = {};
  for (const name of APPS) {
    let port = await freePort(earlier[name]);
    while (Object.values(ports).includes(port)) port = await freePort();
    ports[name] = port;
  }
  return ports;
}

/** Users and permissions as the build has written them (deploy/nats/write.ts), with this copy's passwords. */
function authorization(secrets: SecretStore): string {
  const text = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', 'nats', 'authorization.conf'), 'utf8');
  return text.replaceAll(/\$NATS_PASSWORD_([A-Z]+)/g, (_, user: string) =>
    JSON.stringify(secrets.word(`broker.${user.toLowerCase()}`)),
  );
}

/** Starts a server and has it kept running on the port it got: after a crash nowhere else, since the services know it. */
async function keepRunning<T extends { child: Child; port: number }>(
  supervisor: Supervisor,
  name: string,
  log: string,
  begin: (known?: { port: number; fixed: true }) => Promise<T>,
): Promise<T> {
  let server: T | undefined;
  const start = async (): Promise<Child> => {
    server = await begin(server && { port: server.port, fixed: true });
    return server.child;
  };
  await supervisor.run(name, start, log);
  if (!server) throw new Error(`${name} has not started`);
  return server;
}

/** Starts the database and the broker, and makes a database and two roles for every service. */
export async function layGround(
  places: Places,
  supervisor: Supervisor,
  wanted: { port: number; rateLimit?: number },
): Promise<Ground> {
  const secrets = secretsOf(places);
  for (const name of [...APPS, 'postgresql', 'nats']) rotate(places.log(name));
  const earlier = earlierPorts(places.ports);
  const onSpawn = supervisor.note;
  const database = { ...postgresOptions(places, secrets, earlier['postgresql']), onSpawn };
  const log = places.log('nats');
  const config = authorization(secrets);
  const broker: NatsOptions = { folder: places.nats, config, port: earlier['nats'], log, say, onSpawn };
  const [postgres, nats, ports] = await Promise.all([
    keepRunning(supervisor, 'postgresql', database.log, (known) => startPostgres({ ...database, ...known })),
    keepRunning(supervisor, 'nats', broker.log, (known) => startNats({ ...broker, ...known })),
    innerPorts(earlier),
  ]);
  await provision(postgres.url, secrets);
  const carrier = await startCarrier(secrets, { port: earlier['carrier'], gateway: wanted.port });
  const kept = { ...ports, postgresql: postgres.port, nats: nats.port, carrier: carrier.port };
  writeFileSync(places.ports, JSON.stringify(kept));
  const postgresPort = postgres.port;
  const around = { ...wanted, postgresPort, natsUrl: nats.url, ports, blobs: places.blobs, carrierPort: carrier.port };
  writeEnvironments(places, around, secrets);
  say(`PostgreSQL on port ${postgres.port}, NATS on port ${nats.port}`);
  return { places, secrets, around };
}

import { spawnSync } from 'node:child_process';
import { readFileSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, placesOf } from '../../deploy/local/options.js';
import { readRun, type Run } from '../../deploy/local/processes.js';
import { openSecrets } from '../../deploy/local/secrets.js';
import { personaToken } from '../../deploy/local/token.js';

export interface Platform {
  base: string;
  data: string;
  startSeconds: number;
  run(): Run;
  token(persona: string, agency?: string): Promise<string>;
  /** As the database's superuser, into one service's database. */
  databaseUrl(service: string): string;
  stop(): void;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}

const launcher = (...args: string[]) =>
  spawnSync(process.execPath, ['deploy/local/cli.mjs', ...args], { encoding: 'utf8' });

/** A copy of the platform of its own, empty, signed in and ruled as in production; only the rate limit is off. */
export async function startPlatform(): Promise<Platform> {
  const data = mkdtempSync(join(tmpdir(), 'chi-so-bench-'));
  const port = await freePort();
  const where = ['--data', data, '--port', String(port)];
  const begun = performance.now();
  const started = launcher('up', '--no-demo', '--detach', '--rate-limit', '0', ...where);
  if (started.status !== 0) throw new Error(`the platform did not start: ${started.stdout}${started.stderr}`);
  const run = () => readRun(join(data, 'run.json'))!;
  const secrets = openSecrets(join(data, 'secrets.json'));
  const { postgresql } = JSON.parse(readFileSync(placesOf(data).ports, 'utf8')) as { postgresql: number };
  return {
    base: `http://127.0.0.1:${port}/api/v1`,
    data,
    startSeconds: (performance.now() - begun) / 1000,
    run,
    token: (persona, agency) =>
      personaToken(persona, parseOptions([...where, ...(agency ? ['--agency', agency] : [])])),
    databaseUrl: (service) =>
      `postgres://postgres:${secrets.word('database.postgres')}@127.0.0.1:${postgresql}/${service}`,
    stop: () => {
      launcher('down', ...where);
      rmSync(data, { recursive: true, force: true });
    },
  };
}

/** Resident memory of each process of the platform, in MB. */
export function memoryOf(run: Run): Record<string, number> {
  const rows = run.children.map(({ name, pid }) => {
    const found = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return [name, Math.round(Number(found?.[1] ?? 0) / 1024)] as const;
  });
  return Object.fromEntries(rows);
}

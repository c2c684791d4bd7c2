import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { type Child, start } from './children.js';
import { cachedNatsServer, fetchNatsServer } from './nats-fetch.js';
import { portOf } from './ports.js';
import { tail } from './postgres.js';
import { endAll, isRunning } from './processes.js';

export interface NatsOptions {
  /** Users and permissions in the server's own configuration language; without it everybody may do everything (tests). */
  config?: string;
  /** Folder of the configuration file and of the JetStream store. */
  folder: string;
  port?: number;
  /** Only that port will do: others already know it. */
  fixed?: boolean;
  log: string;
  say?: (line: string) => void;
  /** Told at once of every process, before it is known to be of use. */
  onSpawn?: (child: Child) => void;
}

export interface NatsServer {
  url: string;
  port: number;
  child: Child;
  stop(): Promise<void>;
}

function works(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0;
}

/**
 * The NATS server of this machine: $NATS_SERVER, the search path, an earlier download, else the distribution's package,
 * unpacked into the user's cache folder without installing anything. No npm package carries it.
 */
export function findNatsServer(say: (line: string) => void = () => undefined): string {
  const named = process.env['NATS_SERVER'];
  if (named && !works(named)) throw new Error(`NATS_SERVER names ${named}, which does not run.`);
  const places = [named, ...(process.env['PATH'] ?? '').split(delimiter).map((folder) => join(folder, 'nats-server'))];
  const found = places.find((place) => place && existsSync(place) && works(place)) ?? cachedNatsServer(works);
  return found ?? fetchNatsServer(say);
}

function configuration(options: NatsOptions, port: number): string {
  return `# Written at every start.
listen: "127.0.0.1:${port}"
server_name: "chi-so-local"
max_payload: 1MB
jetstream { store_dir: ${JSON.stringify(join(options.folder, 'store'))} }
${options.config ?? ''}`;
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('data', (data) => {
      socket.destroy();
      resolve(data.toString().startsWith('INFO'));
    });
    socket.once('error', () => resolve(false));
  });
}

async function accepting(child: Child, port: number, log: string): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 20) {
    if (child.process.exitCode !== null || !isRunning(child)) throw new Error(tail(log) || `see ${log}`);
    if (await answers(port)) return;
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error(`nats-server is not ready after 15 seconds; see ${log}`);
}

/** Starts nats-server with JetStream. Ready when it returns. */
export async function startNats(options: NatsOptions): Promise<NatsServer> {
  const program = findNatsServer(options.say);
  mkdirSync(options.folder, { recursive: true, mode: 0o700 });
  const file = join(options.folder, 'nats-server.conf');
  for (let attempt = 1; ; attempt++) {
    const port = await portOf(options);
    writeFileSync(file, configuration(options, port), { mode: 0o600 });
    const child = await start({ name: 'nats', command: program, args: ['-c', file], log: options.log, stage: 2 });
    options.onSpawn?.(child);
    try {
      await accepting(child, port, options.log);
      return { url: `nats://127.0.0.1:${port}`, port, child, stop: () => endAll([child]) };
    } catch (error) {
      await endAll([child]);
      if (attempt === 4) throw new Error(`NATS does not start: ${(error as Error).message}`);
    }
  }
}

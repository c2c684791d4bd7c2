import { type SpawnOptions, spawn } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Child, start } from './children.js';
import { portOf } from './ports.js';
import { type Account, giveTo, postgresBinaries, reachableFolder, unprivilegedAccount } from './postgres-binaries.js';
import { endAll, isRunning } from './processes.js';

export interface PostgresOptions {
  /** Made on first use. As root it may be replaced by a folder the database's account can reach. */
  dataDir: string;
  /** Names that other folder; needed only where `dataDir` may be out of reach. */
  key?: string;
  port?: number;
  /** Only that port will do: others already know it. */
  fixed?: boolean;
  /** Of the superuser `postgres`. */
  password: string;
  log: string;
  /** Server settings added to ours, e.g. `{ fsync: 'off' }` for a database that a test throws away. */
  settings?: Record<string, string>;
  say?: (line: string) => void;
  /** Told at once of every process, before it is known to be of use. */
  onSpawn?: (child: Child) => void;
}

export interface PostgresServer {
  /** Of the superuser, without a database name at its end: `postgres://postgres:…@127.0.0.1:5432/`. */
  url: string;
  port: number;
  folder: string;
  child: Child;
  stop(): Promise<void>;
}

const SETTINGS: Record<string, string> = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '', // a socket's path may not be longer than 107 bytes
  max_connections: '200',
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
};

/** Runs a program of PostgreSQL to its end; its error output when it fails. */
function finished(program: string, args: string[], account: Account | undefined): Promise<string | undefined> {
  return new Promise((resolve) => {
    const options: SpawnOptions = { cwd: '/', stdio: ['ignore', 'ignore', 'pipe'], ...account };
    const child = spawn(program, args, options);
    let text = '';
    child.stderr?.on('data', (part: Buffer) => (text += part.toString()));
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code) => resolve(code === 0 ? undefined : text));
  });
}

/** Makes the cluster beside its final place and moves it there, so that a broken attempt is never taken for a cluster. */
async function initialise(
  binaries: string,
  folder: string,
  account: Account | undefined,
  password: string,
): Promise<void> {
  const unfinished = `${folder}.new`;
  rmSync(unfinished, { recursive: true, force: true });
  giveTo(account, unfinished);
  const scratch = mkdtempSync(join(tmpdir(), 'chi-so-'));
  const passwordFile = join(scratch, 'password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [scratch, passwordFile]) chownSync(path, account.uid, account.gid);
  const args = ['-D', unfinished, '-U', 'postgres', '-A', 'scram-sha-256', `--pwfile=${passwordFile}`, '-E', 'UTF8'];
  args.push('--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--no-instructions', '--no-sync');
  const fault = await finished(join(binaries, 'bin', 'initdb'), args, account);
  rmSync(scratch, { recursive: true, force: true });
  if (fault !== undefined) throw new Error(`The database can't be made in ${folder}: ${explain(fault)}`);
  renameSync(unfinished, folder);
}

/** Writes a new cluster's files through to the disk, beside the running server: it need not be waited for. */
function syncBehind(binaries: string, folder: string, account: Account | undefined): void {
  void finished(join(binaries, 'bin', 'initdb'), ['--sync-only', '-D', folder], account);
}

function explain(text: string): string {
  if (/No space left on device/i.test(text)) return 'the disk is full.';
  return text.trim().split('\n').slice(-4).join('\n');
}

async function accepting(child: Child, folder: string, log: string): Promise<void> {
  const pidFile = join(folder, 'postmaster.pid');
  for (let waited = 0; waited < 60_000; waited += 20) {
    if (child.process.exitCode !== null || !isRunning(child)) throw new Error(explain(tail(log)));
    const lines = existsSync(pidFile) ? readFileSync(pidFile, 'utf8').split('\n') : [];
    if (lines[0] === String(child.pid) && lines[7]?.trim() === 'ready') return;
    await new Promise((next) => setTimeout(next, 20));
  }
  throw new Error(`the database is not ready after a minute; see ${log}`);
}

export function tail(file: string, lines = 6): string {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-lines).join('\n');
  } catch {
    return '';
  }
}

function launch(binaries: string, folder: string, port: number, options: PostgresOptions): Promise<Child> {
  const settings = { ...SETTINGS, ...options.settings, port: String(port) };
  return start({
    name: 'postgresql',
    command: join(binaries, 'bin', 'postgres'),
    args: ['-D', folder, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    log: options.log,
    signal: 'SIGINT', // "fast shutdown": ends sessions, writes everything, leaves nothing to recover
    stage: 3,
    account: unprivilegedAccount(),
  });
}

/** Where the cluster of these options is or will be. */
export function clusterFolder({ dataDir, key }: PostgresOptions): string {
  const account = unprivilegedAccount();
  return account ? reachableFolder(dataDir, key ?? basename(dirname(dataDir)), account) : dataDir;
}

/** Starts PostgreSQL 17 from the binaries that npm brought; makes its cluster when there is none. Ready when it returns. */
export async function startPostgres(options: PostgresOptions): Promise<PostgresServer> {
  const account = unprivilegedAccount();
  const binaries = postgresBinaries(account, options.say);
  const folder = clusterFolder(options);
  const isNew = !existsSync(folder);
  if (isNew) await initialise(binaries, folder, account, options.password);
  // The port may be taken between looking and listening, and after a crash the old processes may need a moment to go.
  for (let attempt = 1; ; attempt++) {
    const port = await portOf(options);
    const child = await launch(binaries, folder, port, options);
    options.onSpawn?.(child);
    try {
      await accepting(child, folder, options.log);
      if (isNew && options.settings?.['fsync'] !== 'off') syncBehind(binaries, folder, account);
      const url = `postgres://postgres:${encodeURIComponent(options.password)}@127.0.0.1:${port}/`;
      return { url, port, folder, child, stop: () => endAll([child], 20_000) };
    } catch (error) {
      await endAll([child]);
      if (attempt === 4) throw new Error(`PostgreSQL does not start: ${(error as Error).message}`);
      await new Promise((next) => setTimeout(next, 500 * attempt));
    }
  }
}

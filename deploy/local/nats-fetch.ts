import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';

const WHERE_TO_GET_IT = `NATS can't be found. Chỉ Số looks at $NATS_SERVER, at the search path, and on Debian and Ubuntu fetches the
package nats-server by apt-get. Install it (Debian, Ubuntu: apt-get install nats-server; macOS: brew install nats-server),
or set NATS_SERVER to the program's path, or use docker-compose.yml, which brings its own.`;

const cached = (): string => join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'chi-so', 'nats-server');

/** The server an earlier run has fetched, if it still runs here. */
export function cachedNatsServer(works: (program: string) => boolean): string | undefined {
  return existsSync(cached()) && works(cached()) ? cached() : undefined;
}

function apt(folder: string, args: string[]): boolean {
  return spawnSync('apt-get', ['-q', ...args], { cwd: folder, stdio: 'ignore', timeout: 240_000 }).status === 0;
}

/** The package, by the lists this machine has, else by lists of our own: an ordinary user can't refresh the machine's. */
function download(folder: string, say: (line: string) => void): string | undefined {
  say('fetching nats-server from the distribution (once)');
  const own = ['-o', 'APT::Sandbox::User=root'];
  if (!apt(folder, [...own, 'download', 'nats-server'])) {
    own.push('-o', `Dir::State=${join(folder, 'state')}`, '-o', `Dir::Cache=${join(folder, 'cache')}`);
    mkdirSync(join(folder, 'state', 'lists', 'partial'), { recursive: true });
    mkdirSync(join(folder, 'cache', 'archives', 'partial'), { recursive: true });
    say('reading the package lists of the distribution');
    if (!apt(folder, [...own, 'update']) || !apt(folder, [...own, 'download', 'nats-server'])) return undefined;
  }
  return readdirSync(folder).find((name) => name.endsWith('.deb'));
}

/** Takes nats-server out of the distribution's package. Needs no rights beyond an ordinary user's. */
export function fetchNatsServer(say: (line: string) => void): string {
  const folder = mkdtempSync(join(tmpdir(), 'chi-so-nats-'));
  try {
    const found = download(folder, say);
    if (!found || spawnSync('dpkg-deb', ['-x', found, 'unpacked'], { cwd: folder }).status !== 0)
      throw new Error(WHERE_TO_GET_IT);
    const program = ['usr/sbin', 'usr/bin']
      .map((place) => join(folder, 'unpacked', place, 'nats-server'))
      .find(existsSync);
    if (!program) throw new Error(WHERE_TO_GET_IT);
    mkdirSync(join(cached(), '..'), { recursive: true });
    const beside = `${cached()}.${process.pid}`;
    copyFileSync(program, beside);
    chmodSync(beside, 0o755);
    renameSync(beside, cached());
    return cached();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

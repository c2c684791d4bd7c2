import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
/** Progress goes to the error stream: the output of `npm run token` is the token alone. */
export const say = (line) => process.stderr.write(`${line}\n`);

export function digest(...parts) {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest('hex');
}

export const isStamped = (file, stamp) => existsSync(file) && readFileSync(file, 'utf8') === stamp;

/** Two commands started at once in one checkout install and compile one after the other. */
export function alone(name, work) {
  const lock = join(root, 'node_modules', `.${name}.lock`);
  mkdirSync(dirname(lock), { recursive: true });
  for (;;) {
    try {
      writeFileSync(lock, String(process.pid), { flag: 'wx' });
      break;
    } catch (error) {
      if (error.code !== 'EEXIST') throw error;
      waitFor(lock);
    }
  }
  try {
    return work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function waitFor(lock) {
  try {
    process.kill(Number(readFileSync(lock, 'utf8')) || -1, 0);
  } catch (error) {
    if (error.code === 'ESRCH' || error.code === 'EINVAL') rmSync(lock, { force: true }); // its owner is gone
  }
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100);
}

/** Installs the packages of package-lock.json when they are not. `npm ci` refuses locks without other platforms' builds. */
export function install() {
  const stampFile = join(root, 'node_modules', '.chi-so-installed');
  const lock = readFileSync(join(root, 'package-lock.json'));
  const stamp = digest(lock, process.platform, process.arch, process.versions.modules);
  if (isStamped(stampFile, stamp)) return;
  alone('chi-so-install', () => {
    if (isStamped(stampFile, stamp)) return;
    say('Installing packages (a minute or two the first time) …');
    const run = spawnSync('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: root,
      stdio: ['ignore', 2, 2],
    });
    if (run.error?.code === 'ENOENT') throw new Error('npm is not on the search path.');
    if (run.status !== 0) throw new Error('The packages could not be installed; npm says why above.');
    // npm may have completed the lock for this platform: what counts is the lock it was asked for.
    writeFileSync(
      stampFile,
      digest(readFileSync(join(root, 'package-lock.json')), process.platform, process.arch, process.versions.modules),
    );
  });
}

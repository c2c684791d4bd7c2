import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { alone, digest, isStamped, root, say } from './install.mjs';

const PARTS = ['apps', 'libs', 'deploy', 'test'];
const dist = join(root, 'dist');

function files(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : files(path);
    return entry.isFile() ? [path] : [];
  });
}

/** Compiled files whose source is gone would still be found at run time. */
function removeStale(sources) {
  const wanted = new Set(sources.map((path) => relative(dist, compiledTo(path))));
  for (const path of PARTS.flatMap((part) => files(join(dist, part)))) {
    const name = relative(dist, path).replace(/\.js\.map$/, '.js');
    if (!wanted.has(name)) rmSync(path, { force: true });
  }
}

/** What is not TypeScript (scorecards, pages, seeds) is read at run time from beside the compiled code. */
function copyAssets(sources) {
  for (const path of sources.filter((source) => !/\.(ts|mjs|md)$/.test(source))) {
    const target = join(dist, relative(root, path));
    mkdirSync(dirname(target), { recursive: true });
    copyFileSync(path, target);
  }
}

const listSources = () => PARTS.flatMap((part) => files(join(root, part))).sort();
const compiledTo = (source) => join(dist, relative(root, source).replace(/\.ts$/, '.js'));

function tsc() {
  const program = join(root, 'node_modules', 'typescript', 'lib', 'tsc.js');
  // Types are checked by `npm run check`; every file is compiled by itself (isolatedModules), so the result is the same.
  const run = spawnSync(process.execPath, [program, '-p', 'tsconfig.json', '--noCheck'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (run.status !== 0) throw new Error(`The sources do not compile:\n${run.stdout}${run.stderr}`);
}

function compile() {
  tsc();
  const isMissing = (source) => /\.ts$/.test(source) && !/\.d\.ts$/.test(source) && !existsSync(compiledTo(source));
  if (listSources().some(isMissing)) {
    // tsc remembers what it has written and does not look whether it is still there.
    rmSync(join(dist, 'tsconfig.tsbuildinfo'), { force: true });
    tsc();
  }
  const sources = listSources();
  removeStale(sources);
  copyAssets(sources);
  const written = spawnSync(process.execPath, [join(dist, 'deploy', 'nats', 'write.js')], { encoding: 'utf8' });
  if (written.status !== 0) throw new Error(`The broker's permissions can't be made:\n${written.stderr}`);
}

/** Compiles everything to dist/ when a source has changed since the last time. */
export function build() {
  const stampFile = join(dist, '.built');
  const settings = ['package.json', 'package-lock.json', 'tsconfig.json'].map((name) => join(root, name));
  const sources = listSources();
  const stamp = digest(...[...settings, ...sources].flatMap((path) => [relative(root, path), readFileSync(path)]));
  if (isStamped(stampFile, stamp)) return;
  alone('chi-so-build', () => {
    if (isStamped(stampFile, stamp)) return;
    say('Compiling …');
    compile();
    writeFileSync(stampFile, stamp);
  });
}

// What CI runs, in the same order: the quick and cheap first, the tests last.
import { spawnSync } from 'node:child_process';
import { root } from './install.mjs';

const binary = (path, ...args) => [process.execPath, `node_modules/${path}`, ...args];
const STEPS = [
  ['prettier', ...binary('prettier/bin/prettier.cjs', '--check', '--log-level', 'warn', '.')],
  ['tsc', ...binary('typescript/lib/tsc.js', '-p', 'tsconfig.json', '--noEmit', '--incremental', 'false')],
  ['eslint', ...binary('eslint/bin/eslint.js', '.')],
  [
    'dependency-cruiser',
    ...binary(
      'dependency-cruiser/bin/dependency-cruise.mjs',
      '--config',
      '.dependency-cruiser.cjs',
      'apps',
      'libs',
      'deploy',
      'test',
    ),
  ],
  ['knip', ...binary('knip/bin/knip.js')],
  ['generated files', process.execPath, 'deploy/local/cli.mjs', 'generate', '--check'],
  ['tests', process.execPath, 'deploy/local/cli.mjs', 'test'],
];

const failed = [];
for (const [name, command, ...args] of STEPS) {
  const began = performance.now();
  console.log(`── ${name}`);
  // `npm run check` shows every fault at once; CI stops nowhere earlier, so that one run tells all.
  const { status } = spawnSync(command, args, { cwd: root, stdio: 'inherit' });
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`── ${name}: ${status === 0 ? 'holds' : 'FAILS'} (${seconds} s)\n`);
  if (status !== 0) failed.push(name);
}
console.log(failed.length ? `check fails: ${failed.join(', ')}` : 'check: everything holds');
process.exit(failed.length ? 1 : 0);

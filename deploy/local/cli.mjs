// The one command. It runs before anything is installed or compiled, so it uses nothing but Node.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { install, root } from './install.mjs';

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) fail(`Chỉ Số needs Node 20.19 or newer; this is ${process.version}.`);

function fail(message, code = 1) {
  process.stderr.write(`${message}\n`);
  process.exit(code);
}

function node(...args) {
  const run = spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' });
  if (run.status !== 0) process.exit(run.status ?? 1);
}

const jest = ['--experimental-vm-modules', '--disable-warning=ExperimentalWarning', 'node_modules/jest/bin/jest.js'];
/** Programs of `test/` that are run by hand; they start platforms of their own. */
const PROGRAMS = { bench: 'bench', trial: 'trials', faults: 'faults' };
const [command = '', ...args] = process.argv.slice(2);

try {
  install();
  if (command === 'check') node('deploy/local/check.mjs', ...args);
  else {
    build();
    // Tests run in one process on two cores: a connection one of them left open must not keep the finished run from ending.
    if (command === 'test') node(...jest, '--forceExit', ...args);
    else if (command in PROGRAMS) node('--enable-source-maps', `dist/test/${PROGRAMS[command]}/main.js`, ...args);
    else if (command !== 'build') {
      const program = join(root, 'dist', 'deploy', 'local', 'main.js');
      if (!existsSync(program)) fail('dist/deploy/local/main.js is missing: remove dist and try again.');
      const { run } = await import(pathToFileURL(program).href);
      await run(command, args);
    }
  }
} catch (error) {
  fail(error.message);
}

import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { compiled } from './apps.js';
import { Complaint, type Options, placesOf } from './options.js';
import { tail } from './postgres.js';
import { preflight } from './preflight.js';
import { endLeftovers, isRunning, readRun, startedAt } from './processes.js';
import { say } from './say.js';
import { DEFAULT_PORT } from './up.js';

/** Starts `up` in a session of its own and returns when it is ready; throws when it ends before. */
export async function upDetached(options: Options, args: string[]): Promise<void> {
  const places = placesOf(options.data);
  const { port = DEFAULT_PORT } = options;
  await preflight(places, port);
  const file = places.log('launcher');
  mkdirSync(dirname(file), { recursive: true });
  const log = openSync(file, 'w');
  const rest = args.filter((argument) => argument !== '--detach');
  const program = join(compiled, 'deploy', 'local', 'start.js');
  const launcher = spawn(process.execPath, [program, 'up', ...rest], { detached: true, stdio: ['ignore', log, log] });
  closeSync(log);
  let code: number | undefined;
  launcher.once('exit', (status) => (code = status ?? 1));
  while (!(readRun(places.run)?.ready && readRun(places.run)?.launcher?.pid === launcher.pid)) {
    if (code !== undefined) throw new Complaint(`Chỉ Số did not start:\n${tail(file, 20)}`, code || 1);
    await new Promise((next) => setTimeout(next, 100));
  }
  launcher.unref();
  say(
    `Chỉ Số is ready: http://127.0.0.1:${port}/   It goes on in the background (log: ${file}); npm run down stops it.`,
  );
}

/** Stops a copy, wherever it was started, and ends what a killed one has left. */
export async function down(options: Options): Promise<void> {
  const places = placesOf(options.data);
  const run = readRun(places.run);
  const launcher = run?.launcher;
  if (!launcher || !isRunning(launcher)) {
    const left = await endLeftovers(places.run);
    return say(left > 0 ? `ended ${left} processes that were left behind` : `nothing runs on ${places.data}`);
  }
  process.kill(launcher.pid, 'SIGTERM');
  for (let waited = 0; waited < 60_000 && startedAt(launcher.pid) === launcher.started; waited += 100)
    await new Promise((next) => setTimeout(next, 100));
  if (isRunning(launcher)) throw new Complaint(`The launcher (pid ${launcher.pid}) has not stopped within a minute.`);
  say('stopped');
}

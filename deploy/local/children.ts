import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Run, type Running, startedAt, writeRun } from './processes.js';

export interface Start {
  name: string;
  command: string;
  args: string[];
  /** The file that receives what the process prints; nothing of it goes to the caller's terminal. */
  log: string;
  env?: NodeJS.ProcessEnv;
  signal?: NodeJS.Signals;
  stage: number;
  account?: { uid: number; gid: number };
  /** Its standard output comes to the launcher, which shows it as progress. */
  speaks?: boolean;
}

export interface Child extends Running {
  process: ChildProcess;
}

/** Starts a process in a session of its own: Ctrl-C reaches the launcher alone, which then ends the others in order. */
export function start(what: Start): Promise<Child> {
  mkdirSync(dirname(what.log), { recursive: true });
  const log = openSync(what.log, 'a');
  const child = spawn(what.command, what.args, {
    cwd: '/',
    detached: true,
    env: what.env ?? process.env,
    stdio: ['ignore', what.speaks ? 'pipe' : log, log],
    ...what.account,
  });
  closeSync(log);
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Error(`${what.name} can't be started: ${error.message}`)));
    child.once('spawn', () => {
      const pid = child.pid ?? 0;
      const { name, stage, signal = 'SIGTERM' } = what;
      resolve({ name, stage, signal, pid, started: startedAt(pid) ?? '', process: child });
    });
  });
}

/** Everything one launcher runs: kept on disk for the guardian and for the next launcher. */
export class Children {
  readonly run: Run = { ready: false, ports: {}, children: [] };
  private guardian?: ChildProcess;

  constructor(readonly file: string) {
    mkdirSync(dirname(file), { recursive: true });
  }

  save(): void {
    writeRun(this.file, this.run);
  }

  /** Records a started process, in place of an earlier one of the same name. */
  keep({ name, pid, started, signal, stage }: Running): void {
    this.run.children = [
      ...this.run.children.filter((child) => child.name !== name),
      { name, pid, started, signal, stage },
    ];
    this.save();
  }

  forget(name: string): void {
    this.run.children = this.run.children.filter((child) => child.name !== name);
    this.save();
  }

  /** Starts the process that outlives this one just long enough to end the others. */
  guard(): void {
    const program = join(dirname(fileURLToPath(import.meta.url)), 'guardian.js');
    this.guardian = spawn(process.execPath, [program, this.file], {
      cwd: '/',
      detached: true,
      stdio: ['pipe', 'ignore', 'ignore'],
    });
    this.guardian.unref();
  }

  release(): void {
    this.guardian?.stdin?.destroy();
  }
}

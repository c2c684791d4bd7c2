import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync, renameSync } from 'node:fs';

/** A process this launcher started. A pid alone is not enough: after a crash another program may have got the number. */
export interface Running {
  name: string;
  pid: number;
  started: string;
  /** What asks it to end in good order. */
  signal: NodeJS.Signals;
  /** Smaller stages end first: services, then the broker, then the database. */
  stage: number;
}

/** What a copy of the platform has running; written at every change, so that whoever finds it can end everything. */
export interface Run {
  launcher?: Running;
  port?: number;
  ready: boolean;
  failure?: string;
  ports: Record<string, number>;
  children: Running[];
  /** A folder to remove once everything has ended: tests only. */
  scratch?: string;
}

const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms));

/** When the process with this pid began (clock ticks since boot on Linux), or undefined when there is none. */
export function startedAt(pid: number): string | undefined {
  try {
    if (process.platform !== 'linux')
      return execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8', stdio: 'pipe' }).trim();
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return state === 'Z' ? undefined : rest[18];
  } catch {
    return undefined;
  }
}

export function isRunning(child: Running): boolean {
  return startedAt(child.pid) === child.started;
}

function signal(child: Running, name: NodeJS.Signals): void {
  try {
    if (isRunning(child)) process.kill(child.pid, name);
  } catch {
    // it ended in between
  }
}

async function gone(children: readonly Running[], patienceMs: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += 50) {
    if (!children.some(isRunning)) return true;
    await pause(50);
  }
  return !children.some(isRunning);
}

/** Ends processes stage by stage, in good order first and by force after `patienceMs`. */
export async function endAll(children: readonly Running[], patienceMs = 12_000): Promise<void> {
  const stages = [...new Set(children.map((child) => child.stage))].sort((a, b) => a - b);
  for (const stage of stages) {
    const here = children.filter((child) => child.stage === stage);
    for (const child of here) signal(child, child.signal);
    if (await gone(here, patienceMs)) continue;
    for (const child of here) signal(child, 'SIGKILL');
    await gone(here, 5_000);
  }
}

export function readRun(file: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Run;
  } catch {
    return undefined;
  }
}

/** Replaces the file in one step: a launcher killed half-way leaves the older one, never half of one. */
export function writeRun(file: string, run: Run): void {
  writeFileSync(`${file}.new`, JSON.stringify(run, null, 2), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}

/** Ends what a launcher that is gone has left running, and forgets it. */
export async function endLeftovers(file: string): Promise<number> {
  const run = readRun(file);
  const left = run?.children.filter(isRunning) ?? [];
  await endAll(left);
  if (run?.scratch) rmSync(run.scratch, { recursive: true, force: true });
  rmSync(file, { force: true });
  return left.length;
}

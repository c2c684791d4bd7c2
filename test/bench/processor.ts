import { readdirSync, readFileSync } from 'node:fs';
import type { Run } from '../../deploy/local/processes.js';

/** Linux counts processor time in hundredths of a second. */
const TICKS = 100;

function statOf(pid: string): { parent: number; seconds: number } | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { parent: Number(fields[1]), seconds: (Number(fields[11]) + Number(fields[12])) / TICKS };
  } catch {
    return undefined; // it has ended
  }
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}

/** Seconds by process. */
export type Spent = ReadonlyMap<string, number>;

/**
 * Processor time a service and the database's processes for it have used so far. On a machine that others use too it says more than the
 * clock on the wall.
 */
export function spentBy(run: Run, service: string): { own: Spent; database: Spent } {
  const pidOf = (name: string) => run.children.find((child) => child.name === name)!.pid;
  const postgres = pidOf('postgresql');
  const pids = readdirSync('/proc').filter((pid) => /^\d+$/.test(pid));
  const backends = pids
    .filter((pid) => commandOf(pid).startsWith(`postgres: ${service} ${service} `))
    .flatMap((pid): [string, number][] => {
      const stat = statOf(pid);
      return stat?.parent === postgres ? [[pid, stat.seconds]] : [];
    });
  const own = String(pidOf(service));
  return { own: new Map([[own, statOf(own)?.seconds ?? 0]]), database: new Map(backends) };
}

/** Of every process of the platform by its name; of PostgreSQL by database, and `postgresql` for what serves all. */
export function spentByAll(run: Run): Spent {
  const spent = new Map(run.children.map(({ name, pid }) => [name, statOf(String(pid))?.seconds ?? 0]));
  const postgres = run.children.find((child) => child.name === 'postgresql')!.pid;
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(pid);
    if (stat?.parent !== postgres) continue;
    const database = /^postgres: (\w+) \1 /.exec(commandOf(pid))?.[1];
    const name = database ? `postgresql ${database}` : 'postgresql';
    spent.set(name, (spent.get(name) ?? 0) + stat.seconds);
  }
  return spent;
}

/** Seconds between two readings; what a process had used that ended in between is not seen. */
export function between(before: Spent, after: Spent): number {
  return [...after].reduce((sum, [pid, seconds]) => sum + seconds - (before.get(pid) ?? 0), 0);
}

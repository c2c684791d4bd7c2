import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Child, start } from './children.js';
import { APPS, environmentOf } from './environment.js';
import type { Ground } from './ground.js';
import { Complaint } from './options.js';

/** dist/: this file runs as dist/deploy/local/apps.js. */
export const compiled = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const READY_WITHIN_MS = 120_000;
const mainOf = (app: string): string => join(compiled, 'apps', app, 'src', 'main.js');

/**
 * V8 lets young and old objects pile up as long as memory seems free: eight services then hold three times what they need.
 * MB of the young half-space and of the old heap; what streams millions of rows gets more of the first, so that little of it grows old.
 */
const HEAPS: Record<string, { young: number; old: number }> = {
  dossier: { young: 4, old: 192 },
  reporting: { young: 4, old: 192 },
  catalogue: { young: 2, old: 192 },
};
const HEAP = { young: 2, old: 128 };

/** glibc gives every thread a heap of its own and returns little of it: two serve a dozen threads that do next to nothing. */
const ALLOCATOR = { MALLOC_ARENA_MAX: '2' };

function memoryOf(app: string): string[] {
  const { young, old } = HEAPS[app] ?? HEAP;
  return [`--max-semi-space-size=${young}`, `--max-old-space-size=${old}`];
}

/** Of the caller's environment a service gets only what finds programs and places; the rest is its own. */
export function inherited(): NodeJS.ProcessEnv {
  const names = ['PATH', 'HOME', 'TMPDIR', 'LANG', 'TZ', 'NODE_OPTIONS', 'NODE_EXTRA_CA_CERTS'];
  return Object.fromEntries(names.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])));
}

export const presentApps = (): string[] => APPS.filter((app) => existsSync(mainOf(app)));

export function startApp(app: string, { places, secrets, around }: Ground): Promise<Child> {
  return start({
    name: app,
    command: process.execPath,
    args: [...memoryOf(app), mainOf(app)],
    log: places.log(app),
    env: { ...inherited(), ...ALLOCATOR, ...environmentOf(app, around, secrets) },
    stage: 1,
  });
}

async function whatIsMissing(name: string, port: number): Promise<string> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`, { signal: AbortSignal.timeout(3_000) });
    const text = await answer.text();
    return answer.status === 200 ? '' : `${name}: /readyz answers ${answer.status}: ${text.slice(0, 500)}`;
  } catch {
    return `${name} does not answer`;
  }
}

/**
 * Returns when each of our services, by its inner port, and then the gateway says that it is ready. The gateway alone does not
 * prove it: another copy may have taken the port while ours was still starting.
 */
export async function ready(apps: readonly string[], { around }: Ground): Promise<void> {
  let missing = '';
  const inner = apps.map((app) => [app, around.ports[app]!] as const);
  for (const until = performance.now() + READY_WITHIN_MS; performance.now() < until;) {
    for (const [name, port] of [...inner, ['the page', around.port] as const]) {
      missing = await whatIsMissing(name, port);
      if (missing) break;
    }
    if (!missing) return;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new Complaint(`Not ready after ${READY_WITHIN_MS / 1000} s: ${missing}`, 6);
}

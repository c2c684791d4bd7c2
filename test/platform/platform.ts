import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseOptions, placesOf } from '../../deploy/local/options.js';
import { freePort } from '../../deploy/local/ports.js';
import { readRun, startedAt, type Running } from '../../deploy/local/processes.js';
import { openSecrets } from '../../deploy/local/secrets.js';
import { personaToken } from '../../deploy/local/token.js';
import { PublicInterface } from './public-interface.js';

interface Outcome {
  code: number;
  output: string;
}

function node(args: string[], env: NodeJS.ProcessEnv): Promise<Outcome> {
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, output })));
}

/** Everything but what tells copies apart. */
function copySecrets(from: string, to: string): void {
  const { id: _other, ...rest } = JSON.parse(readFileSync(from, 'utf8')) as { id: string };
  writeFileSync(to, JSON.stringify({ id: randomUUID().slice(-12), ...rest }), { mode: 0o600 });
}

/** A whole copy of Chỉ Số with its own data and ports, as `npm run up -- --no-demo` makes it. */
export class Platform {
  private readonly tokens = new Map<string, Promise<string>>();
  readonly places;
  readonly base: string;

  private constructor(
    readonly data: string,
    readonly port: number,
    private readonly environment: NodeJS.ProcessEnv,
  ) {
    this.places = placesOf(data);
    this.base = `http://127.0.0.1:${port}`;
  }

  /**
   * Ready when it returns. `environment` goes to the launcher, e.g. `{ JETSTREAM: 'off' }`; passwords and keys are those of
   * another copy where one is given.
   */
  static async start(environment: Record<string, string> = {}, like?: Platform): Promise<Platform> {
    const data = mkdtempSync(join(tmpdir(), 'chi-so-whole-'));
    chmodSync(data, 0o711); // the database's account must pass
    if (like) copySecrets(like.places.secrets, placesOf(data).secrets);
    const platform = new Platform(data, await freePort(), { ...process.env, ...environment });
    await platform.up();
    return platform;
  }

  /** A copy that runs already. */
  static at(data: string, port: number): Platform {
    return new Platform(data, port, process.env);
  }

  async up(): Promise<void> {
    const options = ['--no-demo', '--detach', '--rate-limit', '0'];
    const { code, output } = await this.launcher('deploy/local/cli.mjs', 'up', ...options);
    if (code !== 0) throw new Error(`the platform did not start:\n${output}`);
  }

  down(): Promise<Outcome> {
    return this.launcher('dist/deploy/local/start.js', 'down');
  }

  async end(): Promise<void> {
    await this.down();
    rmSync(this.data, { force: true, recursive: true });
  }

  /** `npm run verify` without looking whether anything must be compiled. */
  verify(): Promise<Outcome> {
    return this.launcher('dist/deploy/local/start.js', 'verify');
  }

  /** Tokens of the local issuer are good for twelve hours: longer than any of these tests. */
  token(persona: string, agency?: string): Promise<string> {
    const key = `${persona} ${agency ?? ''}`;
    const more = agency ? ['--agency', agency] : [];
    const options = parseOptions(['--data', this.data, '--port', String(this.port), ...more]);
    const known = this.tokens.get(key) ?? personaToken(persona, options);
    this.tokens.set(key, known);
    known.catch(() => this.tokens.delete(key));
    return known;
  }

  as(persona: string, agency?: string): PublicInterface {
    return new PublicInterface(this.base, () => this.token(persona, agency));
  }

  /** What the launcher has running now, by name: the services, `nats`, `postgresql`. */
  running(name: string): Running | undefined {
    const child = readRun(this.places.run)?.children.find((one) => one.name === name);
    return child && startedAt(child.pid) === child.started ? child : undefined;
  }

  signal(name: string, signal: NodeJS.Signals): void {
    const child = this.running(name);
    if (!child) throw new Error(`${name} is not running`);
    process.kill(child.pid, signal);
  }

  /** As the database's superuser, into one service's database. */
  databaseUrl(service: string): string {
    const password = openSecrets(this.places.secrets).word('database.postgres');
    return `postgres://postgres:${password}@127.0.0.1:${this.innerPort('postgresql')}/${service}`;
  }

  innerPort(name: string): number {
    const ports = JSON.parse(readFileSync(this.places.ports, 'utf8')) as Record<string, number>;
    return ports[name]!;
  }

  async readiness(): Promise<{ status: string; services: Record<string, string> }> {
    const none = { status: 'no answer', services: {} };
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${this.base}/readyz`, { signal }).catch(() => undefined);
    return answer ? ((await answer.json()) as { status: string; services: Record<string, string> }) : none;
  }

  async ready(withinMs = 90_000): Promise<void> {
    for (const until = performance.now() + withinMs; ;) {
      const readiness = await this.readiness();
      if (readiness.status === 'ready') return;
      if (performance.now() > until) throw new Error(`not ready again: ${JSON.stringify(readiness)}`);
      await new Promise((next) => setTimeout(next, 200));
    }
  }

  private launcher(program: string, command: string, ...more: string[]): Promise<Outcome> {
    return node([program, command, '--data', this.data, '--port', String(this.port), ...more], this.environment);
  }
}

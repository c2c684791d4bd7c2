import { Agent } from 'node:http';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { receptions } from './costs.js';
import { rate } from './load.js';
import type { Platform } from './platform.js';
import type { World } from './world.js';

export interface Ratio {
  name: string;
  /** What it is compared with; plain inserts where nothing is said. */
  of?: string;
  concurrency: number;
  ours: number;
  limit: number;
  ratio: number;
  aim?: number;
}

const PLAIN = `CREATE TABLE IF NOT EXISTS plain (
  id uuid PRIMARY KEY, agency text, code text UNIQUE, procedure text, channel text, received_at timestamptz, body text)`;
const INSERT = { name: 'plain', text: `INSERT INTO plain VALUES ($1, $2, $3, $4, $5, now(), $6)` };
const COUNTED = {
  name: 'counted',
  text: `WITH n AS (INSERT INTO counter VALUES ($2, 1) ON CONFLICT (agency) DO UPDATE SET n = counter.n + 1 RETURNING n)
         INSERT INTO plain SELECT $1, $2, $3 || n.n, $4, $5, now(), $6 FROM n`,
};

export interface Form {
  /** How long each rate is measured. */
  seconds: number;
  say: (text: string) => void;
}

/** One-statement inserts by plain pg, in a scratch database of the same cluster. */
async function plainRate({ platform, form }: Measured, concurrency: number, counted: boolean): Promise<number> {
  const pool = new pg.Pool({ connectionString: platform.databaseUrl('postgres'), max: concurrency });
  await pool.query(PLAIN);
  await pool.query('CREATE TABLE IF NOT EXISTS counter (agency text PRIMARY KEY, n bigint)');
  const body = JSON.stringify({ text: 'x'.repeat(900) });
  const one = async () => {
    const id = randomUUID();
    await pool.query({ ...(counted ? COUNTED : INSERT), values: [id, 'one', id, '8.000001', 'counter', body] });
  };
  await rate(concurrency, 1, one);
  const found = await rate(concurrency, form.seconds, one);
  await pool.query('DROP TABLE plain, counter');
  await pool.end();
  return found;
}

interface Measured {
  platform: Platform;
  world: World;
  form: Form;
}

async function receptionRate(
  { platform, world, form }: Measured,
  concurrency: number,
  agencies: readonly string[],
): Promise<number> {
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const one = receptions(platform, world, agencies, agent);
  await rate(concurrency, 2, one);
  const found = await rate(concurrency, form.seconds, one);
  agent.destroy();
  return found;
}

const compared = (name: string, concurrency: number, ours: number, limit: number, aim?: number): Ratio => ({
  name,
  concurrency,
  ours: Math.round(ours),
  limit: Math.round(limit),
  ratio: Number((ours / limit).toFixed(3)),
  ...(aim === undefined ? {} : { aim }),
});

/** Reception through the public interface against the same insert in plain pg, at 1, 8 and 32 at once. */
export async function intake(platform: Platform, world: World, form: Form): Promise<Ratio[]> {
  const about = { platform, world, form };
  const found: Ratio[] = [];
  const against = async (name: string, c: number, of: { agencies?: number; counted?: boolean; aim?: number }) => {
    const limit = await plainRate(about, c, of.counted ?? false);
    const ours = await receptionRate(about, c, world.agencies.slice(0, of.agencies));
    found.push(compared(name, c, ours, limit, of.aim));
    form.say(JSON.stringify(found.at(-1)));
  };
  for (const c of [1, 8, 32])
    await against('intake, 142 agencies, reporting live', c, { aim: c === 32 ? 0.15 : undefined });
  const reporting = platform.run().children.find((child) => child.name === 'reporting')!;
  process.kill(reporting.pid, 'SIGSTOP');
  try {
    await against('intake, reporting paused', 32, { aim: 0.2 });
  } finally {
    process.kill(reporting.pid, 'SIGCONT');
  }
  await against('intake, one busy agency (plain pg with its counter row)', 32, { agencies: 1, counted: true });
  return found;
}

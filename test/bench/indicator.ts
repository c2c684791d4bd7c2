import { Agent } from 'node:http';
import pg from 'pg';
import { median, send } from './load.js';
import type { Platform } from './platform.js';

const TIMES = 60;

/** Milliseconds: one figure through the public interface, a request that does next to nothing, and the SQL count over the facts. */
export interface Live {
  dossiers: number;
  endToEnd: number;
  floor: number;
  engine: number;
  sqlCount: number;
}

async function timed(times: number, work: () => Promise<unknown>): Promise<number> {
  const found: number[] = [];
  for (let n = 0; n < times; n++) {
    const begun = performance.now();
    await work();
    found.push(performance.now() - begun);
  }
  return median(found);
}

const COUNT = `
  SELECT count(*) FILTER (WHERE completed_on <= lawful_due_on), count(*) FROM dossier_fact
   WHERE upper_inf(seqs) AND closing IN ('result', 'refusal') AND completed_on BETWEEN '2018-01-01' AND '2018-12-31'`;

/** I.3.e.1 of the province for 2018; the floor is the calendar of one day by the same way. */
export async function liveFigure(platform: Platform, token: string, dossiers: number, count = COUNT): Promise<Live> {
  const agent = new Agent({ keepAlive: true });
  const get = async (path: string) => {
    const { status, body } = await send(agent, `${platform.base}${path}`, { token });
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 300)}`);
  };
  const figure = () => get('/indicators/I.3.e.1?period=2018&scope=000.00.00.H10&reading=A');
  await timed(20, figure);
  const endToEnd = await timed(TIMES, figure);
  const floor = await timed(TIMES, () => get('/calendar/days?from=2018-01-01&to=2018-01-01'));
  const client = new pg.Client({ connectionString: platform.databaseUrl('reporting') });
  await client.connect();
  await client.query('VACUUM ANALYZE dossier_fact');
  const sqlCount = await timed(5, () => client.query(count));
  await client.end();
  agent.destroy();
  return { dossiers, endToEnd, floor, engine: Math.max(0.01, endToEnd - floor), sqlCount };
}

import { Agent } from 'node:http';
import pg from 'pg';
import { median, send } from './load.js';
import type { Platform } from './platform.js';
import { between, spentBy } from './processor.js';

const TIMES = 300;
/** Before it is measured: what a process answers first is not compiled yet, and the smallest world comes first. */
const WARMING = 1_000;

/** Milliseconds. */
export interface Live {
  dossiers: number;
  /** One figure through the public interface, and a request that does next to nothing by the same way. */
  endToEnd: number;
  floor: number;
  /** Processor time of reporting and of the database for it, a figure; before each an agency's cells changed. */
  engine: number;
  /** The same when nothing had changed, and when every cell had, as for the first who asks. */
  unchanged: number;
  first: number;
  /** The same by SQL over the facts. */
  sqlCount: number;
}

async function timed(times: number, work: () => Promise<unknown>, before?: () => Promise<unknown>): Promise<number> {
  const found: number[] = [];
  for (let n = 0; n < times; n++) {
    await before?.();
    const begun = performance.now();
    await work();
    found.push(performance.now() - begun);
  }
  return median(found);
}

const COUNT = `
  SELECT count(*) FILTER (WHERE settled_on <= lawful_due_on), count(*) FROM dossier_fact
   WHERE seq_to = 9223372036854775807 AND closing IN ('result', 'refusal') AND settled_on BETWEEN '2018-01-01' AND '2018-12-31'`;

const rounded = (milliseconds: number): number => Number(milliseconds.toFixed(2));

/** As a projection does that moves cells of so many agencies: they are read again by whoever asks next. */
const touch = (agencies: number): string => `
  WITH next AS (UPDATE projection_generation SET generation = generation + 1 WHERE producer = 'dossier' RETURNING generation)
  UPDATE cell_change SET generation = next.generation FROM next
   WHERE agency_id IN (SELECT agency_id FROM cell_change ORDER BY random() LIMIT ${agencies})`;

interface Engine {
  engine: number;
  wall: number;
}

async function engineOf(
  platform: Platform,
  figure: () => Promise<void>,
  { times = TIMES, before }: { times?: number; before?: () => Promise<unknown> },
): Promise<Engine> {
  const started = spentBy(platform.run(), 'reporting');
  const wall = await timed(times, figure, before);
  const ended = spentBy(platform.run(), 'reporting');
  const seconds = between(started.own, ended.own) + between(started.database, ended.database);
  return { engine: rounded((seconds * 1_000) / times), wall: rounded(wall) };
}

/** I.3.e.1 of the province for 2018; the floor is the calendar of one day by the same way. */
export async function liveFigure(platform: Platform, token: string, dossiers: number): Promise<Live> {
  const client = new pg.Client({ connectionString: platform.databaseUrl('reporting') });
  await client.connect();
  await client.query('VACUUM ANALYZE dossier_fact');
  await client.query('VACUUM ANALYZE flow_cell');
  const sqlCount = await timed(5, () => client.query(COUNT));
  const agent = new Agent({ keepAlive: true });
  const get = async (path: string) => {
    const { status, body } = await send(agent, `${platform.base}${path}`, { token });
    if (status !== 200) throw new Error(`${path}: ${status} ${body.slice(0, 300)}`);
  };
  const figure = () => get('/indicators/I.3.e.1?period=2018&scope=000.00.00.H10&reading=A');
  await timed(WARMING, figure);
  const changed = await engineOf(platform, figure, { before: () => client.query(touch(1)) });
  const unchanged = await engineOf(platform, figure, {});
  const first = await engineOf(platform, figure, { times: TIMES / 5, before: () => client.query(touch(1_000)) });
  const floor = await timed(TIMES, () => get('/calendar/days?from=2018-01-01&to=2018-01-01'));
  agent.destroy();
  await client.end();
  return {
    dossiers,
    endToEnd: changed.wall,
    floor: rounded(floor),
    ...{ engine: changed.engine, unchanged: unchanged.engine, first: first.engine },
    sqlCount: rounded(sqlCount),
  };
}

import { createHmac, randomUUID } from 'node:crypto';
import { Agent, request } from 'node:http';
import pg from 'pg';
import { placesOf } from '../../deploy/local/options.js';
import { openSecrets } from '../../deploy/local/secrets.js';
import type { Form, Ratio } from './intake.js';
import { rate } from './load.js';
import type { Platform } from './platform.js';

const TABLE = `CREATE TABLE IF NOT EXISTS plain_event (
  id text PRIMARY KEY, number text, status text, at timestamptz, received_at timestamptz)`;
const INSERT = `INSERT INTO plain_event SELECT id, number, 'in-transit', now(), now() FROM unnest($1::text[], $2::text[]) AS new (id, number)`;

const numbers = (count: number) => Array.from({ length: count }, () => `VN-${Math.floor(Math.random() * 100_000)}`);

/** Events a second by plain pg: the same rows, as many a statement, one index. */
async function plainEvents(platform: Platform, form: Form, concurrency: number, size: number): Promise<number> {
  const pool = new pg.Pool({ connectionString: platform.databaseUrl('postgres'), max: concurrency });
  await pool.query(TABLE);
  const one = async () => {
    const values = [Array.from({ length: size }, () => randomUUID()), numbers(size)];
    await pool.query({ name: `plain-event-${size}`, text: INSERT, values });
  };
  await rate(concurrency, 1, one);
  const found = await rate(concurrency, form.seconds, one);
  await pool.query('DROP TABLE plain_event');
  await pool.end();
  return found * size;
}

function post(agent: Agent, url: string, body: string, secret: string): Promise<number> {
  const timestamp = String(Math.floor(Date.now() / 1000));
  const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex');
  const headers = {
    ...{ 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
    ...{ 'x-timestamp': timestamp, 'x-signature': `sha256=${signature}` },
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: 'POST', agent, headers }, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.once('error', reject).end(body);
  });
}

/** Events a second by signed calls: HTTP → gateway → NATS → postal → one statement; applied behind at the same time. */
async function calledEvents(platform: Platform, form: Form, concurrency: number, size: number): Promise<number> {
  const secret = openSecrets(placesOf(platform.data).secrets).word('carrier.webhook');
  const agent = new Agent({ keepAlive: true, maxSockets: concurrency });
  const url = `${platform.base}/postal/events/vnpost`;
  const StatusTime = new Date().toISOString();
  const one = async () => {
    const Events = numbers(size).map((ItemCode) => ({
      EventId: randomUUID(),
      ItemCode,
      StatusCode: 'in-transit',
      StatusTime,
    }));
    const status = await post(agent, url, JSON.stringify({ Events }), secret);
    if (status !== 200) throw new Error(`carrier call: ${status}`);
  };
  await rate(concurrency, 1, one);
  const found = await rate(concurrency, form.seconds, one);
  agent.destroy();
  return found * size;
}

/** Carriers' events through the public interface against plain inserts of the same rows: single, and a hundred a call. */
export async function webhooks(platform: Platform, form: Form): Promise<Ratio[]> {
  const found: Ratio[] = [];
  for (const [size, concurrency] of [
    [1, 32],
    [100, 8],
  ] as const) {
    const limit = await plainEvents(platform, form, concurrency, size);
    const ours = await calledEvents(platform, form, concurrency, size);
    const name = `carrier events, ${size} a call`;
    const ratio = Number((ours / limit).toFixed(3));
    found.push({ name, concurrency, ours: Math.round(ours), limit: Math.round(limit), ratio });
    form.say(JSON.stringify(found.at(-1)));
  }
  return found;
}

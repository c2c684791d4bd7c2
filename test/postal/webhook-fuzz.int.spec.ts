import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { request } from 'node:http';
import { Agent } from 'node:http';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { takeCarrierCall } from '#contracts';
import { FakeBus } from '#testing';
import { testGateway, type TestGateway } from '../../apps/gateway/src/testing/test-gateway.js';
import { aPostalService, type PostalTest } from '../../apps/postal/src/postal.makers.js';
import { mutatedCall, type MutatedCall } from './mutations.js';
import { seeded } from './seeded.js';

/** `FUZZ_CALLS=10000` for the long run; what CI does takes some seconds. */
const CALLS = Number(process.env['FUZZ_CALLS'] ?? 2_000);
const AT_ONCE = 16;
const SECRET = 'a key of sixteen or more';

let postal: PostalTest;
let gateway: TestGateway;
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
beforeAll(async () => {
  const settings = { code: 'vnpost', adapter: 'vnpost', webhookSecrets: [SECRET] };
  postal = await aPostalService({ CARRIERS: JSON.stringify([settings]), CARRIER_POLL: '0' });
  const bus = new FakeBus().answers(
    takeCarrierCall,
    async (body) => (await postal.request(takeCarrierCall, body)).value,
  );
  gateway = await testGateway({ RATE_LIMIT: '0' }, bus);
  postal.clock.set(gateway.clock.now().toISOString());
});
afterAll(async () => {
  agent.destroy();
  await gateway.close();
  await postal.close();
});

function send({ body, headers, path }: MutatedCall): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = { method: 'POST', agent, headers: { ...headers, 'content-length': body.length }, timeout: 10_000 };
    const asked = request(`${gateway.url}${path}`, options, (answer) => {
      answer.resume().once('end', () => resolve(answer.statusCode ?? 0));
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer within 10 s')));
    asked.once('error', (error: NodeJS.ErrnoException) =>
      // A body above the limit may be cut off while it is sent.
      body.length > 256 * 1024 && ['EPIPE', 'ECONNRESET'].includes(error.code ?? '') ? resolve(413) : reject(error),
    );
    asked.end(body);
  });
}

/** Megabytes of live objects. */
function heap(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed / 1024 ** 2;
}

it(`${CALLS} mutated calls are never answered with 5xx, never hang, and leave memory flat`, async () => {
  const random = seeded(20180830);
  const counts = new Map<string, number>();
  const wrong: string[] = [];
  let early = 0;
  for (let done = 0; done < CALLS; done += AT_ONCE) {
    const calls = Array.from({ length: AT_ONCE }, () =>
      mutatedCall(random, { secret: SECRET, now: gateway.clock.now() }),
    );
    const statuses = await Promise.all(calls.map(send));
    for (const [n, status] of statuses.entries()) {
      const { kind, allowed } = calls[n]!;
      counts.set(`${kind} ${status}`, (counts.get(`${kind} ${status}`) ?? 0) + 1);
      if (!allowed.includes(status)) wrong.push(`${kind}: ${status} ${calls[n]!.body.subarray(0, 200).toString()}`);
    }
    gateway.bus.asked.length = 0;
    if (early === 0 && done > CALLS / 4) early = heap();
  }
  console.info(Object.fromEntries([...counts].sort()), `heap ${early.toFixed(1)} → ${heap().toFixed(1)} MB`);
  expect(wrong.slice(0, 5)).toEqual([]);
  expect(heap() - early).toBeLessThan(24);
}, 300_000);

it('what was signed once is refused the second time, whoever sends it', async () => {
  const timestamp = String(Math.floor(gateway.clock.now().getTime() / 1000));
  const body = Buffer.from(
    '{"Events":[{"EventId":"r1","ItemCode":"VN-1","StatusCode":"2","StatusTime":"2018-09-03T08:00:00Z"}]}',
  );
  const signature = createHmac('sha256', SECRET).update(`${timestamp}.${body.toString()}`).digest('hex');
  const headers = {
    'content-type': 'application/json',
    'x-timestamp': timestamp,
    'x-signature': `sha256=${signature}`,
  };
  const call = { body, headers, path: '/api/v1/postal/events/vnpost', kind: 'replay', allowed: [] };
  const statuses = await Promise.all(Array.from({ length: 12 }, () => send(call)));
  expect(statuses.filter((status) => status === 200)).toHaveLength(1);
  expect(statuses.filter((status) => status === 409)).toHaveLength(11);
});

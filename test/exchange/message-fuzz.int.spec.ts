import { mkdtemp, rm } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { submitMessage } from '#contracts';
import { writeStatus } from '#edxml';
import { FakeBus, mutations, recorded, someAgencies, TestClock, testService, type TestService } from '#testing';
import { exchange } from '../../apps/exchange/src/exchange.module.js';
import { aDocument, link, statusOf, textOf } from '../../apps/exchange/src/messages/messages.makers.js';
import { testGateway, type TestGateway } from '../../apps/gateway/src/testing/test-gateway.js';

/** `FUZZ_MESSAGES=10000` for the long run; what CI does takes some seconds. */
const MESSAGES = Number(process.env['FUZZ_MESSAGES'] ?? 1_000);
const AT_ONCE = 16;

let service: TestService;
let gateway: TestGateway;
let folder = '';
let token = '';
const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chi-so-fuzz-'));
  const clock = new TestClock('2018-09-07T08:00:00Z');
  service = await testService(exchange, { clock, environment: { STORAGE_DIRECTORY: folder } });
  await service.deliver(recorded(someAgencies()));
  const bus = new FakeBus().answers(
    submitMessage,
    async (body) => (await service.request(submitMessage, body, link)).value,
  );
  gateway = await testGateway({ RATE_LIMIT: '0' }, bus);
  token = await gateway.token('integration');
});
afterAll(async () => {
  agent.destroy();
  await gateway.close();
  await service.close();
  await rm(folder, { recursive: true });
});

function send(body: Buffer): Promise<{ status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const headers = {
      ...{ authorization: `Bearer ${token}`, 'content-type': 'application/xml' },
      'content-length': body.length,
    };
    const options = { method: 'POST', agent, headers, timeout: 20_000 };
    const asked = request(`${gateway.url}/api/v1/exchange/messages`, options, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (piece: string) => (text += piece));
      answer.once('end', () => resolve({ status: answer.statusCode ?? 0, text }));
    });
    asked.once('timeout', () => asked.destroy(new Error('no answer within 20 s')));
    asked.once('error', reject);
    asked.end(body);
  });
}

const attachment = { contentId: 'cid:1', name: 'a.pdf', contentType: 'application/pdf', digest: 'a', size: 0 };
/** What XML allows to be said and a database or a header of HTTP might not take. */
const NASTY = ['a&#x7f;b', '\u202Egpj.exe', 'x'.repeat(5_000), '😀'.repeat(150) + 'a', '"; filename="b'];

it('names and words no database takes are stored in a form it takes', async () => {
  for (const [n, nasty] of NASTY.entries()) {
    const whole = await textOf(aDocument(9_000 + n, { attachments: [attachment] }));
    const text = whole.replace('>a.pdf<', `>${nasty}<`).replace('>DỮ LIỆU MẪU<', `>${nasty}<`);
    expect(text).not.toBe(whole);
    const { status, text: answer } = await send(Buffer.from(text));
    expect([n, status, answer.slice(0, 200)]).toEqual([n, 201, expect.any(String)]);
  }
});

it(`${MESSAGES} mutated messages are never answered with 5xx, never hang, and leave memory flat`, async () => {
  const mutated = mutations(20_180_929);
  const about = { organId: '000.00.15.H10', documentId: aDocument(1).documentId, code: null, issuedOn: '2018-09-07' };
  const ask = writeStatus({
    ...{ from: { id: '000.00.15.H10', name: null }, about: { ...about, organId: '000.00.16.H10' }, status: '13' },
    ...{ description: 'DỮ LIỆU MẪU', at: '2018-09-07T15:13:00+07:00', staff: null },
  });
  const sources = [
    ...[await textOf(aDocument(1, { attachments: [attachment] })), statusOf(1, '01'), statusOf(1, '02')],
    ...[statusOf(1, '03'), statusOf(1, '06'), ask],
  ].map((text) => Buffer.from(text));
  const counts = new Map<number, number>();
  const wrong: string[] = [];
  let next = 0;
  let before = 0;
  const worker = async () => {
    while (next < MESSAGES) {
      const n = next++;
      if (n === Math.floor(MESSAGES / 2)) before = process.memoryUsage().rss;
      const { status, text } = await send(mutated(sources[n % sources.length]!));
      counts.set(status, (counts.get(status) ?? 0) + 1);
      if (status >= 500 || status === 0) wrong.push(`${status} ${text.slice(0, 300)}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  expect(wrong).toEqual([]);
  expect(counts.get(201)).toBeGreaterThan(MESSAGES / 20);
  expect([...counts.keys()].sort()).toEqual(expect.arrayContaining([201, 400]));
  expect(process.memoryUsage().rss - before).toBeLessThan(150 * 2 ** 20);
}, 900_000);

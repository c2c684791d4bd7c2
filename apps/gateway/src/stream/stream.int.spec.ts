import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { connect, type NatsConnection } from '@nats-io/transport-node';
import { CHANGES_SUBJECT, listAgencies, listAssignments } from '#contracts';
import { testServer } from '#testing';
import { testGateway, type TestGateway } from '../testing/test-gateway.js';

const agency = (id: string, code: string, parentId: string | null) => ({
  id,
  code,
  codes: [],
  parentId,
  mergedIntoId: null,
});
const AGENCIES = [
  agency('00000000-0000-4000-8000-000000000001', '000.00.00.H10', null),
  agency('00000000-0000-4000-8000-000000000015', '000.00.15.H10', '00000000-0000-4000-8000-000000000001'),
  agency('00000000-0000-4000-8000-000000000016', '000.00.16.H10', '00000000-0000-4000-8000-000000000001'),
];

let gateway: TestGateway;
let nats: NatsConnection;
const open: AbortController[] = [];

beforeAll(async () => {
  gateway = await testGateway({ RATE_LIMIT: '0' });
  gateway.bus
    .answers(listAgencies, () => ({ items: AGENCIES, next: null }) as never)
    .answers(listAssignments, () => ({ items: [], next: null }));
  nats = await connect({ servers: testServer('TEST_NATS_URL') });
  for (let seq = 1; gateway.bus.asked.length < 2; seq++) {
    nats.publish('head.catalogue', JSON.stringify({ logId: 'x', seq, hash: '', at: '' }));
    await new Promise((next) => setTimeout(next, 50));
  }
});
afterAll(async () => {
  for (const one of open) one.abort();
  await nats.close();
  await gateway.close();
});

/** The first change a listener hears. */
async function firstChange(
  persona: string,
  code: string,
  query = '',
): Promise<{ status: number; change?: Promise<string> }> {
  const abort = new AbortController();
  open.push(abort);
  const token = await gateway.token(persona, code);
  const answer = await fetch(`${gateway.url}/api/v1/stream${query}`, {
    headers: { authorization: `Bearer ${token}` },
    signal: abort.signal,
  });
  if (!answer.ok) return { status: answer.status };
  const change = (async () => {
    let text = '';
    for await (const chunk of answer.body!.pipeThrough(new TextDecoderStream())) {
      text += chunk;
      if (text.includes('data: ') && text.endsWith('\n\n')) return text.slice(text.indexOf('data: ') + 6).trim();
    }
    return text;
  })().catch(() => '');
  return { status: answer.status, change };
}

const notice = (id: string) => ({ indicators: [], agencies: [id], periods: ['2018'], positions: { dossier: 5 } });

describe('the stream of changes', () => {
  it('tells each listener only of agencies within its scope, by their codes', async () => {
    const whole = await firstChange('province-leader', '000.00.00.H10');
    const own = await firstChange('department-leader', '000.00.15.H10');
    nats.publish(CHANGES_SUBJECT, JSON.stringify(notice(AGENCIES[2]!.id)));
    await new Promise((next) => setTimeout(next, 1_200));
    nats.publish(CHANGES_SUBJECT, JSON.stringify(notice(AGENCIES[1]!.id)));
    expect(JSON.parse(await whole.change!)).toMatchObject({ agencies: ['000.00.16.H10'], periods: ['2018'] });
    expect(JSON.parse(await own.change!)).toMatchObject({ agencies: ['000.00.15.H10'] });
  });

  it('of another agency is refused, and of an agency below is open', async () => {
    const other = await firstChange('department-leader', '000.00.15.H10', '?scope=000.00.16.H10');
    const below = await firstChange('province-leader', '000.00.00.H10', '?scope=000.00.16.H10');
    expect([other.status, below.status]).toEqual([403, 200]);
    await expect(firstChange('citizen', '000.00.00.H10')).resolves.toMatchObject({ status: 403 });
  });
});

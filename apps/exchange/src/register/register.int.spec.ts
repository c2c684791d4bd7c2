import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listDocuments, registerDocument, type Actor, type DocumentQuery, type RegisterDocument } from '#contracts';
import { agencyId, DEPARTMENT, OTHER_DEPARTMENT, PROVINCE, ROOM, recorded, schemaFaults } from '#testing';
import { someAgencies, TestClock, testService, undoneTables, type TestService } from '#testing';
import { exchange } from '../exchange.module.js';

const clerk: Actor = { issuer: 'test', subject: 'clerk', role: 'records-clerk', agency: DEPARTMENT };
const other: Actor = { ...clerk, subject: 'other', agency: OTHER_DEPARTMENT };
const leader: Actor = { ...clerk, subject: 'leader', agency: PROVINCE };
const STORAGE = { STORAGE_DIRECTORY: '/nowhere' };
const clock = new TestClock('2018-09-03T08:00:00Z');

const aDocument = (number: number, more: Partial<RegisterDocument> = {}): RegisterDocument => ({
  agencyCode: DEPARTMENT,
  direction: 'outgoing',
  number,
  notation: 'STTTT-VP',
  issuedOn: '2018-08-30',
  recipients: [PROVINCE],
  class: 'electronic',
  secrecy: 'none',
  ...more,
});

let service: TestService;
beforeAll(async () => {
  service = await testService(exchange, { clock, environment: STORAGE });
  await service.deliver(recorded(someAgencies()));
});
afterAll(() => service.close());

const enter = (document: RegisterDocument, by = clerk, key?: string) =>
  service.request(registerDocument, document, by, key ? { idempotency: { key, digest: key } } : {});
const list = async (query: DocumentQuery, by = clerk) => (await service.request(listDocuments, query, by)).value;

describe('the register of documents', () => {
  it('keeps a line and announces its state', async () => {
    const { value, position, etag } = await enter(aDocument(600));
    expect(value).toMatchObject({ documentId: `${DEPARTMENT},2018/08/30,600/STTTT-VP`, agencyCode: DEPARTMENT });
    const events = await service.events();
    expect(events).toHaveLength(1);
    expect(events[0]).toMatchObject({ type: 'exchange.document.registered.v1', subject: value.id });
    expect(events[0]!.data).toMatchObject({ state: { agencyId: agencyId(DEPARTMENT), recipients: [PROVINCE] } });
    expect([position, etag]).toEqual([expect.any(Number), '"1"']);
  });

  it('a document stands in a register once; the other side has its own line', async () => {
    await expect(enter(aDocument(600))).rejects.toMatchObject({ code: 'exchange.document-registered' });
    const received = { direction: 'incoming', senderCode: DEPARTMENT, agencyCode: PROVINCE } as const;
    await expect(enter(aDocument(600, received), leader)).resolves.toBeDefined();
  });

  it('nothing of a secret document is kept', async () => {
    const before = await service.events();
    await expect(enter(aDocument(7, { secrecy: 'secret' }))).rejects.toMatchObject({
      code: 'exchange.secret-document',
    });
    expect(await service.events()).toHaveLength(before.length);
  });

  it('the same Idempotency-Key answers the first line', async () => {
    const first = await enter(aDocument(601), clerk, 'key-1');
    expect((await enter(aDocument(601), clerk, 'key-1')).value).toEqual(first.value);
  });

  it('is written and read within the own agencies only', async () => {
    await expect(enter(aDocument(1), other)).rejects.toMatchObject({ kind: 'forbidden' });
    expect((await list({}, other)).items).toEqual([]);
    await expect(list({ agency: DEPARTMENT }, other)).rejects.toMatchObject({ code: 'forbidden.agency' });
    expect((await list({ agency: DEPARTMENT }, leader)).items.map(({ number }) => number).sort()).toEqual([600, 601]);
    expect((await list({}, leader)).items).toHaveLength(3);
  });

  it('lists newest first in pages that neither repeat nor leave out', async () => {
    for (let number = 1; number <= 7; number += 1) {
      clock.advance(1); // ids follow the clock
      await enter(aDocument(number, { agencyCode: ROOM, issuedOn: number % 2 ? '2018-05-02' : '2018-05-03' }));
    }
    const seen: (number | null)[] = [];
    for (let after: string | undefined, more = true; more;) {
      const page = await list({ agency: ROOM, limit: 3, after });
      seen.push(...page.items.map(({ number }) => number));
      more = page.next !== null;
      after = page.next ?? undefined;
    }
    expect(seen).toEqual([6, 4, 2, 7, 5, 3, 1]);
  });

  it.each([
    [{ direction: 'incoming' }, 0],
    [{ class: 'electronic', issuedFrom: '2018-08-01' }, 2],
    [{ issuedTo: '2018-05-02' }, 4],
  ] as [DocumentQuery, number][])('filters by %j', async (query, count) => {
    expect((await list(query)).items).toHaveLength(count);
  });

  it('a place to continue after that is none is refused', async () => {
    const after = '2018-02-30_00000000-0000-4000-8000-000000000000';
    await expect(list({ after })).rejects.toMatchObject({ kind: 'invalid', code: 'invalid.parameter' });
  });
});

it('the tables are what the entities say, and can be undone', async () => {
  const empty = await testService(exchange, { environment: STORAGE });
  try {
    expect(await schemaFaults(empty.dataSource)).toEqual([]);
    expect(await undoneTables(exchange, empty.dataSource)).toEqual(['migrations']);
  } finally {
    await empty.close();
  }
});

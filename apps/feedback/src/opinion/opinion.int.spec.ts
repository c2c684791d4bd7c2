import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { answerOpinion, getOpinion, listPublished, receiveOpinion } from '#contracts';
import type { Actor, AnswerOpinion, ReceiveOpinion } from '#contracts';
import type { RequestContext } from '#messaging';
import { agencyId, DEPARTMENT, OTHER_DEPARTMENT, PROVINCE, recorded, schemaFaults } from '#testing';
import { someAgencies, TestClock, testService, undoneTables, type TestService } from '#testing';
import { feedback } from '../feedback.module.js';

const environment = { FEEDBACK_PERSON_KEY: 'ab'.repeat(32) };
const officer: Actor = { issuer: 'test', subject: 'officer', role: 'department-office', agency: DEPARTMENT };
const other: Actor = { ...officer, subject: 'other', agency: OTHER_DEPARTMENT };
const citizen: Actor = { issuer: 'test', subject: 'citizen', role: 'citizen', agency: PROVINCE };
const clock = new TestClock('2018-09-05T02:00:00Z');
const petitioner = { name: 'Trần Thị Bưởi', address: '12 Hùng Vương, Đồng Xoài', phone: '0987 654 321' };

const anOpinion = (more: Partial<ReceiveOpinion> = {}): ReceiveOpinion => ({
  channel: 'hotline',
  agencyCode: DEPARTMENT,
  content: 'Bà Bưởi chờ giấy phép đã một tháng',
  petitioner,
  ...more,
});

let service: TestService;
beforeAll(async () => {
  service = await testService(feedback, { clock, environment });
  await service.deliver(recorded(someAgencies()));
});
afterAll(() => service.close());

const receive = async (more: Partial<ReceiveOpinion> = {}, by = officer, key?: string) =>
  service.request(receiveOpinion, anOpinion(more), by, key ? { idempotency: { key, digest: key } } : {});
const answer = (
  number: string,
  more: Partial<AnswerOpinion> = {},
  context: Partial<RequestContext> = {},
  by = officer,
) => service.request(answerOpinion, { number, question: 'Chậm cấp phép', answer: 'Đã cấp.', ...more }, by, context);

describe('receiving', () => {
  it('numbers it in the agency’s year, keeps a row and announces no word of it', async () => {
    const { value, position } = await receive();
    expect(value).toMatchObject({ number: `${DEPARTMENT}-2018-00001`, status: 'open', dueOn: '2018-09-10' });
    expect([value.content, value.petitioner]).toEqual([null, null]);
    expect(position).toEqual(expect.any(Number));
    const [event] = await service.events();
    expect(event).toMatchObject({ type: 'feedback.opinion.received.v1' });
    expect(event!.data).toEqual({
      state: {
        number: `${DEPARTMENT}-2018-00001`,
        agencyId: agencyId(DEPARTMENT),
        channel: 'hotline',
        kind: 'opinion',
        status: 'open',
        notAcceptedReasons: [],
        receivedAt: '2018-09-05T02:00:00.000Z',
        receivedOn: '2018-09-05',
        dueOn: '2018-09-10',
        provisional: false,
        answeredAt: null,
        answeredOn: null,
      },
    });
  });

  it('no table but opinion_person holds what is said or who says it, and that one not in clear', async () => {
    const tables = await service.dataSource.query<{ name: string }[]>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    for (const { name } of tables) {
      const rows = JSON.stringify(await service.dataSource.query(`SELECT t::text FROM "${name}" t`));
      expect(rows).not.toMatch(/Bưởi|Hùng Vương|0987|một tháng/);
      expect(rows).not.toContain(Buffer.from('Bưởi').toString('hex'));
    }
  });

  it('numbers are 1…n without holes for sixteen at once, whatever is refused between them', async () => {
    const agencyCode = OTHER_DEPARTMENT;
    const refused = { receivedAt: '2019-01-01T00:00:00Z' };
    const tries = Array.from({ length: 24 }, (_, n) => receive({ agencyCode, ...(n % 3 ? {} : refused) }, other));
    const done = (await Promise.allSettled(tries)).flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    const numbers = done.map(({ value }) => Number(value.number.slice(-5))).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 16 }, (_, n) => n + 1));
  });

  it('the same Idempotency-Key answers the first one, for a citizen of no agency too', async () => {
    const web = { channel: 'web' } as const;
    const first = await receive(web, citizen, 'key-1');
    expect((await receive(web, citizen, 'key-1')).value).toEqual(first.value);
  });

  it('officers register what came to their own agencies', async () => {
    await expect(receive({}, other)).rejects.toMatchObject({ kind: 'forbidden', code: 'forbidden.agency' });
  });
});

describe('answering', () => {
  it('publishes the answer, announces it, and nobody’s name comes out', async () => {
    const { number } = (await receive()).value;
    clock.set('2018-09-10T09:00:00Z');
    const { value, etag } = await answer(number);
    expect(value).toMatchObject({ status: 'answered', inTime: true, answer: { answer: 'Đã cấp.' } });
    expect(etag).toBe('"2"');
    const event = (await service.events()).at(-1)!;
    expect(event.type).toBe('feedback.opinion.answered.v1');
    expect(event.data).toMatchObject({ state: { number, status: 'answered', answeredOn: '2018-09-10' } });
    const { items } = (await service.request(listPublished, { agency: PROVINCE }, citizen)).value;
    expect(items[0]).toEqual({
      number,
      agencyCode: DEPARTMENT,
      receivedOn: '2018-09-05',
      answeredOn: '2018-09-10',
      question: 'Chậm cấp phép',
      answer: 'Đã cấp.',
    });
  });

  it('late by a day is late', async () => {
    clock.set('2018-09-05T02:00:00Z');
    const { number } = (await receive()).value;
    clock.set('2018-09-11T01:00:00Z');
    expect((await answer(number)).value.inTime).toBe(false);
  });

  it('refuses a text that names the petitioner, a second answer, a stale ETag, another agency', async () => {
    const { number } = (await receive()).value;
    const named = answer(number, { answer: 'Kính gửi bà Trần Thị Bưởi' });
    await expect(named).rejects.toMatchObject({ kind: 'refused', code: 'feedback.answer-names-person' });
    await expect(answer(number, {}, { ifMatch: '"7"' })).rejects.toMatchObject({ kind: 'stale' });
    await expect(answer(number, {}, {}, other)).rejects.toMatchObject({ kind: 'not-found' });
    await answer(number, {}, { ifMatch: '"1"', idempotency: { key: 'k', digest: 'd' } });
    await expect(answer(number)).rejects.toMatchObject({ kind: 'conflict', code: 'feedback.answered-already' });
    const again = await answer(number, {}, { ifMatch: '"1"', idempotency: { key: 'k', digest: 'd' } });
    expect(again.value.answer).toMatchObject({ answer: 'Đã cấp.' });
  });
});

describe('reading one', () => {
  it('those who settle it see who speaks, and the reading is kept; others do not', async () => {
    const { number } = (await receive()).value;
    const seen = (await service.request(getOpinion, { number }, officer)).value;
    expect(seen).toMatchObject({ petitioner, content: 'Bà Bưởi chờ giấy phép đã một tháng' });
    const reads = await service.dataSource.query<object[]>('SELECT actor, role FROM person_read');
    expect(reads).toEqual([{ actor: 'test#officer', role: 'department-office' }]);
    const reviewer = { ...officer, role: 'home-affairs' } as const;
    const hidden = (await service.request(getOpinion, { number }, reviewer)).value;
    expect([hidden.petitioner, hidden.content]).toEqual([null, null]);
    await expect(service.request(getOpinion, { number }, other)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

it('the tables are what the entities say, and can be undone', async () => {
  const empty = await testService(feedback, { environment });
  expect(await schemaFaults(empty.dataSource)).toEqual([]);
  expect(await undoneTables(feedback, empty.dataSource)).toEqual(['migrations']);
  await empty.close();
});

it('without its key the service does not start', async () => {
  await expect(testService(feedback)).rejects.toThrow('FEEDBACK_PERSON_KEY');
});

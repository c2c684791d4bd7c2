import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { findExchanged, listOutbox, retryOutgoing, sendStatus, submitMessage } from '#contracts';
import {
  DEPARTMENT,
  OTHER_DEPARTMENT,
  recorded,
  someAgencies,
  TestClock,
  testService,
  type TestService,
} from '#testing';
import { exchange } from '../exchange.module.js';
import { aDocument, clerk, link, other, textOf } from '../messages/messages.makers.js';
import { OutboxSender } from './outbox-sender.js';

const clock = new TestClock('2018-09-07T08:00:00Z');
let service: TestService;
let axis: Server;
let answers: number[] = [];
const heard: string[] = [];
beforeAll(async () => {
  axis = createServer((request, response) => {
    let text = '';
    request.on('data', (bytes: Buffer) => (text += bytes.toString()));
    request.on('end', () => {
      heard.push(text);
      response.writeHead(answers.shift() ?? 200).end();
    });
  });
  await new Promise<void>((ready) => axis.listen(0, '127.0.0.1', ready));
  const url = `http://127.0.0.1:${(axis.address() as AddressInfo).port}/statuses`;
  const environment = { STORAGE_DIRECTORY: '/nowhere', OUTBOUND_URL: url };
  service = await testService(exchange, { clock, environment });
  await service.deliver(recorded(someAgencies()));
  const bytes = Buffer.from(await textOf(aDocument(8))).toString('base64');
  await service.request(submitMessage, { bytes }, link);
});
afterAll(async () => {
  await service.close();
  axis.closeAllConnections();
  axis.close();
});

describe('a status of our own', () => {
  const answer = { documentId: aDocument(8).documentId, agencyCode: OTHER_DEPARTMENT, status: '03' };
  const outbox = async () => (await service.request(listOutbox, {}, link)).value.items;

  it('is recorded and sent back to the exchange, again and again while it does not answer', async () => {
    await service.request(sendStatus, answer, other);
    const { value } = await service.request(findExchanged, { documentId: answer.documentId }, link);
    expect(value.recipients.map(({ status }) => status)).toEqual(['sent', '03']);
    answers = [503];
    await service.get(OutboxSender).sendDue();
    expect(await outbox()).toMatchObject([{ state: 'queued', attempts: 1, error: 'HTTP 503' }]);
    clock.advance(60_000);
    await service.get(OutboxSender).sendDue();
    expect(await outbox()).toMatchObject([{ state: 'sent', attempts: 2 }]);
    expect(heard.at(-1)).toContain('<edXML:StatusCode>03</edXML:StatusCode>');
  });

  it('that can never be delivered is given up, listed, and may be sent again', async () => {
    await service.request(sendStatus, { ...answer, status: '04' }, other);
    answers = Array.from({ length: 10 }, () => 500);
    for (let n = 0; n < 10; n += 1) {
      await service.get(OutboxSender).sendDue();
      clock.advance(6 * 3_600_000);
    }
    const [dead] = (await service.request(listOutbox, { state: 'dead' }, other)).value.items;
    expect(dead).toMatchObject({ state: 'dead', attempts: 10, error: 'HTTP 500', status: '04' });
    await expect(service.request(retryOutgoing, { id: dead!.id }, clerk)).rejects.toMatchObject({ kind: 'not-found' });
    await service.request(retryOutgoing, { id: dead!.id }, other);
    await service.get(OutboxSender).sendDue();
    expect((await outbox()).map(({ state }) => state)).toEqual(['sent', 'sent']);
  });

  it('is of a recipient or, to take back, of the sender', async () => {
    const mine = { ...answer, agencyCode: DEPARTMENT };
    await expect(service.request(sendStatus, mine, clerk)).rejects.toMatchObject({ code: 'exchange.not-recipient' });
    const back = { ...answer, status: '13', recipientCode: DEPARTMENT };
    await expect(service.request(sendStatus, back, other)).rejects.toMatchObject({ code: 'exchange.not-sender' });
  });
});

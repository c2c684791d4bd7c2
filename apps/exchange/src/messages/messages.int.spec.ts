import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeMessage, findExchanged, listDocuments, measureTraffic, openMessage, registerDocument } from '#contracts';
import { shareOfElectronic, storeMessagePart, submitMessage, type MessageRecorded } from '#contracts';
import { agencyId, DEPARTMENT, OTHER_DEPARTMENT, recorded } from '#testing';
import { someAgencies, TestClock, testService, type TestService } from '#testing';
import { exchange } from '../exchange.module.js';
import { ABROAD, aDocument, business, clerk, link, other, statusOf, textOf } from './messages.makers.js';

/** A Friday, 15:00 in Vietnam. */
const clock = new TestClock('2018-09-07T08:00:00Z');
let service: TestService;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'chi-so-exchange-'));
  const environment = { STORAGE_DIRECTORY: folder };
  service = await testService(exchange, { clock, environment });
  await service.deliver(recorded(someAgencies()));
});
afterAll(async () => {
  await service.close();
  await rm(folder, { recursive: true });
});

const submit = async (text: string, by = link): Promise<MessageRecorded> =>
  (await service.request(submitMessage, { bytes: Buffer.from(text).toString('base64') }, by)).value;
const send = async (message: ReturnType<typeof aDocument>, by = link) => submit(await textOf(message), by);
const find = async (number: number, by = link) =>
  (await service.request(findExchanged, { documentId: aDocument(number).documentId }, by)).value;
const at = (code: string, of: { recipients: { recipientCode: string }[] }) =>
  of.recipients.find(({ recipientCode }) => recipientCode === code);
const linesOf = async (agency: string) => (await service.request(listDocuments, { agency }, link)).value.items;

describe('a message', () => {
  it("is recorded with its recipients, enters the sender's register, and its event says the state", async () => {
    const taken = await send(aDocument(1));
    expect(taken).toMatchObject({
      kind: 'document',
      documentId: aDocument(1).documentId,
      from: DEPARTMENT,
      business: 0,
    });
    expect(taken.to).toEqual([OTHER_DEPARTMENT, ABROAD]);
    expect(await find(1)).toMatchObject({
      senderCode: DEPARTMENT,
      sentInTime: true,
      recipients: [
        { recipientCode: ABROAD, status: 'sent' },
        { recipientCode: OTHER_DEPARTMENT, status: 'sent' },
      ],
      messages: [{ kind: 'document', digest: taken.digest, fromCode: DEPARTMENT }],
    });
    expect(await linesOf(DEPARTMENT)).toMatchObject([
      { number: 1, class: 'electronic', recipients: taken.to, signed: false },
    ]);
    const types = (await service.events()).map(({ type }) => type);
    expect(types).toEqual(['exchange.document.registered.v1', 'exchange.message.recorded.v1']);
    expect((await service.events())[1]!.data).toMatchObject({
      digest: taken.digest,
      state: {
        senderId: agencyId(DEPARTMENT),
        recipients: [{ recipientId: agencyId(OTHER_DEPARTMENT) }, { recipientId: null }],
      },
    });
  });

  it('that comes twice is one, whoever brings it, also at the same moment', async () => {
    const text = await textOf(aDocument(2));
    const all = await Promise.all(Array.from({ length: 5 }, () => submit(text)));
    expect(all.map(({ duplicate }) => duplicate).sort()).toEqual([false, true, true, true, true]);
    expect(new Set(all.map(({ messageId }) => messageId)).size).toBe(1);
    expect((await find(2)).messages).toHaveLength(1);
  });

  it('statuses move the recipient on and enter its register when received', async () => {
    await submit(statusOf(1, '01'));
    await submit(statusOf(1, '03'));
    await submit(statusOf(1, '06'));
    const found = at(OTHER_DEPARTMENT, await find(1));
    expect(found).toMatchObject({ status: '06', confirmedInTime: true, listed: true, contradictory: false });
    expect(Object.keys((found as unknown as { statuses: object }).statuses).sort()).toEqual(['01', '03', '06']);
    expect(await linesOf(OTHER_DEPARTMENT)).toMatchObject([
      { direction: 'incoming', number: 1, arrivalNumber: 1, senderCode: DEPARTMENT, class: 'electronic' },
    ]);
  });

  it('that comes before what it is about leads to the same', async () => {
    for (const status of ['06', '01', '03'] as const) await submit(statusOf(3, status));
    expect(at(OTHER_DEPARTMENT, await find(3))).toMatchObject({ status: '06', listed: false });
    expect(await linesOf(OTHER_DEPARTMENT)).toHaveLength(1);
    await send(aDocument(3));
    expect(at(OTHER_DEPARTMENT, await find(3))).toMatchObject({ status: '06', listed: true, confirmedInTime: true });
    expect((await linesOf(OTHER_DEPARTMENT)).map(({ arrivalNumber }) => arrivalNumber).sort()).toEqual([1, 2]);
  });

  it('a wrong recipient sends it back with a reason', async () => {
    await expect(submit(statusOf(2, '02', { description: null }))).rejects.toMatchObject({
      code: 'exchange.refusal-reason',
    });
    await submit(statusOf(2, '02'));
    expect(at(OTHER_DEPARTMENT, await find(2))).toMatchObject({ status: '02' });
  });

  it('of the outside shows that a paper document went electronically too', async () => {
    const line = {
      agencyCode: DEPARTMENT,
      direction: 'outgoing',
      number: 9,
      notation: 'STTTT-VP',
      issuedOn: '2018-09-07',
    } as const;
    const paper = {
      ...line,
      recipients: [OTHER_DEPARTMENT, ABROAD],
      class: 'paper',
      paperReason: 'other',
      secrecy: 'none',
    } as const;
    await service.request(registerDocument, { ...paper, recipients: [...paper.recipients] }, link);
    await send(aDocument(9, { to: [{ id: ABROAD, name: null }] }));
    const [found] = (await linesOf(DEPARTMENT)).filter(({ number }) => number === 9);
    expect(found).toMatchObject({
      class: 'electronic-with-paper',
      paperRecipients: [OTHER_DEPARTMENT],
      paperReason: null,
    });
    const last = (await service.events()).filter(({ type }) => type.startsWith('exchange.document')).at(-1)!;
    expect(last).toMatchObject({
      type: 'exchange.document.revised.v1',
      data: { state: { agencies: 2, electronic: 1 } },
    });
  });
});

describe('recall, update, replacement', () => {
  it('a recall is asked of every recipient and answered by each', async () => {
    await send(aDocument(4));
    await submit(statusOf(4, '03'));
    await send(aDocument(4, { ...business(1), trace: [{ organId: DEPARTMENT, at: '2018-09-07T16:00:00+07:00' }] }));
    expect(await find(4)).toMatchObject({
      standing: 'recalled',
      recipients: [{ recall: 'asked' }, { recall: 'asked' }],
    });
    await submit(statusOf(4, '15', { at: '2018-09-07T16:05:00+07:00' }));
    await submit(statusOf(4, '16', { from: { id: ABROAD, name: null }, at: '2018-09-07T16:10:00+07:00' }));
    expect(at(OTHER_DEPARTMENT, await find(4))).toMatchObject({ status: '03', recall: 'agreed' });
    expect(at(ABROAD, await find(4))).toMatchObject({ recall: 'refused' });
    const year = { from: '2018-01-01', to: '2018-12-31', agency: DEPARTMENT };
    const { figures } = (await service.request(shareOfElectronic, year, link)).value;
    expect(figures[0]).toMatchObject({ reading: 'A', numerator: 4, denominator: 5 }); // the recalled one counts once
    expect((await linesOf(DEPARTMENT)).find(({ number }) => number === 4)).toMatchObject({ standing: 'recalled' });
  });

  it('only the sender asks for it back', async () => {
    const about = { organId: OTHER_DEPARTMENT, documentId: aDocument(1).documentId, code: null, issuedOn: null };
    const asked = statusOf(1, '13', { from: { id: ABROAD, name: null }, about });
    await expect(submit(asked)).rejects.toMatchObject({ code: 'exchange.not-sender' });
    await submit(statusOf(1, '13', { from: { id: DEPARTMENT, name: null }, about }));
    expect(at(OTHER_DEPARTMENT, await find(1))).toMatchObject({ status: '06', recall: 'asked' });
  });

  it('a replacement is a new document, an update the same one', async () => {
    await send(aDocument(5));
    await send(aDocument(5, { ...business(2), trace: [{ organId: DEPARTMENT, at: '2018-09-07T16:00:00+07:00' }] }));
    await send(aDocument(6, business(3, aDocument(5).documentId)));
    expect(await find(5)).toMatchObject({ standing: 'replaced' });
    expect(await find(6)).toMatchObject({ standing: 'in-force', messages: [{ business: 3 }] });
    const lines = (await linesOf(DEPARTMENT)).filter(({ number }) => number === 5 || number === 6);
    expect(lines.map(({ number, standing }) => [number, standing]).sort()).toEqual([
      [5, 'replaced'],
      [6, 'in-force'],
    ]);
  });
});

describe('a message that is refused', () => {
  it.each([
    ['words', 'xin chào', 'invalid', 'exchange.edxml-malformed'],
    ['another document', '<html/>', 'invalid', 'exchange.edxml-not-edxml'],
    ['an unknown status', statusOf(1, '03').replace('>03<', '>99<'), 'invalid', 'exchange.edxml-value'],
    ['a document type', `<!DOCTYPE a>${statusOf(1, '03').slice(39)}`, 'invalid', 'exchange.edxml-doctype'],
    [
      'a text without end',
      statusOf(1, '03', { description: 'x'.repeat(40_000) }),
      'too-large',
      'exchange.edxml-too-large',
    ],
  ])('for %s', async (_what, text, kind, code) => {
    await expect(submit(text)).rejects.toMatchObject({ kind, code });
  });

  it('and one of others is neither taken nor shown', async () => {
    await expect(send(aDocument(7, { to: [{ id: ABROAD, name: null }] }), other)).rejects.toMatchObject({
      kind: 'forbidden',
    });
    await send(aDocument(7, { to: [{ id: ABROAD, name: null }] }), clerk);
    await expect(find(7, other)).rejects.toMatchObject({ kind: 'not-found' });
  });
});

it('a large message comes in parts, each of them as often as need be, and of its sender only', async () => {
  const text = Buffer.from(await textOf(aDocument(8)));
  const { id } = (await service.request(openMessage, {}, link)).value;
  const parts = [text.subarray(0, 500), text.subarray(500)].map((bytes) => bytes.toString('base64'));
  const part = (n: number, by = link) => service.request(storeMessagePart, { id, n, bytes: parts[n]! }, by);
  await part(1);
  await expect(service.request(closeMessage, { id, parts: 2 }, link)).rejects.toMatchObject({
    code: 'imports.part-missing',
  });
  await part(0);
  await part(0);
  await expect(part(0, clerk)).rejects.toMatchObject({ kind: 'forbidden' });
  const { value, status } = await service.request(closeMessage, { id, parts: 2 }, link);
  expect([value.documentId, status]).toEqual([aDocument(8).documentId, 201]);
});

it('traffic is measured by pair, kind and hour', async () => {
  const query = { from: '2018-09-01', to: '2018-09-30', by: 'pair' as const };
  const pairs = (await service.request(measureTraffic, query, link)).value.rows;
  expect(pairs[0]).toMatchObject({ senderCode: DEPARTMENT, recipientCode: ABROAD, sentInTime: 9 });
  const [hour] = (await service.request(measureTraffic, { ...query, by: 'hour' }, link)).value.rows;
  expect(hour).toMatchObject({ hour: 15, senderCode: null });
  const [kind] = (await service.request(measureTraffic, { ...query, by: 'type' }, link)).value.rows;
  expect(kind).toMatchObject({ type: 'Công văn' });
});

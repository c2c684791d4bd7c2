import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { MessageRecorded, ExchangedDocumentView, ShareView, ShareReminders } from '#contracts';
import { writeDocument, writeStatus, type DocumentMessage, type StatusMessage } from '#edxml';
import { Platform } from '../platform/platform.js';
import { jsonLines, type PublicInterface } from '../platform/public-interface.js';

const DEPARTMENT = '000.00.15.H10';
const OTHER = '000.00.16.H10';
const MINISTRY = '000.00.00.G09';
const documentId = `${DEPARTMENT},2018/09/28,601/STTTT-VP`;
const period = { from: '2018-07-01', to: '2018-09-30' };

let platform: Platform;
let axis: PublicInterface;
beforeAll(async () => {
  platform = await Platform.start();
  axis = platform.as('integration');
}, 300_000);
afterAll(() => platform?.end(), 60_000);

async function edxml(at: string, type: 0 | 1 = 0): Promise<string> {
  const message: Omit<DocumentMessage, 'kind' | 'signed'> = {
    documentId,
    from: { id: DEPARTMENT, name: 'Sở TTTT' },
    to: [
      { id: OTHER, name: null },
      { id: MINISTRY, name: null },
    ],
    code: { number: '601', notation: 'STTTT-VP' },
    issuedOn: '2018-09-28',
    ...{ place: null, subject: 'DỮ LIỆU MẪU', content: null, signer: null, dueOn: null, steering: null },
    type: { code: '1', name: 'Công văn' },
    priority: 0,
    answers: [],
    business: { type, reason: 'DỮ LIỆU MẪU', paper: false, documentId: null, staff: null },
    trace: [{ organId: DEPARTMENT, at }],
    attachments: [{ contentId: 'cid:1', name: 'a.bin', contentType: 'application/zip', digest: '', size: 700_000 }],
  };
  let text = '';
  for await (const piece of writeDocument(message, content)) text += piece;
  return text;
}
/** Above 512 kB in base64, so that it goes in parts. */
async function* content(): AsyncGenerator<Buffer> {
  yield Buffer.alloc(700_000, 7);
}
const answered = (status: StatusMessage['status'], at: string): string =>
  writeStatus({
    from: { id: OTHER, name: null },
    about: { organId: DEPARTMENT, documentId, code: null, issuedOn: '2018-09-28' },
    ...{ status, at, description: 'DỮ LIỆU MẪU', staff: null },
  });
async function send(body: string): Promise<MessageRecorded> {
  const { status, json } = await axis.send<MessageRecorded>('/exchange/messages', {
    method: 'POST',
    body,
    type: 'application/xml',
  });
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(json)}`);
  return json;
}

describe('a document recalled after receipt', () => {
  const find = () => axis.get<ExchangedDocumentView>('/exchange/messages', { documentId });

  it('is sent, received, asked back and given back, each step proved by the chained log', async () => {
    expect(await send(await edxml('2018-09-28T09:00:00+07:00'))).toMatchObject({
      kind: 'document',
      documentId,
      business: 0,
    });
    expect(await send(answered('03', '2018-09-28T10:00:00+07:00'))).toMatchObject({ kind: 'status', status: '03' });
    await send(await edxml('2018-09-28T14:00:00+07:00', 1));
    expect((await send(answered('15', '2018-09-28T14:30:00+07:00'))).duplicate).toBe(false);
    expect((await send(answered('15', '2018-09-28T14:30:00+07:00'))).duplicate).toBe(true);
    for (let tries = 0; tries < 100; tries += 1) {
      if ((await find()).messages.every(({ seq }) => seq !== null)) break;
      await new Promise((next) => setTimeout(next, 50));
    }
    const found = await find();
    expect(found).toMatchObject({
      standing: 'recalled',
      sentInTime: true,
      attachments: [{ name: 'a.bin', size: 700_000 }],
    });
    expect(found.recipients.find(({ recipientCode }) => recipientCode === OTHER)).toMatchObject({
      ...{ status: '03', recall: 'agreed', confirmedInTime: true },
    });
    expect(found.messages.map(({ kind, seq }) => [kind, (seq ?? 0) > 0])).toEqual([
      ['document', true],
      ['status', true],
      ['document', true],
      ['status', true],
    ]);
  });

  it('stands in both registers and is counted once', async () => {
    const own = platform.as('records-clerk', DEPARTMENT);
    const share = await own.get<ShareView>('/exchange/share', period);
    expect(share.figures[0]).toEqual({ reading: 'A', numerator: 1, denominator: 1 });
    const lines = await platform.as('records-clerk', OTHER).get<{ items: object[] }>('/exchange/documents');
    expect(lines.items).toMatchObject([{ direction: 'incoming', documentId, arrivalNumber: 1, standing: 'recalled' }]);
  });

  it('has its attachment given out to its parties, byte for byte, and to nobody else', async () => {
    const { digest } = (await find()).attachments[0]!;
    const load = async (agency: string, wanted = digest, persona = 'records-clerk') =>
      fetch(
        `${platform.base}/api/v1/exchange/attachments/${wanted}/content?documentId=${encodeURIComponent(documentId)}`,
        { headers: { authorization: `Bearer ${await platform.token(persona, agency)}` } },
      );
    const answer = await load(OTHER);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect([answer.status, bytes.length, createHash('sha256').update(bytes).digest('hex')]).toEqual([
      200,
      700_000,
      digest,
    ]);
    expect(answer.headers.get('content-type')).toBe('application/zip');
    expect(answer.headers.get('content-disposition')).toContain(`filename="a.bin"`);
    expect((await find()).attachments[0]).toMatchObject({ scan: 'not-scanned' });
    const refused = [load('000.00.17.H10'), load(OTHER, 'f'.repeat(64)), load(OTHER, digest, 'citizen')];
    expect((await Promise.all(refused)).map(({ status }) => status)).toEqual([404, 404, 403]);
  });

  it('is no business of others, and what is no message is refused', async () => {
    const stranger = platform.as('records-clerk', '000.00.17.H10');
    const path = `/exchange/messages?documentId=${encodeURIComponent(documentId)}`;
    expect((await stranger.send(path)).status).toBe(404);
    const bad = await axis.send('/exchange/messages', { method: 'POST', body: '<edXML>', type: 'application/xml' });
    expect(bad.status).toBe(400);
  });
});

describe('an agency below 90 %', () => {
  it('is found by its imported register, urged by a letter, and has answered', async () => {
    const row = (number: number, more: object) => ({
      ...{ agencyCode: OTHER, direction: 'outgoing', number, notation: 'SNV-VP', issuedOn: '2018-09-07' },
      ...{ recipients: [DEPARTMENT], class: 'electronic', ...more },
    });
    const rows = [row(1, {}), row(2, { class: 'paper', paperReason: 'other' })];
    const job = await axis.import('/exchange/register/imports?format=register-jsonl', jsonLines(rows));
    expect(job).toMatchObject({ status: 'done', rows: { accepted: 2, rejected: 0 } });
    const leader = platform.as('department-leader', '000.00.00.H10');
    const { items } = await leader.post<ShareReminders>('/exchange/reminders', period);
    expect(items.map(({ agencyCode, numerator, denominator }) => [agencyCode, numerator, denominator])).toEqual([
      [OTHER, 1, 2],
    ]);
    const { id } = items[0]!;
    await leader.post(`/exchange/reminders/${id}/issue`, { letterNumber: '77/STTTT-CNTT', issuedOn: '2018-10-01' });
    const token = await platform.token('department-leader', '000.00.00.H10');
    const letter = await fetch(`${platform.base}/api/v1/exchange/reminders/${id}/letter?format=docx`, {
      headers: { authorization: `Bearer ${token}` },
    });
    expect({ status: letter.status, zip: (await letter.text()).slice(0, 2) }).toEqual({ status: 200, zip: 'PK' });
    const reply = { replyNumber: '12/SNV-VP', repliedOn: '2018-10-05' };
    expect(await leader.post(`/exchange/reminders/${id}/answer`, reply)).toMatchObject({
      status: 'answered',
      ...reply,
    });
    const share = await leader.get<ShareView>('/exchange/share', period);
    expect(share.notProvided.length).toBeGreaterThan(100); // by name, not as nought
  });
});

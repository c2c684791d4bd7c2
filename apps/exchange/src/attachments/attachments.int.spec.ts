import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { findExchanged, readDocumentAttachment, submitMessage, type Actor } from '#contracts';
import { writeDocument } from '#edxml';
import { clamAvStandIn, recorded, someAgencies, testService, TestClock, type TestService } from '#testing';
import { exchange } from '../exchange.module.js';
import { aDocument, clerk, link } from '../messages/messages.makers.js';
import { AttachmentContents } from './attachment-contents.js';

const EICAR = String.raw`X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`;
const clock = new TestClock('2018-09-07T08:00:00Z');
let scanner: Awaited<ReturnType<typeof clamAvStandIn>>;
let service: TestService;
let folder = '';
beforeAll(async () => {
  scanner = await clamAvStandIn();
  folder = await mkdtemp(join(tmpdir(), 'chi-so-attachments-'));
  const environment = { STORAGE_DIRECTORY: folder, CLAMAV: `127.0.0.1:${scanner.port}` };
  service = await testService(exchange, { clock, environment });
  await service.deliver(recorded(someAgencies()));
});
afterAll(async () => {
  await service.close();
  scanner.close();
  await rm(folder, { recursive: true });
});

async function* once(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
async function send(number: number, content: Buffer, about = { name: 'a.pdf', contentType: 'application/pdf' }) {
  const attachments = [{ contentId: 'cid:1', ...about, digest: '', size: content.length }];
  let text = '';
  for await (const piece of writeDocument(aDocument(number, { attachments }), () => once(content))) text += piece;
  const { value } = await service.request(submitMessage, { bytes: Buffer.from(text).toString('base64') }, link);
  return { documentId: value.documentId, digest: value.attachments[0]!.digest };
}
const read = async (asked: { documentId: string; digest: string; part?: number }, by: Actor = clerk) =>
  (await service.request(readDocumentAttachment, asked, by)).value;
const scanOf = async ({ documentId }: { documentId: string }) =>
  (await service.request(findExchanged, { documentId }, clerk)).value.attachments[0]!.scan;
const look = () => service.get(AttachmentContents).round();

it('an attachment is given out when the scanner has found it clean', async () => {
  const content = Buffer.alloc(300_000, 'nội dung');
  const sent = await send(1, content);
  expect(await scanOf(sent)).toBe('waiting');
  await expect(read(sent)).rejects.toMatchObject({ code: 'exchange.attachment-not-clean' });
  await look();
  expect(await scanOf(sent)).toBe('clean');
  const given = await read(sent);
  expect(Buffer.from(given.bytes, 'base64').equals(content)).toBe(true);
  expect(given).toMatchObject({ name: 'a.pdf', contentType: 'application/pdf', more: false });
});

it('what is infected stays inside; the same content in another document as well, without another look', async () => {
  const sent = await send(2, Buffer.from(EICAR));
  await look();
  const scanned = scanner.state.scanned;
  const again = await send(3, Buffer.from(EICAR));
  await look();
  expect(scanner.state.scanned).toBe(scanned);
  for (const one of [sent, again]) {
    expect(await scanOf(one)).toBe('infected');
    await expect(read(one)).rejects.toMatchObject({ code: 'exchange.attachment-not-clean' });
  }
});

it('a scanner that fails is asked again later', async () => {
  scanner.state.mood = 'fails';
  const sent = await send(4, Buffer.from('một tệp'));
  await look();
  expect(await scanOf(sent)).toBe('waiting');
  scanner.state.mood = 'answers';
  clock.advance(61_000);
  await look();
  expect(await scanOf(sent)).toBe('clean');
});

it('is given to parties of its own document only, under a name and a type no reader is misled by', async () => {
  const sent = await send(5, Buffer.from('tệp khác'), { name: '../..\\\u202Egpj.exe', contentType: 'x\r\ny: z' });
  await look();
  expect(await read(sent)).toMatchObject({ name: 'gpj.exe', contentType: 'application/octet-stream', more: false });
  const { digest } = await send(6, Buffer.from('của văn bản khác'));
  const absent = { code: 'not-found.record' };
  await expect(read({ ...sent, digest })).rejects.toMatchObject(absent);
  await expect(read(sent, { ...clerk, agency: '000.00.99.H10' })).rejects.toBeDefined();
});

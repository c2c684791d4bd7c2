import { Readable } from 'node:stream';
import type { AttachmentBytes, PrintedFile } from '#contracts';
import type { Call } from './call.js';

/** A finished file as the body, named for whoever saves it (RFC 6266). */
export function sendFile({ reply }: Call, { name, contentType, bytes }: PrintedFile): Buffer {
  reply.header('content-type', contentType);
  reply.header('content-disposition', dispositionOf(name));
  return Buffer.from(bytes, 'base64');
}

/** `attachment` with a plain name for old readers and the true one (RFC 5987) beside it. */
export function dispositionOf(name: string): string {
  const plain = name
    .normalize('NFD')
    .replace(/[^\x20-\x7e]/g, '')
    .replace(/["\\]/g, '_');
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`;
}

/** A file that comes in parts, asked for as the reader takes them: nothing of it is shown by a browser, it is saved. */
export async function sendParts({ reply }: Call, ask: (part: number) => Promise<AttachmentBytes>): Promise<Readable> {
  const first = await ask(0);
  reply.header('content-type', first.contentType);
  reply.header('content-disposition', dispositionOf(first.name));
  reply.header('content-security-policy', 'sandbox');
  return Readable.from(pagesFrom(first, ask), { objectMode: false });
}

async function* pagesFrom(page: AttachmentBytes, ask: (part: number) => Promise<AttachmentBytes>) {
  for (let part = 1; ; part++) {
    yield Buffer.from(page.bytes, 'base64');
    if (!page.more) return;
    page = await ask(part);
  }
}

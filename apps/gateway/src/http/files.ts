import type { PrintedFile } from '#contracts';
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

import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Bus } from '#messaging';
import { IMPORT_BYTES, importRequests, PART_BYTES, Problem, type ImportingService, type OpenUpload } from '#contracts';
import type { CallOptions } from '../http/call.js';

export interface Upload extends OpenUpload {
  service: ImportingService;
  /** `Content-Length`, where the caller says it. */
  length?: number;
}

const tooLarge = () => new Problem('too-large', 'too-large.body', { limit: IMPORT_BYTES });

/** Cuts a stream into parts of at most 512 KiB: one part is in memory, whatever the stream's length. */
export async function* partsOf(body: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let pending: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of body) {
    for (let from = 0; from < chunk.length;) {
      const piece = chunk.subarray(from, from + PART_BYTES - bytes);
      from += piece.length;
      bytes += piece.length;
      pending.push(piece);
      if (bytes < PART_BYTES) continue;
      yield Buffer.concat(pending);
      pending = [];
      bytes = 0;
    }
  }
  if (bytes > 0) yield Buffer.concat(pending);
}

/** Passes a bulk body to its service part by part; each part is durable before the next is read (PROTOCOL.md "Bulk"). */
@Injectable()
export class UploadService {
  constructor(private readonly bus: Bus) {}

  /** The id of the import that now runs. Throws `too-large.body` above 2 GB. */
  async send(upload: Upload, body: AsyncIterable<Buffer>, options: CallOptions): Promise<{ id: string }> {
    const { service, format, contentType, dryRun, length = 0 } = upload;
    if (length > IMPORT_BYTES) throw tooLarge();
    const requests = importRequests[service];
    const opened = await this.bus.ask(requests.open, { format, contentType, ...(dryRun ? { dryRun } : {}) }, options);
    const { id } = opened.value;
    const digest = createHash('sha256');
    let parts = 0;
    for await (const part of partsOf(body)) {
      if ((parts + 1) * PART_BYTES > IMPORT_BYTES + PART_BYTES) throw tooLarge();
      digest.update(part);
      await this.bus.ask(requests.part, { id, n: parts, bytes: part.toString('base64') }, { by: options.by });
      parts += 1;
    }
    await this.bus.ask(requests.close, { id, parts, sha256: digest.digest('hex') }, { by: options.by });
    return { id };
  }
}

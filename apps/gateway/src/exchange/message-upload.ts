import { Injectable } from '@nestjs/common';
import { Bus, type Answer } from '#messaging';
import {
  closeMessage,
  MESSAGE_BYTES,
  openMessage,
  PART_BYTES,
  Problem,
  storeMessagePart,
  submitMessage,
} from '#contracts';
import type { MessageRecorded } from '#contracts';
import type { CallOptions } from '../http/call.js';
import { partsOf } from '../imports/upload.service.js';

const tooLarge = () => new Problem('too-large', 'too-large.body', { limit: MESSAGE_BYTES });

/** Passes a message on: at once where it fits into one part, else part by part, each durable before the next is read. */
@Injectable()
export class MessageUpload {
  constructor(private readonly bus: Bus) {}

  /** Throws `too-large.body` above 72 MB. */
  async send(body: AsyncIterable<Buffer>, length: number, options: CallOptions): Promise<Answer<MessageRecorded>> {
    if (length > MESSAGE_BYTES) throw tooLarge();
    const parts = partsOf(body);
    const first = await parts.next();
    const start = first.done ? Buffer.alloc(0) : first.value;
    const second = start.length < PART_BYTES ? undefined : await parts.next();
    if (!second || second.done) return this.bus.ask(submitMessage, { bytes: start.toString('base64') }, options);
    return this.inParts(start, second.value, parts, options);
  }

  private async inParts(first: Buffer, second: Buffer, rest: AsyncIterable<Buffer>, options: CallOptions) {
    const { id } = (await this.bus.ask(openMessage, {}, options)).value;
    let n = 0;
    let sent = 0;
    const store = async (part: Buffer) => {
      sent += part.length;
      if (sent > MESSAGE_BYTES) throw tooLarge();
      await this.bus.ask(storeMessagePart, { id, n, bytes: part.toString('base64') }, options);
      n += 1;
    };
    await store(first);
    await store(second);
    for await (const part of rest) await store(part);
    return this.bus.ask(closeMessage, { id, parts: n }, options);
  }
}

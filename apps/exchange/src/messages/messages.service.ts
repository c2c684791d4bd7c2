import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MESSAGE_BYTES, PART_BYTES, Problem, v7, type Actor, type CloseMessage, type MessagePart } from '#contracts';
import type { MessageOpened, MessagePartStored, MessageRecorded, SubmitMessage } from '#contracts';
import { EDXML_LIMITS, EdxmlError, readEdxml, type EdxmlMessage } from '#edxml';
import { actorKey, answer, CLOCK, type Answer, type Clock } from '#messaging';
import { AttachmentContents } from '../attachments/attachment-contents.js';
import { MessageIntake } from './message-intake.js';
import { dropParts, forgetParts, partCount, readParts, storePart } from './parts.queries.js';
import { Parties } from './parties.js';

/** Takes edXML messages: whole where they are small, in parts where they are not. */
@Injectable()
export class MessagesService {
  constructor(
    private readonly db: DataSource,
    private readonly intake: MessageIntake,
    private readonly parties: Parties,
    private readonly contents: AttachmentContents,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  submit({ bytes }: SubmitMessage, by: Actor): Promise<Answer<MessageRecorded>> {
    return this.receive(once(Buffer.from(bytes, 'base64')), by);
  }

  async open(): Promise<MessageOpened> {
    const now = this.clock.now();
    await forgetParts(this.db, now);
    return { id: v7(now) };
  }

  /** Durable when it answers: that is the sender's pace. The same part may come again. */
  async part({ id, n, bytes }: MessagePart, by: Actor): Promise<MessagePartStored> {
    const content = Buffer.from(bytes, 'base64');
    if (content.length > PART_BYTES || (n + 1) * PART_BYTES > MESSAGE_BYTES + PART_BYTES)
      throw new Problem('too-large', 'too-large.body', { limit: MESSAGE_BYTES });
    const isOwn = await storePart(this.db, {
      upload: id,
      n,
      bytes: content,
      owner: actorKey(by),
      storedAt: this.clock.now(),
    });
    if (!isOwn) throw new Problem('forbidden', 'forbidden.agency');
    return { n };
  }

  async close({ id, parts }: CloseMessage, by: Actor): Promise<Answer<MessageRecorded>> {
    const there = await partCount(this.db, id, actorKey(by));
    if (there !== parts) throw new Problem('conflict', 'imports.part-missing', { n: there });
    try {
      return await this.receive(readParts(this.db, id), by);
    } finally {
      await dropParts(this.db, id);
    }
  }

  private async receive(source: AsyncIterable<Buffer>, by: Actor): Promise<Answer<MessageRecorded>> {
    const hash = createHash('sha256');
    let size = 0;
    async function* counted() {
      for await (const bytes of source) {
        hash.update(bytes);
        size += bytes.length;
        yield bytes;
      }
    }
    const message = await this.read(counted());
    await this.parties.assertMaySend(message, by);
    const arrived = { message, digest: hash.digest('hex'), size, by, receivedAt: this.clock.now() };
    const { recorded, position } = await this.intake.take(arrived);
    return answer(recorded, { position, status: 201 });
  }

  private async read(source: AsyncIterable<Buffer>): Promise<EdxmlMessage> {
    try {
      return await readEdxml(source, (content) => this.contents.keep(content, EDXML_LIMITS.attachmentBytes));
    } catch (error) {
      if (error instanceof EdxmlError) throw problemOf(error);
      throw error;
    }
  }
}

async function* once(bytes: Buffer): AsyncGenerator<Buffer> {
  yield bytes;
}

/** A message that can't be read is the sender's fault: 400, or 413 where it is only too large. */
function problemOf({ code, facts }: EdxmlError): Problem {
  return new Problem(code === 'too-large' ? 'too-large' : 'invalid', `exchange.edxml-${code}`, facts);
}

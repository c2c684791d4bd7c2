import { PassThrough } from 'node:stream';
import { EDXML_LIMITS, type EdxmlLimits } from './codes.js';
import { EdxmlError } from './edxml-error.js';
import type { Element } from './element.js';
import type { Attachment, EdxmlMessage } from './message.js';
import { messageOf } from './read-message.js';
import { XmlReader, type Step } from './xml-reader.js';

/** Takes an attachment's decoded content as it comes and answers by what it is found again. */
export type KeepAttachment = (content: AsyncIterable<Uint8Array>) => Promise<{ digest: string; size: number }>;

/** Characters the parser is given at once: what it makes of them waits until it is written away. */
const PIECE = 64 * 1024;

/**
 * Reads an edXML message (QCVN 102:2016) in constant memory, whatever its attachments. Namespaces by default or by prefix,
 * attachments in or beside the envelope, DocumentIds of either shape. Throws `EdxmlError`; attachments kept by then stay.
 */
export async function readEdxml(
  source: AsyncIterable<Uint8Array>,
  keep: KeepAttachment,
  limits: EdxmlLimits = EDXML_LIMITS,
): Promise<EdxmlMessage> {
  const reader = new XmlReader(limits);
  const attachments = new Attachments(keep);
  try {
    for await (const piece of piecesOf(source, limits.bytes)) {
      for (const step of reader.write(piece)) await attachments.take(step);
    }
    for (const step of reader.end()) await attachments.take(step);
  } catch (error) {
    await attachments.abandon();
    throw error;
  }
  return messageOf(reader.root, { attachments: attachments.told(), signed: reader.signed, limits });
}

/** Text in pieces; UTF-8 only, which is what the standard says. */
async function* piecesOf(source: AsyncIterable<Uint8Array>, limit: number): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array) => {
    try {
      return decoder.decode(bytes, { stream: bytes !== undefined });
    } catch {
      throw new EdxmlError('encoding', { encoding: '?' });
    }
  };
  let size = 0;
  for await (const bytes of source) {
    size += bytes.length;
    if (size > limit) throw new EdxmlError('too-large', { element: 'edXML', limit });
    for (let at = 0; at < bytes.length; at += PIECE) yield decode(bytes.subarray(at, at + PIECE));
  }
  yield decode();
}

/** Attachments on their way to where they are kept, one after another. */
class Attachments {
  private readonly kept: { element: Element; digest: string; size: number }[] = [];
  private current?: { element: Element; stream: PassThrough; done: Promise<{ digest: string; size: number }> };

  constructor(private readonly keep: KeepAttachment) {}

  async take(step: Step): Promise<void> {
    if (step.kind === 'open') this.open(step.attachment);
    else if (step.kind === 'content') await this.write(step.bytes);
    else await this.close();
  }

  told(): Attachment[] {
    return this.kept.map(({ element, digest, size }) => ({
      contentId: element.shownOf(200, 'ContentId'),
      name: element.shownOf(300, 'AttachmentName'),
      contentType: element.shownOf(100, 'ContentType'),
      digest,
      size,
    }));
  }

  /** The message is refused: what is being kept ends with it. */
  async abandon(): Promise<void> {
    this.current?.stream.destroy(new Error('the message is refused'));
    await this.current?.done.catch(() => undefined);
  }

  private open(element: Element): void {
    const stream = new PassThrough();
    const done = this.keep(stream);
    // A message may be refused before its keeper listens: an error nobody hears would end the process.
    stream.on('error', () => undefined);
    // Told where it is awaited; a keeper that fails frees whoever waits to write.
    done.catch(() => stream.destroy());
    this.current = { element, stream, done };
  }

  private async write(bytes: Buffer): Promise<void> {
    const { stream, done } = this.current!;
    if (stream.destroyed) await done; // throws why
    if (stream.write(bytes)) return;
    await roomIn(stream);
  }

  private async close(): Promise<void> {
    const { element, stream, done } = this.current!;
    stream.end();
    const kept = await done;
    this.current = undefined;
    this.kept.push({ element, ...kept });
  }
}

/** Waits until it takes more, or takes no more for ever. */
function roomIn(stream: PassThrough): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      stream.off('drain', go).off('close', go);
      resolve();
    };
    stream.on('drain', go).on('close', go);
  });
}

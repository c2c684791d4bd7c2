import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import type { Verdict, VirusScanner } from './virus-scanner.js';

const CHUNK = 256 * 1024;

export interface ClamAvPlace {
  host: string;
  port: number;
  /** Milliseconds without a word before it counts as hanging. */
  silence?: number;
}

/** The daemon of ClamAV by its INSTREAM command: length-prefixed pieces, a zero, one line of answer (clamd(8)). */
export class ClamAv implements VirusScanner {
  constructor(private readonly place: ClamAvPlace) {}

  async scan(content: AsyncIterable<Uint8Array>): Promise<Verdict> {
    const { host, port, silence = 30_000 } = this.place;
    const socket = connect({ host, port });
    socket.setTimeout(silence, () => socket.destroy(new Error(`ClamAV said nothing for ${silence} ms`)));
    const answered = answerOf(socket);
    // A refusal may come while the content is still being sent; then it is what counts.
    answered.catch(() => undefined);
    try {
      await once(socket, 'connect');
      await send(socket, content);
      return verdictOf(await answered);
    } finally {
      socket.destroy();
    }
  }
}

async function send(socket: Socket, content: AsyncIterable<Uint8Array>): Promise<void> {
  socket.write('zINSTREAM\0');
  for await (const bytes of content) {
    for (let from = 0; from < bytes.length; from += CHUNK) {
      if (socket.destroyed || socket.readableEnded) return;
      const piece = bytes.subarray(from, from + CHUNK);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(piece.length);
      socket.write(length);
      if (!socket.write(piece)) await drained(socket);
    }
  }
  socket.write(Buffer.alloc(4));
}

/** Ends also when the connection does: nobody waits for a dead scanner. */
async function drained(socket: Socket): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = () => {
      socket.off('drain', done).off('close', done).off('end', done);
      resolve();
    };
    socket.on('drain', done).on('close', done).on('end', done);
  });
}

function answerOf(socket: Socket): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    socket.setEncoding('utf8');
    socket.on('data', (piece: string) => (text += piece));
    socket.on('end', () => resolve(text.replace(/\0/g, '').trim()));
    socket.on('error', reject);
    socket.on('close', () => reject(new Error('ClamAV closed the connection')));
  });
}

function verdictOf(line: string): Verdict {
  if (/^stream: OK$/.test(line)) return { clean: true };
  const finding = /^stream: (.+) FOUND$/.exec(line)?.[1];
  if (finding) return { clean: false, finding };
  throw new Error(`ClamAV: ${line.slice(0, 200) || 'no answer'}`);
}

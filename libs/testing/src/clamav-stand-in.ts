import { once } from 'node:events';
import { createServer, type AddressInfo, type Socket } from 'node:net';

export type Mood = 'answers' | 'fails' | 'hangs' | 'refuses-size' | 'drops';

/** Speaks INSTREAM as clamd does, finds the EICAR test text, and can be told to misbehave. For tests. */
export async function clamAvStandIn() {
  const state = { mood: 'answers' as Mood, scanned: 0 };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket)).on('error', () => undefined);
    if (state.mood === 'drops') return socket.destroy();
    let received = Buffer.alloc(0);
    return socket.on('data', (piece: Buffer) => {
      received = Buffer.concat([received, piece]);
      if (state.mood === 'refuses-size') return socket.end('INSTREAM size limit exceeded. ERROR\0');
      const content = contentOf(received);
      if (!content || state.mood === 'hangs') return undefined;
      state.scanned += 1;
      if (state.mood === 'fails') return socket.end('stream: Can’t allocate memory ERROR\0');
      return socket.end(
        content.includes('EICAR-STANDARD-ANTIVIRUS') ? 'stream: Eicar-Signature FOUND\0' : 'stream: OK\0',
      );
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    state,
    port,
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

/** The content once the closing zero has come. */
function contentOf(received: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= received.length;) {
    const length = received.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(received.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

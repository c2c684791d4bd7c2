import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';

/** A mail server of a few words that keeps what it takes, or refuses every recipient. For tests. */
export async function smtpStandIn() {
  const state = { refuses: false, mails: [] as string[] };
  const server = createServer((socket) => {
    let data: string | null = null;
    socket.on('error', () => undefined).write('220 stand-in\r\n');
    let rest = '';
    socket.on('data', (piece) => {
      const lines = (rest + piece.toString()).split('\r\n');
      rest = lines.pop() ?? '';
      for (const line of lines) {
        if (data !== null) {
          if (line !== '.') data += `${line}\n`;
          else {
            state.mails.push(data);
            data = null;
            socket.write('250 taken\r\n');
          }
        } else if (/^(EHLO|HELO|MAIL)/i.test(line)) socket.write('250 go on\r\n');
        else if (/^RCPT/i.test(line)) socket.write(state.refuses ? '450 later\r\n' : '250 go on\r\n');
        else if (/^DATA/i.test(line)) {
          data = '';
          socket.write('354 send\r\n');
        } else if (/^QUIT/i.test(line)) socket.end('221 bye\r\n');
        else socket.write('250 so be it\r\n');
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { state, port: (server.address() as AddressInfo).port, close: () => server.close() };
}

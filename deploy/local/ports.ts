import { createServer } from 'node:net';

function listen(port: number): Promise<number | undefined> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(undefined));
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' ? address?.port : undefined));
    });
  });
}

/** Whether a port of this machine can be listened on now. */
export async function isFree(port: number): Promise<boolean> {
  return (await listen(port)) !== undefined;
}

/** A free port: the wished one when nobody has it, else any. */
export async function freePort(wished?: number): Promise<number> {
  const port = (wished ? await listen(wished) : undefined) ?? (await listen(0));
  if (port === undefined) throw new Error('This machine has no free port on 127.0.0.1.');
  return port;
}

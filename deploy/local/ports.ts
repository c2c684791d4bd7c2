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

/** The port a server is to have: a `fixed` one or none at all. */
export const portOf = ({ port, fixed }: { port?: number; fixed?: boolean }): Promise<number> =>
  port && fixed ? samePort(port) : freePort(port);

/** The wished port, where others already look for it. Throws while another program has it. */
async function samePort(wished: number): Promise<number> {
  if (await isFree(wished)) return wished;
  throw new Error(`port ${wished} is taken by another program; it must be freed, since the services look for it there`);
}

/** A free port: the wished one when nobody has it, else any. */
export async function freePort(wished?: number): Promise<number> {
  const port = (wished ? await listen(wished) : undefined) ?? (await listen(0));
  if (port === undefined) throw new Error('This machine has no free port on 127.0.0.1.');
  return port;
}

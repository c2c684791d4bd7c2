import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface Options {
  /** Of the gateway; undefined when not given. */
  port?: number;
  data: string;
  fresh: boolean;
  demo: boolean;
  detach: boolean;
  /** Of `generate`: say what is stale and change nothing. */
  check: boolean;
  rateLimit?: number;
  agency?: string;
  words: string[];
}

/** A message for the person at the terminal; no stack is shown. */
export class Complaint extends Error {
  constructor(
    message: string,
    readonly code = 1,
  ) {
    super(message);
  }
}

const TEXT = { type: 'string' } as const;
const FLAG = { type: 'boolean' } as const;
const KNOWN = {
  port: TEXT,
  data: TEXT,
  agency: TEXT,
  'rate-limit': TEXT,
  fresh: FLAG,
  'no-demo': FLAG,
  detach: FLAG,
  check: FLAG,
} as const;

function whole(name: string, text: string | undefined, greatest: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > greatest)
    throw new Complaint(`--${name} wants a number up to ${greatest}, not "${text}".`, 2);
  return number;
}

export function parseOptions(args: string[], base = process.cwd()): Options {
  try {
    const { values, positionals } = parseArgs({ args, options: KNOWN, allowPositionals: true });
    return {
      port: whole('port', values.port, 65_535),
      rateLimit: whole('rate-limit', values['rate-limit'], 1_000_000),
      data: resolve(base, values.data ?? '.local'),
      agency: values.agency,
      fresh: values.fresh ?? false,
      demo: !values['no-demo'],
      detach: values.detach ?? false,
      check: values.check ?? false,
      words: positionals,
    };
  } catch (error) {
    throw error instanceof Complaint ? error : new Complaint((error as Error).message, 2);
  }
}

/** The files of one copy of the platform. */
export const placesOf = (data: string) => ({
  data,
  run: join(data, 'run.json'),
  secrets: join(data, 'secrets.json'),
  ports: join(data, 'ports.json'),
  demo: join(data, 'demonstration.json'),
  postgres: join(data, 'postgres'),
  nats: join(data, 'nats'),
  blobs: join(data, 'blobs'),
  env: join(data, 'env'),
  log: (name: string) => join(data, 'logs', `${name}.log`),
});
export type Places = ReturnType<typeof placesOf>;

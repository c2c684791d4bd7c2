import { type Agent, request } from 'node:http';

export interface Sent {
  status: number;
  body: string;
}

/** One HTTP request over a kept connection. */
export function send(
  agent: Agent,
  url: string,
  options: { method?: string; token?: string; body?: object; text?: string; type?: string } = {},
): Promise<Sent> {
  const text = options.body ? JSON.stringify(options.body) : options.text;
  const headers = {
    ...(options.token ? { authorization: `Bearer ${options.token}` } : {}),
    ...(text ? { 'content-type': options.type ?? 'application/json', 'content-length': Buffer.byteLength(text) } : {}),
  };
  return new Promise((resolve, reject) => {
    const asked = request(url, { method: options.method ?? (text ? 'POST' : 'GET'), agent, headers }, (answer) => {
      const parts: Buffer[] = [];
      answer.on('data', (part: Buffer) => parts.push(part));
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body: Buffer.concat(parts).toString() }));
    });
    asked.on('error', reject);
    asked.end(text);
  });
}

/** Runs `work` with so many at once for so many seconds; answers how many were done a second. */
export async function rate(
  concurrency: number,
  seconds: number,
  work: (worker: number) => Promise<void>,
): Promise<number> {
  const until = performance.now() + seconds * 1000;
  let done = 0;
  const worker = async (n: number) => {
    while (performance.now() < until) {
      await work(n);
      done++;
    }
  };
  const begun = performance.now();
  await Promise.all(Array.from({ length: concurrency }, (_, n) => worker(n)));
  return done / ((performance.now() - begun) / 1000);
}

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

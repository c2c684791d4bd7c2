import { CarrierFailure } from './carrier.js';

const ANSWER_BYTES = 1024 * 1024;

/** A JSON call to a carrier: an answer within seconds, or a `CarrierFailure`; never more than 1 MB, never a redirect. */
export async function callCarrier(
  url: string,
  body: object,
  { headers = {}, timeout }: { headers?: Readonly<Record<string, string>>; timeout: number },
): Promise<Record<string, unknown>> {
  const response = await send(url, body, headers, timeout);
  const text = await readText(response);
  if (response.status === 401) throw new CarrierFailure('token', false);
  if (!response.ok) throw new CarrierFailure('status', isFinal(response.status), String(response.status));
  return parsed(text);
}

/** What we ask is wrong, as opposed to a carrier in trouble. */
const isFinal = (status: number): boolean => status >= 400 && status < 500 && status !== 408 && status !== 429;

async function send(url: string, body: object, headers: Readonly<Record<string, string>>, timeout: number) {
  try {
    return await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: JSON.stringify(body),
      redirect: 'error',
      signal: AbortSignal.timeout(timeout),
    });
  } catch (error) {
    throw failureOf(error);
  }
}

async function readText(response: Response): Promise<string> {
  let bytes = 0;
  const chunks: Buffer[] = [];
  try {
    for await (const chunk of response.body ?? []) {
      bytes += (chunk as Uint8Array).length;
      if (bytes > ANSWER_BYTES) throw new CarrierFailure('answer', false, 'too long');
      chunks.push(Buffer.from(chunk as Uint8Array));
    }
  } catch (error) {
    throw error instanceof CarrierFailure ? error : failureOf(error);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new CarrierFailure('answer', false, 'no JSON object');
}

const failureOf = (error: unknown): CarrierFailure =>
  new CarrierFailure((error as Error).name === 'TimeoutError' ? 'timeout' : 'unreachable', false);

import type { WrongRequest } from './wrong-requests.js';

export interface Answered {
  what: string;
  status: number;
  detail: string;
}

type TokenOf = (persona: string) => Promise<string>;

async function bearer({ as, roles }: WrongRequest, tokenOf: TokenOf): Promise<Record<string, string>> {
  if (as === 'anonymous') return {};
  if (as === 'broken') return { authorization: 'Bearer eyJhbGciOiJub25lIn0.eyJpc3MiOiJ4In0.x' };
  const persona = as === 'stranger' ? 'citizen' : (roles.find((role) => role !== 'citizen') ?? 'citizen');
  return { authorization: `Bearer ${await tokenOf(persona)}` };
}

/** What is wrong with the answer; undefined when it is a problem of an expected status that tells nothing of the inside. */
function faultOf({ expected }: WrongRequest, status: number, type: string, text: string): string | undefined {
  if (status >= 500) return `${status} is a defect`;
  if (!expected.includes(status)) return `expected ${expected.join(' or ')}`;
  if (!type.startsWith('application/problem+json')) return `answered as ${type}`;
  if (/node_modules|\.js:\d|\bat \w+ \(/.test(text)) return 'tells a stack';
  const { code, detail } = JSON.parse(text) as { code?: string; detail?: string };
  return code && detail ? undefined : 'no code or detail';
}

/** Sends one wrong request; answers what is wrong about the answer, if anything. */
export async function sendWrong(base: string, request: WrongRequest, tokenOf: TokenOf): Promise<Answered | undefined> {
  const { method, path, type, body, headers } = request;
  const answer = await fetch(base + path, {
    method,
    headers: { ...(type ? { 'content-type': type } : {}), ...(await bearer(request, tokenOf)), ...headers },
    ...(body === undefined ? {} : { body }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = answer.headers.get('content-type')?.startsWith('text/event-stream') ? '' : await answer.text();
  const fault = faultOf(request, answer.status, answer.headers.get('content-type') ?? '', text);
  return fault ? { what: request.what, status: answer.status, detail: `${fault}: ${text.slice(0, 300)}` } : undefined;
}

/** All of them, eight at a time. */
export async function sendAll(base: string, requests: WrongRequest[], tokenOf: TokenOf): Promise<Answered[]> {
  const waiting = [...requests];
  const faults: Answered[] = [];
  const worker = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const fault = await sendWrong(base, next, tokenOf);
      if (fault) faults.push(fault);
    }
  };
  await Promise.all(Array.from({ length: 8 }, worker));
  return faults;
}

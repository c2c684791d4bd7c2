import { signedIn } from './session.js';

/** What the gateway refused, in its own Vietnamese words. */
export class Refusal extends Error {
  constructor(problem, status) {
    super(problem?.detail ?? `Không đọc được dữ liệu (${status})`);
    this.status = status;
  }
}

const headers = () => {
  const session = signedIn();
  return { 'accept-language': 'vi', ...(session ? { authorization: `Bearer ${session.token}` } : {}) };
};

/** The JSON of a route below /api/v1. Parameters without a value are left out. */
export async function get(path, parameters = {}) {
  const given = Object.entries(parameters).filter(([, value]) => value !== undefined && value !== null && value !== '');
  const query = new URLSearchParams(given).toString();
  const answer = await fetch(`/api/v1${path}${query ? `?${query}` : ''}`, { headers: headers() });
  const body = await answer.json().catch(() => null);
  if (!answer.ok) throw new Refusal(body, answer.status);
  return body;
}

/** Every page of a list. */
export async function all(path, parameters = {}) {
  const items = [];
  let after;
  do {
    const page = await get(path, { ...parameters, limit: 500, after });
    items.push(...page.items);
    after = page.next;
  } while (after);
  return items;
}

const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

/**
 * Server-sent events read by fetch, because EventSource can't carry a token. Comes again for ever, slower each time;
 * `tell('open' | 'closed')` says how it stands, `hear` gets each change.
 */
export async function follow(scope, { hear, tell, signal }) {
  for (let wait = 1_000; !signal.aborted; wait = Math.min(wait * 2, 30_000)) {
    try {
      const query = new URLSearchParams({ scope }).toString();
      const answer = await fetch(`/api/v1/stream?${query}`, { headers: headers(), signal });
      if (!answer.ok) throw new Refusal(null, answer.status);
      tell('open');
      wait = 1_000;
      await readEvents(answer.body, hear);
    } catch {
      // The connection is gone; it is tried again below.
    }
    if (signal.aborted) return;
    tell('closed');
    await pause(wait);
  }
}

async function readEvents(body, hear) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  for (;;) {
    const { value, done } = await reader.read();
    if (done) return;
    const blocks = (text + value).split('\n\n');
    text = blocks.pop();
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data) hear(JSON.parse(data.slice('data: '.length)));
    }
  }
}

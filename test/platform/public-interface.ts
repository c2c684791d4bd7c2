export interface Reply<T> {
  status: number;
  json: T;
  headers: Headers;
}

export interface ImportJob {
  status: 'running' | 'done' | 'failed';
  position: string | null;
  rows: { read: number; accepted: number; updated: number; unchanged: number; rejected: number };
  errors: { line: number; path: string; code: string }[];
  failure: string | null;
}

export interface Page<T> {
  items: T[];
  next: string | null;
}

interface Sent {
  method?: string;
  body?: unknown;
  type?: string;
  headers?: Record<string, string>;
}

type Questions = Record<string, string | number | undefined>;

function query(questions: Questions): string {
  const asked = new URLSearchParams();
  for (const [name, value] of Object.entries(questions)) if (value !== undefined) asked.set(name, String(value));
  return asked.size > 0 ? `?${asked.toString()}` : '';
}

/** The public interface as one persona: nothing but HTTP. */
export class PublicInterface {
  constructor(
    private readonly base: string,
    private readonly token: () => Promise<string>,
  ) {}

  async send<T>(path: string, { method = 'GET', body, type = 'application/json', headers = {} }: Sent = {}) {
    const raw = typeof body === 'string' || body instanceof Uint8Array ? body : JSON.stringify(body);
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method,
      headers: {
        authorization: `Bearer ${await this.token()}`,
        ...(body === undefined ? {} : { 'content-type': type }),
        ...headers,
      },
      body: raw as string | undefined,
      signal: AbortSignal.timeout(60_000),
    });
    const text = await answer.text();
    const json = (text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text) as T;
    return { status: answer.status, json, headers: answer.headers } satisfies Reply<T>;
  }

  /** Throws unless it is answered with 2xx. */
  async get<T>(path: string, questions: Questions = {}, headers: Record<string, string> = {}): Promise<T> {
    const { status, json } = await this.send<T>(`${path}${query(questions)}`, { headers });
    if (status !== 200) throw new Error(`GET ${path}${query(questions)}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  async post<T>(path: string, body: object): Promise<T> {
    const { status, json } = await this.send<T>(path, { method: 'POST', body });
    if (status >= 300) throw new Error(`POST ${path}: ${status} ${JSON.stringify(json)}`);
    return json;
  }

  /** Every row of a list, page by page. */
  async all<T>(path: string, questions: Questions = {}, headers: Record<string, string> = {}): Promise<T[]> {
    const found: T[] = [];
    for (let after: string | undefined; ;) {
      const page = await this.get<Page<T>>(path, { limit: 500, ...questions, after }, headers);
      found.push(...page.items);
      if (!page.next) return found;
      after = page.next;
    }
  }

  /** Sends a body into an import and follows it to its end. */
  async import(path: string, body: string | Uint8Array, type = 'application/x-ndjson'): Promise<ImportJob> {
    const started = await this.send<{ id: string }>(path, { method: 'POST', body, type });
    if (started.status !== 202) throw new Error(`${path}: ${started.status} ${JSON.stringify(started.json)}`);
    for (;;) {
      const job = await this.get<ImportJob>(`/imports/${started.json.id}`);
      if (job.status !== 'running') return job;
      await new Promise((next) => setTimeout(next, 200));
    }
  }
}

export const jsonLines = (rows: readonly object[]): string => rows.map((row) => JSON.stringify(row)).join('\n');

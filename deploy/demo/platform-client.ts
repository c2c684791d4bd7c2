/** What the loader needs of the public interface. */
export interface ImportProgress {
  status: 'running' | 'done' | 'failed';
  position: string | null;
  rows: { read: number; accepted: number; updated: number; unchanged: number; rejected: number };
  errors: { line: number; code: string; message: string | { vi: string } }[];
}

/** Writes on their way at a time. */
const AT_ONCE = 8;

export class PlatformClient {
  private readonly positions = new Map<string, number>();

  constructor(
    private readonly base: string,
    private readonly token: () => Promise<string>,
  ) {}

  /** Where the writes stand: for reads that honour `At-Least`. */
  get position(): string {
    return [...this.positions].map(([producer, number]) => `${producer}=${number}`).join(',');
  }

  /** A service that is busy for the moment is asked again. */
  async get<T>(path: string, triesLeft = 10): Promise<T> {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      headers: { authorization: `Bearer ${await this.token()}` },
    });
    if (answer.ok) return (await answer.json()) as T;
    const text = await answer.text();
    if (answer.status !== 503 || triesLeft === 0) throw new Error(`${path}: ${answer.status} ${text.slice(0, 300)}`);
    await new Promise((next) => setTimeout(next, 1_000));
    return this.get(path, triesLeft - 1);
  }

  async post<T>(path: string, body: object | string, type = 'application/json'): Promise<T> {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token()}`, 'content-type': type },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    this.written(answer.headers.get('position'));
    return (await answer.json()) as T;
  }

  /** A figure that has seen every write so far, waited for as long as it takes. */
  async seen(path: string): Promise<void> {
    for (let left = 120; ; left--) {
      const answer = await fetch(`${this.base}/api/v1${path}`, {
        headers: { authorization: `Bearer ${await this.token()}`, 'at-least': this.position },
      });
      await answer.arrayBuffer();
      if (answer.ok) return;
      if (answer.status !== 503 || left === 0) throw new Error(`${path}: ${answer.status}`);
    }
  }

  /** A call that is signed in its own way. */
  async call(path: string, body: string, headers: Readonly<Record<string, string>>): Promise<void> {
    const sent = { ...headers, 'content-type': 'application/json' };
    const answer = await fetch(`${this.base}/api/v1${path}`, { method: 'POST', headers: sent, body });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    await answer.arrayBuffer();
  }

  /** Many writes, some at a time. */
  postAll(writes: readonly (readonly [path: string, body: object])[]): Promise<void> {
    return this.each(writes, async (write) => void (await this.post(...write)));
  }

  /** The same with what is to be done for each. */
  async each<T>(all: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
    let at = 0;
    const worker = async () => {
      while (at < all.length) await work(all[at++]!);
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }

  /** Positions of one producer only grow: the greatest of each is kept. */
  private written(position: string | null): void {
    const [producer, number] = (position ?? '').split('=');
    if (!producer || !(Number(number) > (this.positions.get(producer) ?? 0))) return;
    this.positions.set(producer, Number(number));
  }

  /** Streams rows into an import and follows it to its end. */
  import(path: string, rows: Iterable<object>, told: (progress: ImportProgress) => void): Promise<ImportProgress> {
    return this.importText(path, lines(rows), 'application/x-ndjson', told);
  }

  async importText(
    path: string,
    chunks: Iterable<string>,
    type: string,
    told: (progress: ImportProgress) => void = () => undefined,
  ): Promise<ImportProgress> {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token()}`, 'content-type': type },
      body: ReadableStream.from(inParts(chunks)),
      duplex: 'half',
    });
    if (answer.status !== 202) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    const { id } = (await answer.json()) as { id: string };
    for (;;) {
      const progress = await this.get<ImportProgress>(`/imports/${id}`);
      told(progress);
      this.written(progress.position);
      if (progress.status !== 'running') return progress;
      await new Promise((next) => setTimeout(next, 1_000));
    }
  }
}

function* lines(rows: Iterable<object>): Generator<string> {
  for (const row of rows) yield `${JSON.stringify(row)}\n`;
}

function* inParts(chunks: Iterable<string>): Generator<Uint8Array> {
  let part: string[] = [];
  const encoder = new TextEncoder();
  for (const chunk of chunks) {
    part.push(chunk);
    if (part.length === 500) {
      yield encoder.encode(part.join(''));
      part = [];
    }
  }
  if (part.length > 0) yield encoder.encode(part.join(''));
}

/** What the loader needs of the public interface. */
export interface ImportProgress {
  status: 'running' | 'done' | 'failed';
  position: string | null;
  rows: { read: number; accepted: number; updated: number; unchanged: number; rejected: number };
  errors: { line: number; code: string; message: string | { vi: string } }[];
}

export class PlatformClient {
  /** Where the last write stands: reads that honour `At-Least` have seen it. */
  position?: string;

  constructor(
    private readonly base: string,
    private readonly token: () => Promise<string>,
  ) {}

  async get<T>(path: string): Promise<T> {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      headers: { authorization: `Bearer ${await this.token()}` },
    });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return (await answer.json()) as T;
  }

  /** Streams rows into an import and follows it to its end. */
  async import(
    path: string,
    rows: Iterable<object>,
    told: (progress: ImportProgress) => void,
  ): Promise<ImportProgress> {
    const answer = await fetch(`${this.base}/api/v1${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${await this.token()}`, 'content-type': 'application/x-ndjson' },
      body: ReadableStream.from(lines(rows)),
      duplex: 'half',
    });
    if (answer.status !== 202) throw new Error(`${path}: ${answer.status} ${(await answer.text()).slice(0, 500)}`);
    const { id } = (await answer.json()) as { id: string };
    for (;;) {
      const progress = await this.get<ImportProgress>(`/imports/${id}`);
      told(progress);
      this.position = progress.position ?? this.position;
      if (progress.status !== 'running') return progress;
      await new Promise((next) => setTimeout(next, 1_000));
    }
  }
}

function* lines(rows: Iterable<object>): Generator<Uint8Array> {
  let chunk: string[] = [];
  const encoder = new TextEncoder();
  for (const row of rows) {
    chunk.push(`${JSON.stringify(row)}\n`);
    if (chunk.length === 500) {
      yield encoder.encode(chunk.join(''));
      chunk = [];
    }
  }
  if (chunk.length > 0) yield encoder.encode(chunk.join(''));
}

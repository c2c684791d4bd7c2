import type { Platform } from './platform.js';

export interface World {
  agencies: string[];
  procedures: string[];
  token: string;
}

const PROCEDURES = 2_000;

async function json<T>(url: string, token: string): Promise<T> {
  const answer = await fetch(url, { headers: { authorization: `Bearer ${token}` } });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return (await answer.json()) as T;
}

export interface Job {
  status: string;
  position?: string;
  rows: { read: number; accepted: number; rejected: number };
  errors: object[];
}

/** Sends rows as one import and waits for its end; answers the seconds it took from the first byte. */
export async function importRows(
  platform: Platform,
  token: string,
  path: string,
  rows: Iterable<object>,
): Promise<{ job: Job; seconds: number }> {
  const encoder = new TextEncoder();
  function* parts(): Generator<Uint8Array> {
    let part: string[] = [];
    for (const row of rows) {
      part.push(`${JSON.stringify(row)}\n`);
      if (part.length < 1_000) continue;
      yield encoder.encode(part.join(''));
      part = [];
    }
    yield encoder.encode(part.join(''));
  }
  const begun = performance.now();
  const body = ReadableStream.from(parts());
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/x-ndjson' };
  const answer = await fetch(`${platform.base}${path}`, {
    method: 'POST',
    headers,
    body,
    duplex: 'half',
  } as unknown as RequestInit);
  if (answer.status !== 202) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
  const { id } = (await answer.json()) as { id: string };
  for (;;) {
    const job = await json<Job>(`${platform.base}/imports/${id}`, token);
    if (job.status !== 'running') {
      if (job.status !== 'done' || job.rows.rejected > 0) throw new Error(JSON.stringify(job).slice(0, 1_000));
      return { job, seconds: (performance.now() - begun) / 1000 };
    }
    await new Promise((next) => setTimeout(next, 50));
  }
}

/** The key space of PROTOCOL.md: 142 agencies, 2,000 procedures. */
export async function prepareWorld(platform: Platform): Promise<World> {
  const token = await platform.token('integration');
  const { items } = await json<{ items: { code: string; kind: string }[] }>(
    `${platform.base}/agencies?limit=500`,
    token,
  );
  const agencies = items
    .filter(({ kind }) => ['department', 'district', 'commune'].includes(kind))
    .map(({ code }) => code);
  const procedures = Array.from({ length: PROCEDURES }, (_, n) => `8.${String(n).padStart(6, '0')}`);
  const row = (code: string) => ({
    code,
    name: { vi: `Thủ tục đo tải ${code} (DỮ LIỆU MẪU)` },
    ways: ['counter', 'online', 'post'].map((channel) => ({ channel, term: { length: '5', unit: 'working-day' } })),
    steps: 'x',
    manner: 'x',
    papersText: 'x',
    sets: 1,
    subjects: 'x',
    agency: 'x',
    legalText: 'x',
    levels: ['province'],
    none: ['forms', 'result', 'conditions', 'fees'],
    publication: { decision: 'DỮ LIỆU MẪU', validFrom: '2016-01-01' },
  });
  await importRows(platform, token, '/procedures/imports?format=chiso-jsonl', procedures.map(row));
  return { agencies, procedures, token };
}

const two = (n: number) => String(n).padStart(2, '0');

/** The n-th dossier's procedure: each agency has fourteen of its own, so that ten thousand dossiers already fill every agency, procedure and year. */
const procedureOf = ({ agencies, procedures }: World, n: number): string => {
  const agency = n % agencies.length;
  const own = Math.floor(procedures.length / agencies.length);
  return procedures[agency * own + (Math.floor(n / agencies.length) % own)]!;
};

/** Dossiers spread evenly over agencies, procedures and three years, each settled, one in twenty late. */
export function* worldDossiers(world: World, from: number, to: number): Generator<object> {
  for (let n = from; n < to; n++) {
    const year = 2016 + (n % 3);
    const day = `${year}-${two(1 + (Math.floor(n / 3) % 12))}-${two(1 + (Math.floor(n / 36) % 20))}`;
    const at = (later: number) => new Date(Date.parse(`${day}T02:00:00Z`) + later * 86_400_000).toISOString();
    yield {
      externalId: String(n),
      source: 'bench',
      agencyCode: world.agencies[n % world.agencies.length],
      procedureCode: procedureOf(world, n),
      onlineLevel: 1 + (n % 4),
      channel: (['counter', 'online', 'post'] as const)[n % 3],
      receivedAt: at(0),
      lawfulDueAt: at(7),
      completedAt: at(n % 20 === 0 ? 9 : 3),
      closing: 'result',
      status: 9,
    };
  }
}

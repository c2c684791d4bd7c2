import { randomUUID } from 'node:crypto';
import { Agent } from 'node:http';
import { send } from './load.js';
import { memoryOf, type Platform } from './platform.js';
import { between, spentByAll } from './processor.js';
import { importRows, prepareWorld, worldDossiers, type World } from './world.js';

export interface Costs {
  what: string;
  operations: number;
  perSecond: number;
  /** Microseconds of processor time an operation, by process; of PostgreSQL by database. */
  by: Record<string, number>;
  total: number;
}

const AT_ONCE = 32;
const SETTLED_MS = 1_500;

/** One reception of a world's agencies in turn. */
export function receptions(platform: Platform, world: World, agencies: readonly string[], agent: Agent) {
  let n = 0;
  return async (): Promise<void> => {
    n++;
    const body = {
      id: randomUUID(),
      procedureCode: world.procedures[n % world.procedures.length],
      agencyCode: agencies[n % agencies.length],
      channel: 'counter',
      applicantKind: 'person',
      applicant: { name: 'Nguyễn Văn Đo', phone: '0900000000' },
    };
    const { status, body: text } = await send(agent, `${platform.base}/dossiers`, { token: world.token, body });
    if (status !== 201 && status !== 200) throw new Error(`reception: ${status} ${text.slice(0, 300)}`);
  };
}

/** What each process spends on so many operations, with what follows them within a second and a half. */
export async function costsOf(
  platform: Platform,
  what: string,
  operations: number,
  work: () => Promise<unknown>,
): Promise<Costs> {
  const before = spentByAll(platform.run());
  const begun = performance.now();
  await work();
  const seconds = (performance.now() - begun) / 1000;
  await new Promise((settled) => setTimeout(settled, SETTLED_MS));
  const after = spentByAll(platform.run());
  const each = [...after.keys()].map(
    (name) => [name, Math.round((between(before, new Map([[name, after.get(name)!]])) * 1e6) / operations)] as const,
  );
  const by = Object.fromEntries(each.filter(([, spent]) => spent > 0).sort(([, a], [, b]) => b - a));
  const total = Object.values(by).reduce((sum, spent) => sum + spent, 0);
  return { what, operations, perSecond: Math.round(operations / seconds), by, total };
}

async function times(operations: number, work: () => Promise<void>): Promise<void> {
  let left = operations;
  const worker = async () => {
    while (left-- > 0) await work();
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
}

/** Processor time of a reception and of an imported row, by process: what to look at where others use the machine too. */
export async function costs(platform: Platform, say: (text: string) => void): Promise<void> {
  say(`memory when ready, MB: ${JSON.stringify(memoryOf(platform.run()))}`);
  const world = await prepareWorld(platform);
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const one = receptions(platform, world, world.agencies, agent);
  await times(4_000, one);
  say(JSON.stringify(await costsOf(platform, 'reception', 12_000, () => times(12_000, one))));
  agent.destroy();
  const rows = (from: number, to: number) =>
    importRows(platform, world.token, '/dossiers/imports?format=chiso-jsonl', worldDossiers(world, from, to));
  await rows(0, 5_000);
  say(JSON.stringify(await costsOf(platform, 'imported row', 20_000, () => rows(5_000, 25_000))));
  say(`memory after, MB: ${JSON.stringify(memoryOf(platform.run()))}`);
}

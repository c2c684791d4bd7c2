import { existsSync, readFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { importRequests, type Actor, type ImportView } from '#contracts';
import type { ProcedureParts } from '#contracts';
import type { TestService } from '#testing';
import { flagsOf, partStates } from '../procedures/completeness.rules.js';

const FOLDER = '../shared/data/procedures';
const PART = 400 * 1024;
const requests = importRequests.catalogue;

export const integration: Actor = { issuer: 'test', subject: 'robot', role: 'integration', agency: 'H10' };

/** A file of the real procedures; null where the data is not beside the checkout, which CI must have. */
export function realFile(name: string, ci: string | undefined): Buffer | null {
  const path = `${FOLDER}/${name}`;
  if (existsSync(path)) return readFileSync(path);
  if (ci) throw new Error(`${path} is absent: CI must have ../shared beside the checkout`);
  return null;
}

/** Sends a file in parts, as the gateway does, and waits until the import has ended. */
export async function imported(
  service: TestService,
  content: Buffer,
  format: string,
  dryRun = false,
): Promise<ImportView> {
  const contentType = format.endsWith('xlsx')
    ? 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
    : 'application/x-ndjson';
  const idempotency = { key: randomUUID(), digest: randomUUID() };
  const opened = await service.request(requests.open, { format, contentType, dryRun }, integration, { idempotency });
  const { id } = opened.value;
  const parts = Math.max(1, Math.ceil(content.length / PART));
  for (let n = 0; n < parts; n++) {
    const bytes = content.subarray(n * PART, (n + 1) * PART).toString('base64');
    await service.request(requests.part, { id, n, bytes }, integration);
  }
  const sha256 = createHash('sha256').update(content).digest('hex');
  await service.request(requests.close, { id, parts, sha256 }, integration);
  for (;;) {
    const { value } = await service.request(requests.get, { id }, integration);
    if (value.status !== 'running') return value;
    await pause(25);
  }
}

/** How many procedures say each part, and how many carry each flag, with the share in percent. */
export function sharesOf(procedures: readonly ProcedureParts[]): { what: string; count: number; share: string }[] {
  const counts = new Map<string, number>();
  const seen = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const parts of procedures) {
    for (const { part, state } of partStates(parts)) if (state !== 'missing') seen(`${part} ${state}`);
    for (const flag of flagsOf(parts)) seen(`flag ${flag}`);
  }
  return [...counts].sort().map(([what, count]) => {
    const share = ((100 * count) / procedures.length).toFixed(1);
    return { what, count, share };
  });
}

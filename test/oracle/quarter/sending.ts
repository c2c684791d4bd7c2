import type { PublicInterface, Reply } from '../../platform/public-interface.js';

/** Runs work over all items, some at a time. */
export async function each<T>(items: readonly T[], work: (item: T) => Promise<void>, atOnce = 8): Promise<void> {
  let next = 0;
  const run = async () => {
    while (next < items.length) await work(items[next++]!);
  };
  await Promise.all(Array.from({ length: atOnce }, run));
}

const TRIES = 8;

/** Throws unless the answer is one of the wanted. "Not now" (503) is asked again: ids make that harmless. */
export async function send(
  as: PublicInterface,
  path: string,
  body: object,
  wanted: readonly number[],
): Promise<Reply<unknown>> {
  for (let tried = 1; ; tried++) {
    const answer = await as.send(path, { method: 'POST', body });
    if (wanted.includes(answer.status)) return answer;
    if (answer.status !== 503 || tried === TRIES)
      throw new Error(`POST ${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
    await new Promise((next) => setTimeout(next, 200 * tried));
  }
}

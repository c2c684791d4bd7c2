import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { aimsOf, markdownOf, type Result } from './aims.js';
import { copyRate } from './copy.js';
import { costs } from './costs.js';
import { edxml } from './edxml.js';
import { intake } from './intake.js';
import { liveFigure, type Live } from './indicator.js';
import { lists } from './lists.js';
import { memoryOf, startPlatform, type Platform } from './platform.js';
import { growWorld, type Grown } from './projection.js';
import { webhooks } from './webhooks.js';
import { prepareWorld } from './world.js';

const isShort = process.argv.includes('--short');
const sizes = isShort ? [6_000, 24_000] : [10_000, 100_000, 1_000_000];
const begun = performance.now();
const say = (text: string): void => {
  console.log(`${((performance.now() - begun) / 1000).toFixed(0).padStart(5)} s  ${text}`);
};

async function measure(platform: Platform): Promise<Result> {
  const idle = memoryOf(platform.run());
  say(`ready after ${platform.startSeconds.toFixed(1)} s`);
  const world = await prepareWorld(platform);
  const leader = await platform.token('province-leader');
  const live: Live[] = [];
  const grown: Grown[] = [];
  const grow = async (from: number, to: number) => {
    grown.push(await growWorld(platform, world, from, to));
    say(JSON.stringify(grown.at(-1)));
    live.push(await liveFigure(platform, leader, to));
    say(JSON.stringify(live.at(-1)));
  };
  await grow(0, sizes[0]!);
  await grow(sizes[0]!, sizes[1]!);
  const { dossiers, importRate } = grown[1]!;
  const copy = await copyRate(platform, dossiers);
  const form = { seconds: isShort ? 2 : 6, say };
  const receptions = [
    ...(await intake(platform, world, form)),
    ...(await webhooks(platform, form)),
    await edxml(platform, form),
  ];
  const listed = await lists(platform, isShort ? [10_000, 40_000] : sizes);
  say(`${listed.length} lists measured`);
  if (sizes[2]) await grow(sizes[1]!, sizes[2]);
  return {
    machine: { cores: cpus().length, node: process.version, date: new Date().toISOString().slice(0, 10) },
    seconds: Math.round((performance.now() - begun) / 1000),
    startSeconds: Number(platform.startSeconds.toFixed(1)),
    intake: receptions,
    import: { rowsPerSecond: importRate!, copyPerSecond: Math.round(copy) },
    projection: grown,
    liveFigure: live,
    lists: listed,
    memory: { idle, after: memoryOf(platform.run()) },
  };
}

async function measureAll(platform: Platform): Promise<void> {
  const result = await measure(platform);
  const aims = aimsOf(result);
  const text = markdownOf(result, aims);
  mkdirSync('.local/bench', { recursive: true });
  writeFileSync('.local/bench/result.json', `${JSON.stringify({ ...result, aims }, null, 2)}\n`);
  writeFileSync('.local/bench/result.md', text);
  console.log(`\n${text}\nwritten to .local/bench/result.json and result.md`);
}

const platform = await startPlatform();
try {
  await (process.argv.includes('--costs') ? costs(platform, say) : measureAll(platform));
} finally {
  platform.stop();
}

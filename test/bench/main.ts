import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { copyRate } from './copy.js';
import { intake } from './intake.js';
import { liveFigure, type Live } from './indicator.js';
import { memoryOf, startPlatform } from './platform.js';
import { growWorld, type Grown } from './projection.js';
import { prepareWorld } from './world.js';

const sizes = process.argv.includes('--short') ? [10_000, 50_000] : [10_000, 100_000, 1_000_000];

const platform = await startPlatform();
try {
  const memoryIdle = memoryOf(platform.run());
  const world = await prepareWorld(platform);
  const leader = await platform.token('province-leader');
  const live: Live[] = [];
  const grown: (Grown & { dossiers: number })[] = [];
  let before = 0;
  for (const size of sizes) {
    grown.push({ dossiers: size - before, ...(await growWorld(platform, world, before, size)) });
    live.push(await liveFigure(platform, leader, size));
    console.log(JSON.stringify({ ...grown.at(-1), ...live.at(-1) }));
    before = size;
  }
  const last = grown.at(-1)!;
  const copy = await copyRate(platform, Math.min(last.dossiers, 300_000));
  const rows = last.dossiers / last.importSeconds;
  const receptions = await intake(platform, world);
  const result = {
    machine: { cores: cpus().length, node: process.version },
    startSeconds: Number(platform.startSeconds.toFixed(1)),
    intake: receptions,
    import: {
      rowsPerSecond: Math.round(rows),
      copyPerSecond: Math.round(copy),
      ratio: Number((rows / copy).toFixed(3)),
      aim: 0.08,
    },
    projection: grown.map(({ dossiers, eventsPerSecond }) => ({
      dossiers,
      eventsPerSecond: Math.round(eventsPerSecond),
      aim: 8_000,
    })),
    liveFigure: live,
    flatness: Number((live.at(-1)!.engine / live[0]!.engine).toFixed(2)),
    fasterThanSql: {
      engine: Math.round(live.at(-1)!.sqlCount / live.at(-1)!.engine),
      endToEnd: Number((live.at(-1)!.sqlCount / live.at(-1)!.endToEnd).toFixed(1)),
    },
    memoryMegabytes: { idle: memoryIdle, after: memoryOf(platform.run()) },
  };
  mkdirSync('.local/bench', { recursive: true });
  writeFileSync('.local/bench/result.json', `${JSON.stringify(result, null, 2)}\n`);
  console.table(receptions);
  console.table(result.projection);
  console.table(live);
  console.table(result.memoryMegabytes);
  console.log(
    JSON.stringify({ ...result, intake: undefined, liveFigure: undefined, memoryMegabytes: undefined }, null, 2),
  );
} finally {
  platform.stop();
}

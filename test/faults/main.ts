import { parseArgs } from 'node:util';
import { Platform } from '../platform/platform.js';
import { LONG, SHORT, WholeFaults } from './whole.js';

const { values } = parseArgs({
  options: {
    long: { type: 'boolean' },
    seed: { type: 'string' },
    kills: { type: 'string' },
    backlog: { type: 'string' },
  },
});
const seed = Number(values.seed ?? Date.now() % 1_000_000);
const form = values.long ? LONG : SHORT;
const kills = Number(values.kills ?? form.kills);
const backlog = Number(values.backlog ?? (values.long ? 1_000_000 : 100_000));
const failures: string[] = [];

function told(what: string, faults: readonly string[]): void {
  failures.push(...faults.map((fault) => `${what}: ${fault}`));
}

console.log(`seed ${seed}; ${kills} kills of each process, broker away ${form.brokerDown} s, backlog of ${backlog}`);
const platform = await Platform.start();
try {
  const faults = new WholeFaults(platform, { seed, ...form, kills }, console.log);
  await faults.prepare();
  told('kills', await faults.kills());
  told('broker away', await faults.brokerAway());
  told('store lost', await faults.storeLost());
  const { parked, replayed, faults: afterPoison } = await faults.poisoned();
  console.log(`parked ${parked.length}, replayed ${JSON.stringify(replayed)}`);
  told('poison', afterPoison);
  const { named, faults: afterRestore } = await faults.rewound();
  told('rewound', named === 'log.rewound' ? afterRestore : [`said "${named}"`, ...afterRestore]);
  told('fresh cluster', await faults.freshCluster());
  told('backlog', await faults.backlog(backlog));
  const { code, output } = await platform.verify();
  console.log(output);
  if (code !== 0) failures.push('npm run verify');
} finally {
  await platform.end();
}
console.log(failures.length === 0 ? 'nothing lost, nothing counted twice' : failures.join('\n'));
process.exitCode = failures.length === 0 ? 0 : 1;

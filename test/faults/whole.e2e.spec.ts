import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Platform } from '../platform/platform.js';
import { SHORT, WholeFaults } from './whole.js';

const seed = Number(process.env['SEED'] ?? Date.now() % 1_000_000);

describe(`a whole platform under load, seed ${seed}`, () => {
  let platform: Platform;
  let faults: WholeFaults;

  beforeAll(async () => {
    platform = await Platform.start();
    console.info(`SEED=${seed} npm run jest -- test/faults repeats this`);
    faults = new WholeFaults(platform, { seed, ...SHORT }, () => undefined);
    await faults.prepare();
  }, 300_000);
  afterAll(() => platform?.end(), 60_000);

  it('loses nothing and counts nothing twice when any of its processes is killed', async () => {
    expect(await faults.kills()).toEqual([]);
  }, 300_000);

  it('goes on when the broker was away', async () => {
    expect(await faults.brokerAway()).toEqual([]);
  }, 120_000);

  it("goes on when JetStream's store was deleted", async () => {
    expect(await faults.storeLost()).toEqual([]);
  }, 120_000);

  it('parks an event that fails by itself with what follows of its aggregate, and replays both', async () => {
    const { parked, replayed, faults: found } = await faults.poisoned();
    expect(new Set(parked.map(({ subject }) => subject)).size).toBe(1);
    expect(replayed).toEqual({ applied: 2, remaining: 0 });
    expect(found).toEqual([]);
  }, 120_000);

  it('names log.rewound when a producer was restored to an earlier moment, until the runbook’s command', async () => {
    expect(await faults.rewound()).toEqual({ named: 'log.rewound', faults: [] });
  }, 120_000);

  it('goes on in a fresh cluster after every row was copied there', async () => {
    expect(await faults.freshCluster()).toEqual([]);
  }, 240_000);

  it('verifies in the end', async () => {
    expect(await platform.verify()).toMatchObject({ code: 0 });
  }, 120_000);
});

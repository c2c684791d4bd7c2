import { availableParallelism, loadavg } from 'node:os';
import type { Platform } from '../platform/platform.js';
import { countFacts, differences, multiply, settled } from './accounts.js';
import { inFreshCluster } from './fresh-cluster.js';
import { AGENCIES, Ledger, prepareReception } from './ledger.js';
import { Random } from './random.js';
import { freeze, heal, keepCopy, kill, loseStore, poison, restoreCopy, VICTIMS } from './wounds.js';

export interface FaultSettings {
  seed: number;
  /** `kill -9` of each process. */
  kills: number;
  /** Seconds without a broker. */
  brokerDown: number;
}

/** In CI; `npm run faults -- --long` is the other. */
export const SHORT = { kills: 1, brokerDown: 5 };
export const LONG = { kills: 20, brokerDown: 60 };

interface Parked {
  items: { subject: string; seq: number; error: string }[];
}

/** The faults of issue 2 §5.2 against a whole platform under load. After each, everything adds up without any other manual step. */
export class WholeFaults {
  readonly ledger: Ledger;
  readonly random: Random;

  constructor(
    readonly platform: Platform,
    private readonly settings: FaultSettings,
    private readonly say: (line: string) => void,
  ) {
    this.random = new Random(settings.seed);
    this.ledger = new Ledger(platform, this.random);
  }

  prepare(): Promise<void> {
    return prepareReception(this.platform);
  }

  /** What does not add up; empty when nothing is lost and nothing counted twice. */
  async reckon(what: string): Promise<string[]> {
    const { ledger, platform } = this;
    const faults = await differences(platform, ledger);
    const { received, settled: results, repeated } = ledger;
    const sums = `${received.size} received, ${results.size} settled, ${repeated} requests repeated so far`;
    this.say(`${what}: ${sums}; ${faults.length === 0 ? 'all adds up' : faults.join('; ')}`);
    return faults;
  }

  async kills(): Promise<string[]> {
    this.ledger.start();
    for (let round = 1; round <= this.settings.kills; round++) {
      for (const name of this.random.shuffled(VICTIMS)) await kill(this.platform, name, this.random);
      this.say(`round ${round} of kill -9: ${VICTIMS.length} processes, ${this.ledger.received.size} received so far`);
    }
    await this.ledger.stop();
    return this.reckon(`kill -9, ${this.settings.kills} of each process`);
  }

  async brokerAway(): Promise<string[]> {
    this.ledger.start();
    await freeze(this.platform, 'nats', this.settings.brokerDown * 1_000);
    await this.ledger.stop();
    return this.reckon(`broker away ${this.settings.brokerDown} s`);
  }

  async storeLost(): Promise<string[]> {
    this.ledger.start();
    await loseStore(this.platform, this.random);
    await this.ledger.stop();
    return this.reckon("JetStream's store deleted");
  }

  /** The next dossier of the first agency is poison to reporting: parked with its result behind it; others go on; then replayed. */
  async poisoned(): Promise<{ parked: Parked['items']; replayed: object; faults: string[] }> {
    const { platform, ledger } = this;
    const administrator = platform.as('system-admin');
    const last = [...ledger.received.values()]
      .filter((code) => code.startsWith(AGENCIES[0]!.slice(0, 9)))
      .sort()
      .at(-1)!;
    const next = Number(last.slice(-4)) + 1;
    const code = `${last.slice(0, -4)}${String(next).padStart(4, '0')}`;
    await poison(platform, code);
    for (let tries = 0; tries < 20 && !ledger.idOf(code); tries++) await ledger.during(1_000);
    await ledger.settle(ledger.idOf(code)!);
    await settled(platform);
    const parked = (await administrator.get<Parked>('/platform/services/reporting/parked')).items;
    await heal(platform);
    const replayed = await administrator.post('/platform/services/reporting/parked/replay', { producer: 'dossier' });
    return { parked, replayed: replayed as object, faults: await this.reckon('a poison event') };
  }

  /** The dossiers' database becomes what it was before: consumers stop and say so until the runbook's command. */
  async rewound(): Promise<{ named: string; faults: string[] }> {
    const { platform, ledger } = this;
    await settled(platform);
    await keepCopy(platform, 'dossier');
    await platform.ready();
    const kept = ledger.kept();
    await ledger.during(2_000);
    await settled(platform);
    await restoreCopy(platform, 'dossier');
    const named = await this.trouble();
    // What was acknowledged after the copy is lost with the database: the client's ledger is set back as well.
    ledger.restore(kept);
    await this.rebuilt('dossier');
    await ledger.during(1_000);
    return { named, faults: await this.reckon('the producer restored to an earlier moment, reporting rebuilt') };
  }

  /** Every database copied into a fresh cluster: what was acknowledged is there, numbering and receiving go on above it. */
  async freshCluster(): Promise<string[]> {
    const { platform, ledger } = this;
    await settled(platform);
    const moved = await inFreshCluster(platform);
    const kept = ledger.kept();
    try {
      ledger.moveTo(moved);
      await ledger.during(2_000);
      const faults = await differences(moved, ledger);
      const { code, output } = await moved.verify();
      this.say(
        `in a fresh cluster: ${ledger.received.size} received, ${faults.join('; ') || 'all adds up'}\n${output}`,
      );
      return code === 0 ? faults : [...faults, `npm run verify: ${output}`];
    } finally {
      ledger.moveTo(platform);
      ledger.restore(kept);
      await moved.end();
    }
  }

  /**
   * Events of many dossiers more while reporting stands still: each becomes one fact. Comes last. How fast it catches up and how
   * far behind it is then are told beside the load of the machine, which decides them as much.
   */
  async backlog(count: number): Promise<string[]> {
    const { platform } = this;
    const before = await countFacts(platform);
    platform.signal('reporting', 'SIGSTOP');
    try {
      await multiply(platform, count);
    } finally {
      platform.signal('reporting', 'SIGCONT');
    }
    const numbered = performance.now();
    await settled(platform, 3_600_000);
    const rate = Math.round(count / ((performance.now() - numbered) / 1_000));
    const facts = (await countFacts(platform)) - before;
    const written = this.ledger.received.size;
    await this.ledger.during(500, 1);
    const lagMs = Math.round(await settled(platform));
    const later = (await countFacts(platform)) - before - facts;
    const aims = `${rate >= 8_000 ? 'met' : 'missed'}, ${lagMs <= 1_000 ? 'met' : 'missed'}; load ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} processors`;
    this.say(`backlog of ${count} events: ${rate} facts with their cells a second; the next writes after ${lagMs} ms`);
    this.say(`aims of 8000 a second and 1000 ms: ${aims}`);
    const wanted = this.ledger.received.size - written;
    return facts === count && later === wanted ? [] : [`${facts} of ${count} and ${later} of ${wanted} became facts`];
  }

  /** The runbook's command at every consumer in trouble, until none has been for two seconds: each looks at the log once a second. */
  private async rebuilt(producer: string): Promise<void> {
    const administrator = this.platform.as('system-admin');
    let calm = 0;
    for (const until = performance.now() + 90_000; calm < 4; calm++) {
      if (performance.now() > until) throw new Error(`consumers of ${producer} stay in trouble`);
      const { status, services } = await this.platform.readiness();
      const troubled = Object.keys(services).filter((service) => services[service] === 'consumers in trouble');
      for (const service of troubled)
        await administrator.post(`/platform/services/${service}/consumers/rebuild`, { producer });
      if (status !== 'ready') calm = -1;
      await new Promise((next) => setTimeout(next, 500));
    }
  }

  private async trouble(): Promise<string> {
    for (const until = performance.now() + 30_000; performance.now() < until;) {
      const { services } = await this.platform.readiness();
      if (services['reporting'] === 'consumers in trouble') return this.nameOfTrouble();
      await new Promise((next) => setTimeout(next, 100));
    }
    return 'nothing was noticed';
  }

  private async nameOfTrouble(): Promise<string> {
    type Health = { details: { consumers: { producer: string; trouble?: string }[] } };
    const health = await this.platform.as('system-admin').get<Health>('/platform/services/reporting/health');
    return health.details.consumers.find(({ producer }) => producer === 'dossier')?.trouble ?? '';
  }
}

import { rmSync } from 'node:fs';
import { type Child, type Children } from './children.js';
import { tail } from './postgres.js';
import { endAll } from './processes.js';
import { say } from './say.js';

const pause = (ms: number) => new Promise<void>((next) => setTimeout(next, ms));
/** A process that lived this long had started well: its next end is a new story. */
const SETTLED_MS = 60_000;

interface Watched {
  name: string;
  start: () => Promise<Child>;
  log: string;
  /** Ends in a row, each soon after its start. */
  deaths: number;
}

/** Keeps processes running: what ends is started again, sooner the first time and later each time after. */
export class Supervisor {
  private stopping = false;
  private started = false;
  private giveUp: (reason: Error) => void = () => undefined;
  /** Rejected when a process keeps ending before the platform has been ready once. */
  readonly hopeless = new Promise<never>((_, reject) => (this.giveUp = reject));

  constructor(private readonly children: Children) {
    this.hopeless.catch(() => undefined);
  }

  async run(name: string, start: () => Promise<Child>, log: string): Promise<Child> {
    return this.launch({ name, start, log, deaths: 0 });
  }

  /** From now on a process that keeps ending is waited for; the rest of the platform goes on without it. */
  settled(): void {
    this.started = true;
  }

  /** To be told of a process as soon as there is one: what is not on record can't be ended. */
  readonly note = (child: Child): void => {
    this.children.keep(child);
    if (this.stopping) void endAll([child]);
  };

  private async launch(watched: Watched): Promise<Child> {
    const began = performance.now();
    const child = await watched.start();
    this.note(child);
    const ended = (): void => void this.again(watched, child, performance.now() - began);
    if (child.process.exitCode !== null || child.process.signalCode !== null) ended();
    else child.process.once('exit', ended);
    return child;
  }

  private async again(watched: Watched, { process: { exitCode, signalCode } }: Child, lived: number): Promise<void> {
    if (this.stopping) return;
    this.children.forget(watched.name);
    watched.deaths = lived > SETTLED_MS ? 1 : watched.deaths + 1;
    const why = `${watched.name} ended (${signalCode ?? `code ${exitCode}`})`;
    if (!this.started && watched.deaths === 3)
      return this.giveUp(new Error(`${why} three times while starting. Its log ends:\n${tail(watched.log)}`));
    const wait = Math.min(30_000, 250 * 2 ** (watched.deaths - 1));
    say(`${why}; starting it again in ${wait / 1000} s. Log: ${watched.log}`);
    await pause(wait);
    while (!this.stopping) {
      try {
        return void (await this.launch(watched));
      } catch (error) {
        say(`${watched.name} does not start: ${(error as Error).message}`);
        await pause(5_000);
      }
    }
  }

  /** Ends everything in order: services, broker, database. */
  async stop(): Promise<void> {
    this.stopping = true;
    await endAll(this.children.run.children);
    rmSync(this.children.file, { force: true });
  }
}

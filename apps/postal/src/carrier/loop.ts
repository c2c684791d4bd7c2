import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from '@nestjs/common';

const IDLE_MS = 1000;
const RETRY_MS = 2000;
/** After a wake, so that what comes in bursts is worked on in batches. */
const GATHER_MS = 25;

/** Work that goes on while there is some, then waits for a second or a wake; a failure is tried again. Ends with its service. */
export class Loop {
  private stopping = false;
  private woken = new AbortController();
  private running?: Promise<void>;

  /** `work` answers whether there may be more to do at once. */
  constructor(
    private readonly work: () => Promise<boolean>,
    private readonly logger: Logger,
  ) {}

  start(): void {
    this.running = this.run();
  }

  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.running;
  }

  wake(): void {
    this.woken.abort();
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        if (!(await this.work())) await this.sleep(IDLE_MS);
      } catch (error) {
        if (this.stopping) return;
        this.logger.warn(`will be tried again: ${String(error)}`);
        await this.sleep(RETRY_MS);
      }
    }
  }

  private async sleep(milliseconds: number): Promise<void> {
    if (this.stopping) return;
    await pause(milliseconds, undefined, { signal: this.woken.signal }).catch(() => undefined);
    if (this.woken.signal.aborted && !this.stopping) await pause(GATHER_MS);
    this.woken = new AbortController();
  }
}

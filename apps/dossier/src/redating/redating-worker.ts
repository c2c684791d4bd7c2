import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { RedatingService } from './redating.service.js';

const EVERY_MS = 2_000;

/** Starts what waits, soon after a decision came; a crash leaves it to the next look of any replica. */
@Injectable()
export class RedatingWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RedatingWorker.name);
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;

  constructor(private readonly redating: RedatingService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  private tick(): void {
    this.running ??= this.redating
      .run()
      .then((moved) => {
        if (moved > 0) this.logger.log(`${moved} running dossiers have another due date`);
      })
      .catch((error: unknown) => this.logger.warn(`redating starts again: ${String(error)}`))
      .finally(() => (this.running = undefined));
  }
}

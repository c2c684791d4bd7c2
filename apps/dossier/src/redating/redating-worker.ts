import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '#service';
import { RedatingService } from './redating.service.js';

const EVERY_MS = 2_000;

/** Starts what waits, soon after a decision came; a crash leaves it to the next look of any replica. */
@Injectable()
export class RedatingWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(RedatingWorker.name);
  private readonly rounds = new Rounds(() => this.run(), {
    every: EVERY_MS,
    failed: (error) => this.logger.warn(`redating starts again: ${String(error)}`),
  });

  constructor(private readonly redating: RedatingService) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  private async run(): Promise<void> {
    const moved = await this.redating.run();
    if (moved > 0) this.logger.log(`${moved} running dossiers have another due date`);
  }
}

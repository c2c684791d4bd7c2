import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { systemActor } from '#contracts';
import { ConnectionsService } from './connections.service.js';

const EVERY_MS = 15_000;

/** Looks for systems that have fallen silent. How late it looks does not matter: the event says the moment itself. */
@Injectable()
export class SilenceWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('silence-watch');
  private timer?: NodeJS.Timeout;
  private looking?: Promise<void>;

  constructor(private readonly connections: ConnectionsService) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => {
      this.looking ??= this.look().finally(() => (this.looking = undefined));
    }, EVERY_MS);
    this.timer.unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.looking;
  }

  private async look(): Promise<void> {
    try {
      await this.connections.announceSilent(systemActor('exchange'));
    } catch (error) {
      this.logger.warn(`not looked for silent systems: ${String(error)}`);
    }
  }
}

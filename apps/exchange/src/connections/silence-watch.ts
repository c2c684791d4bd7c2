import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { systemActor } from '#contracts';
import { Rounds } from '#service';
import { ConnectionsService } from './connections.service.js';

const EVERY_MS = 15_000;

/** Looks for systems that have fallen silent. How late it looks does not matter: the event says the moment itself. */
@Injectable()
export class SilenceWatch implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('silence-watch');
  private readonly rounds = new Rounds(() => this.connections.announceSilent(systemActor('exchange')), {
    every: EVERY_MS,
    failed: (error) => this.logger.warn(`not looked for silent systems: ${String(error)}`),
  });

  constructor(private readonly connections: ConnectionsService) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }
}

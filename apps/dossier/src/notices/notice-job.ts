import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { Rounds } from '#service';
import { NoticeSender } from './notice-sender.js';
import { NoticesService } from './notices.service.js';
import { WarningsService } from './warnings.service.js';

const EVERY_MS = 10_000;

/** Collects, warns and sends, one round after another. Rows are the fences: any number of processes may run it. */
@Injectable()
export class NoticeJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('notices');
  private readonly rounds = new Rounds(() => this.round(), {
    every: EVERY_MS,
    failed: (error) => this.logger.warn(`notices start again: ${String(error)}`),
  });

  constructor(
    private readonly notices: NoticesService,
    private readonly warnings: WarningsService,
    private readonly sender: NoticeSender,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  async round(): Promise<void> {
    await this.notices.collect();
    await this.warnings.daily();
    await this.sender.send();
  }
}

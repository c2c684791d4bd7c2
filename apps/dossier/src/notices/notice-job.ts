import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { NoticeSender } from './notice-sender.js';
import { NoticesService } from './notices.service.js';
import { WarningsService } from './warnings.service.js';

const EVERY_MS = 10_000;

/** Collects, warns and sends, one round after another. Rows are the fences: any number of processes may run it. */
@Injectable()
export class NoticeJob implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('notices');
  private timer?: NodeJS.Timeout;
  private running?: Promise<unknown>;

  constructor(
    private readonly notices: NoticesService,
    private readonly warnings: WarningsService,
    private readonly sender: NoticeSender,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => this.tick(), EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  async round(): Promise<void> {
    await this.notices.collect();
    await this.warnings.daily();
    await this.sender.send();
  }

  private tick(): void {
    this.running ??= this.round()
      .catch((error: unknown) => this.logger.warn(`notices start again: ${String(error)}`))
      .finally(() => (this.running = undefined));
  }
}

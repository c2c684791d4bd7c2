import { Injectable, Logger, type OnApplicationShutdown } from '@nestjs/common';
import { systemActor } from '#contracts';
import { ConnectionsService } from './connections.service.js';

const EVERY_MS = 5_000;

/** Messages are signs of life too. They are noted in memory and written together: what a crash loses the next message says. */
@Injectable()
export class SignsOfLife implements OnApplicationShutdown {
  private readonly logger = new Logger('signs-of-life');
  private noted = new Map<string, Date>();
  private timer?: NodeJS.Timeout;

  constructor(private readonly connections: ConnectionsService) {}

  note(agencyId: string, at: Date): void {
    const known = this.noted.get(agencyId);
    if (!known || known < at) this.noted.set(agencyId, at);
    this.timer ??= setTimeout(() => void this.write(), EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    clearTimeout(this.timer);
    await this.write();
  }

  async write(): Promise<void> {
    this.timer = undefined;
    const noted = this.noted;
    this.noted = new Map();
    if (noted.size === 0) return;
    try {
      await this.connections.heardMessages(noted, systemActor('exchange'));
    } catch (error) {
      this.logger.warn(`signs of life not written: ${String(error)}`);
    }
  }
}

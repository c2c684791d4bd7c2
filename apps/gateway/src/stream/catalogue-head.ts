import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import type { Head } from '#contracts';
import { Signals } from './signals.js';

const RETRY_MS = 2_000;

type Reader = () => Promise<void>;

/** Calls its readers at the first head of the catalogue's log and whenever the log has grown; retries what fails. */
@Injectable()
export class CatalogueHead implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly log = new Logger(CatalogueHead.name);
  private readonly readers: Reader[] = [];
  private seen = '';
  private retry?: NodeJS.Timeout;

  constructor(@Inject(Signals) private readonly signals: Signals) {}

  onGrowth(reader: Reader): void {
    this.readers.push(reader);
  }

  onApplicationBootstrap(): void {
    this.signals.on<Head>('head.catalogue', ({ logId, seq }) => {
      const head = `${logId} ${seq}`;
      if (head === this.seen) return;
      this.seen = head;
      void this.readAll();
    });
  }

  onApplicationShutdown(): void {
    clearTimeout(this.retry);
  }

  private async readAll(): Promise<void> {
    clearTimeout(this.retry);
    try {
      for (const reader of this.readers) await reader();
    } catch (error) {
      this.log.warn(`the catalogue can't be read: ${(error as Error).message}`);
      this.retry = setTimeout(() => void this.readAll(), RETRY_MS).unref();
    }
  }
}

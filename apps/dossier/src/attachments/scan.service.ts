import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '#messaging';
import { Rounds } from '#service';
import { BLOBS, VIRUS_SCANNER, type BlobStore, type VirusScanner } from '#storage';
import { claimWaiting, expireUploads, setVerdict, type AttachmentRow } from './attachments.queries.js';

const EVERY_MS = 20_000;
const AGAIN_MS = 60_000;
const DAY_MS = 86_400_000;

/** Shows attachments to the scanner: at once, and later again where it did not answer. What is infected can't be downloaded. */
@Injectable()
export class ScanService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('attachments');
  private readonly rounds = new Rounds(() => this.round(), {
    every: EVERY_MS,
    failed: (error) => this.logger.warn(`scanning starts again: ${String(error)}`),
  });

  constructor(
    private readonly db: DataSource,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(VIRUS_SCANNER) private readonly scanner: VirusScanner | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  get configured(): boolean {
    return this.scanner !== null;
  }

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** False where the scanner could not say; the attachment keeps waiting. */
  async scan({ id, digest }: Pick<AttachmentRow, 'id' | 'digest'>): Promise<boolean> {
    if (!this.scanner) return true;
    try {
      const verdict = await this.scanner.scan(await this.blobs.get(digest));
      await setVerdict(this.db, id, verdict.clean ? 'clean' : 'infected', verdict.clean ? null : verdict.finding);
      if (!verdict.clean) this.logger.warn(`attachment ${id} is infected: ${verdict.finding}`);
      return true;
    } catch (error) {
      this.logger.warn(`attachment ${id} could not be scanned, will be tried again: ${String(error)}`);
      return false;
    }
  }

  /** Everything that waits and is due; stops at the first the scanner can't look at. Answers how many it looked at. */
  async round(): Promise<number> {
    let count = 0;
    try {
      await expireUploads(this.db, new Date(this.clock.now().getTime() - DAY_MS));
      for (;;) {
        const now = this.clock.now();
        const next = this.scanner && (await claimWaiting(this.db, now, new Date(now.getTime() + AGAIN_MS)));
        if (!next || !(await this.scan(next))) return count;
        count += 1;
      }
    } catch (error) {
      this.logger.warn(`scanning starts again: ${String(error)}`);
      return count;
    }
  }
}

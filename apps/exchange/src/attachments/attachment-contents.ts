import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CLOCK, type Clock } from '#messaging';
import { Rounds } from '#service';
import { BLOBS, VIRUS_SCANNER, type BlobStore, type Stored, type VirusScanner } from '#storage';
import { claimWaiting, insertWaiting, setVerdict } from './attachment-scan.queries.js';

const EVERY_MS = 5_000;
const AGAIN_MS = 60_000;

/** Keeps attachments by their digest and shows each content once to the scanner, later again where it did not answer. */
@Injectable()
export class AttachmentContents implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('attachments');
  private readonly rounds = new Rounds(() => this.round(), {
    every: EVERY_MS,
    failed: (error) => this.logger.warn(`an attachment could not be scanned, will be tried again: ${String(error)}`),
  });

  constructor(
    private readonly db: DataSource,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(VIRUS_SCANNER) private readonly scanner: VirusScanner | null,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    if (!this.scanner) return;
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Known to wait for the scanner before any record names it: nothing is given out that was not looked at. */
  async keep(content: AsyncIterable<Uint8Array>, limit: number): Promise<Stored> {
    const stored = await this.blobs.put(content, limit);
    if (this.scanner) await insertWaiting(this.db, stored.digest, this.clock.now());
    return stored;
  }

  /** Everything that waits and is due; stops at the first the scanner can't look at. */
  async round(): Promise<void> {
    try {
      for (;;) {
        const now = this.clock.now();
        const digest = this.scanner && (await claimWaiting(this.db, now, new Date(now.getTime() + AGAIN_MS)));
        if (!digest) return;
        const verdict = await this.scanner.scan(await this.blobs.get(digest));
        await setVerdict(this.db, digest, verdict.clean ? 'clean' : 'infected', verdict.clean ? null : verdict.finding);
        if (!verdict.clean) this.logger.warn(`attachment ${digest} is infected: ${verdict.finding}`);
      }
    } catch (error) {
      this.logger.warn(`an attachment could not be scanned, will be tried again: ${String(error)}`);
    }
  }
}

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, problemText } from '#contracts';
import { EventLog } from '#messaging';
import { ahead, batches } from './batches.js';
import { applyRows } from './apply-rows.js';
import { IMPORT_FORMATS, type ImportFormat, type Row } from './format.js';
import { claimJob, expire, finishJob, readParts, renewLease, storeProgress, type JobRow } from './import.queries.js';

const IDLE_MS = 1000;
const RETRY_MS = 2000;
const BATCH_ROWS = 500;

class TakenOver extends Error {}

/** Runs one import at a time; a job of a dead process goes on at the row where its last transaction ended. */
@Injectable()
export class ImportRunner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  private readonly logger = new Logger(ImportRunner.name);
  private readonly owner = randomUUID();
  private stopping = new AbortController();
  private woken = new AbortController();
  private loop?: Promise<void>;

  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    @Inject(IMPORT_FORMATS) private readonly formats: readonly ImportFormat[],
  ) {}

  onApplicationBootstrap(): void {
    this.loop = this.work();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.stopping.abort();
    this.wake();
    await this.loop;
  }

  /** There may be a job: look now. */
  wake(): void {
    this.woken.abort();
  }

  private async work(): Promise<void> {
    for (let idle = 0; !this.stopping.signal.aborted;) {
      const busy = await this.runNext().catch((error: unknown) => this.failed(error));
      if (busy) continue;
      if (idle++ % 3600 === 0) await expire(this.db).catch(() => undefined);
      await this.sleep(IDLE_MS);
    }
  }

  private async runNext(): Promise<boolean> {
    const job = await this.db.transaction((tx) => claimJob(tx, this.owner));
    if (!job) return false;
    const beat = setInterval(() => void renewLease(this.db, job.id, this.owner).catch(() => undefined), 3000);
    try {
      await this.run(job);
    } finally {
      clearInterval(beat);
    }
    return true;
  }

  private async run(job: JobRow): Promise<void> {
    const format = this.formats.find(({ name }) => name === job.format);
    try {
      if (!format) throw new Problem('invalid', 'imports.format-unknown', { format: job.format });
      const rows = format.rows(readParts(this.db, job.id));
      for await (const batch of ahead(batches(rows, format.batch ?? BATCH_ROWS, Number(job.read)))) {
        if (this.stopping.signal.aborted) return;
        await this.apply(job, format, batch);
      }
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      await this.finish(job, {
        code: error.code,
        vi: problemText(error.code, error.facts, 'vi'),
        en: problemText(error.code, error.facts, 'en'),
      });
      return;
    }
    await this.finish(job, null);
  }

  /** Effects, row errors and progress of a batch commit together. */
  private async apply(job: JobRow, format: ImportFormat, batch: Row[]): Promise<void> {
    const about = { importId: job.id, dryRun: job.dry_run, by: job.actor };
    await this.db.transaction(async (tx) => {
      if (!(await renewLease(tx, job.id, this.owner))) throw new TakenOver();
      const outcomes = await applyRows(batch, format, tx, about);
      await storeProgress(tx, job.id, batch.length, outcomes);
    });
    this.log.rung();
  }

  private async finish(job: JobRow, failure: JobRow['failure']): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await renewLease(tx, job.id, this.owner))) throw new TakenOver();
      await finishJob(tx, job.id, failure);
    });
    this.logger.log(`import ${job.id} ${failure ? `failed: ${failure.code}` : 'done'}`);
  }

  /** The job stays where its last transaction left it and is claimed again. */
  private async failed(error: unknown): Promise<boolean> {
    if (this.stopping.signal.aborted) return false;
    if (!(error instanceof TakenOver)) this.logger.warn(`import interrupted, will go on: ${String(error)}`);
    await this.sleep(RETRY_MS);
    return false;
  }

  /** Ends early when woken, also by a ring that came before it began. */
  private async sleep(milliseconds: number): Promise<void> {
    if (this.stopping.signal.aborted) return;
    await pause(milliseconds, undefined, { signal: this.woken.signal }).catch(() => undefined);
    this.woken = new AbortController();
  }
}

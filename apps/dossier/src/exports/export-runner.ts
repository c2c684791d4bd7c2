import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem } from '#contracts';
import { streamTable } from '#documents';
import { CLOCK, type Clock } from '#messaging';
import { BLOBS, type BlobStore } from '#storage';
import { CatalogueCopy } from '../catalogue-copy.js';
import { DossierPages } from '../reading/dossier-pages.js';
import { exportColumns, exportRow } from './export-table.rules.js';
import { calledOn } from '../provisional/provisional-name.js';
import * as jobs from './exports.queries.js';

const EVERY_MS = 2000;
const BEAT_MS = 4000;
const PAGE = 1000;
const KEPT_MS = 7 * 86_400_000;
const LIMIT_BYTES = 2 * 1024 ** 3;

class TakenOver extends Error {}

/** Makes exports one after another: pages are staged with the place they end at, then streamed into one file. */
@Injectable()
export class ExportRunner implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger('exports');
  private readonly owner = randomUUID();
  private timer?: NodeJS.Timeout;
  private running?: Promise<void>;
  private stopping = false;

  constructor(
    private readonly db: DataSource,
    private readonly pages: DossierPages,
    private readonly catalogue: CatalogueCopy,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.timer = setInterval(() => void this.wake(), EVERY_MS).unref();
  }

  async onApplicationShutdown(): Promise<void> {
    this.stopping = true;
    clearInterval(this.timer);
    await this.running;
  }

  /** Looks for work now, unless it works already; answers when none is left. */
  wake(): Promise<void> {
    this.running ??= this.all()
      .catch((error: unknown) => this.logger.warn(`an export was interrupted, will go on: ${String(error)}`))
      .finally(() => (this.running = undefined));
    return this.running;
  }

  private async all(): Promise<void> {
    for (let job = await this.next(); job; job = await this.next()) {
      const { id } = job;
      const beat = setInterval(() => void jobs.renewLease(this.db, id, this.owner).catch(() => undefined), BEAT_MS);
      try {
        await this.make(job);
      } finally {
        clearInterval(beat);
      }
    }
  }

  private async next(): Promise<jobs.ExportRow | undefined> {
    if (this.stopping) return undefined;
    const orphans = await jobs.expireExports(this.db, new Date(this.clock.now().getTime() - KEPT_MS));
    for (const digest of orphans) await this.blobs.delete(digest);
    return jobs.claimExport(this.db, this.owner);
  }

  private async make(job: jobs.ExportRow): Promise<void> {
    try {
      while (!job.listed) job = await this.stagePage(job);
      const { id, parts, format, options } = job;
      const rows = jobs.stagedRows(this.db, id, parts);
      const table = { name: 'Hồ sơ', columns: exportColumns(options.language), rows };
      const decimal = options.delimiter === ';' ? ',' : '.';
      const file = streamTable(table, format, { delimiter: options.delimiter, decimal });
      await this.finish(job, await this.blobs.put(file, LIMIT_BYTES));
    } catch (error) {
      if (error instanceof TakenOver) return;
      if (!(error instanceof Problem)) throw error;
      await this.finish(job, null); // the actor may see it no more, or the filter has become impossible
    }
  }

  private async stagePage(job: jobs.ExportRow): Promise<jobs.ExportRow> {
    if (this.stopping) throw new TakenOver();
    const { dossiers, next } = await this.pages.page({ ...job.query, after: job.after ?? undefined }, job.actor, PAGE);
    const context = { tree: await this.catalogue.tree(), today: vietnamDay(this.clock.now()), ...job.options };
    const rows: Awaited<ReturnType<typeof exportRow>>[] = [];
    for (const dossier of dossiers) {
      const { name } = await calledOn(this.db, this.catalogue, dossier);
      rows.push(exportRow(dossier, { ...context, procedure: name }));
    }
    await this.db.transaction(async (tx) => {
      if (!(await jobs.renewLease(tx, job.id, this.owner))) throw new TakenOver();
      await jobs.storePage(tx, job, { rows, next });
    });
    return { ...job, parts: job.parts + 1, rows: job.rows + rows.length, after: next, listed: next === null };
  }

  private async finish(job: jobs.ExportRow, file: { digest: string; size: number } | null): Promise<void> {
    await this.db.transaction(async (tx) => {
      if (!(await jobs.renewLease(tx, job.id, this.owner))) throw new TakenOver();
      await jobs.finishExport(tx, job.id, file, this.clock.now());
    });
    this.logger.log(`export ${job.id} ${file ? `done: ${job.rows} rows, ${file.size} bytes` : 'failed'}`);
  }
}

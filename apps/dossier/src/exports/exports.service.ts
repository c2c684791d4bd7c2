import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  Problem,
  v7,
  type Actor,
  type CreateExport,
  type ExportBytes,
  type ExportRef,
  type ExportView,
} from '#contracts';
import type { ReadExport } from '#contracts';
import { TABLE_TYPES } from '#documents';
import { actorKey, answer, CLOCK, once, repeatable, type Clock, type RequestContext } from '#messaging';
import { BLOBS, partOf, type BlobStore } from '#storage';
import { CatalogueCopy } from '../catalogue-copy.js';
import { ExportRunner } from './export-runner.js';
import { findExport, insertExport, type ExportRow } from './exports.queries.js';

/** Lists as files, made behind the request. */
@Injectable()
export class ExportsService {
  constructor(
    private readonly db: DataSource,
    private readonly runner: ExportRunner,
    private readonly catalogue: CatalogueCopy,
    @Inject(BLOBS) private readonly blobs: BlobStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async create(command: CreateExport, by: Actor, context: RequestContext) {
    const { format, delimiter, limit: _limit, after: _after, ...query } = command;
    if (by.role !== 'citizen') await this.catalogue.scope.visible(by, query.agency);
    const now = this.clock.now();
    const id = `dossier-${v7(now)}`;
    const options = { delimiter, language: context.language };
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'dossier.exports', by, id);
        await insertExport(tx, { id, actor: by, query, format, options, createdAt: now });
        return this.get({ id }, by, tx);
      });
    const view = await repeatable(work, (first) => this.get({ id: first }, by));
    void this.runner.wake();
    return answer(view, { status: 202 });
  }

  async get({ id }: ExportRef, by: Actor, db: Parameters<typeof findExport>[0] = this.db): Promise<ExportView> {
    const { format, status, rows, size, createdAt, finishedAt } = await this.own(id, by, db);
    const times = { createdAt: createdAt.toISOString(), finishedAt: finishedAt && finishedAt.toISOString() };
    return { id, format, status, rows, size: size === null ? null : Number(size), ...times };
  }

  async read({ id, part = 0 }: ReadExport, by: Actor): Promise<ExportBytes> {
    const { digest, size, format } = await this.own(id, by);
    if (!digest) throw new Problem('conflict', 'dossier.export-running');
    const content = await partOf(await this.blobs.get(digest), part, Number(size));
    return { name: `ho-so.${format}`, contentType: TABLE_TYPES[format], ...content };
  }

  /** Only who asked for it may have it. */
  private async own(id: string, by: Actor, db: Parameters<typeof findExport>[0] = this.db): Promise<ExportRow> {
    const job = await findExport(db, id);
    if (!job || actorKey(job.actor) !== actorKey(by))
      throw new Problem('not-found', 'not-found.record', { what: 'export', id });
    return job;
  }
}

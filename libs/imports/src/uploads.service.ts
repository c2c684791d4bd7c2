import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { IMPORT_BYTES, PART_BYTES, Problem, v7 } from '#contracts';
import type { Actor, CloseUpload, ErrorsPart, ErrorsQuery, ImportRef, ImportView, ImportingService } from '#contracts';
import type { OpenUpload, PartStored, UploadOpened, UploadPart } from '#contracts';
import { CLOCK, once, repeatable, rowsOf, type Clock, type RequestContext } from '#messaging';
import { ERRORS_HEADING, errorLine } from './errors-csv.js';
import { IMPORT_FORMATS, type ImportFormat } from './format.js';
import { findJob, readErrors, readParts, storePart, type JobRow } from './import.queries.js';
import { ImportRunner } from './import-runner.js';

const SHOWN_ERRORS = 1000;
const ERRORS_A_PART = 2000;
const WAITING_JOBS = 50;

/** Takes a file in parts into staging, hands it to the runner, tells how it goes. */
@Injectable()
export class UploadsService {
  constructor(
    private readonly db: DataSource,
    private readonly runner: ImportRunner,
    @Inject(IMPORT_FORMATS) private readonly formats: readonly ImportFormat[],
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject('IMPORTING_SERVICE') private readonly service: ImportingService,
  ) {}

  async open(command: OpenUpload, by: Actor, context: RequestContext): Promise<UploadOpened> {
    const format = this.formats.find(({ name }) => name === command.format);
    if (!format) throw new Problem('invalid', 'imports.format-unknown', { format: command.format });
    const type = command.contentType.split(';')[0]!.trim().toLowerCase();
    if (!format.contentTypes.includes(type)) throw new Problem('unsupported-type', 'unsupported.type', { type });
    await this.refuseCrowd();
    const id = `${this.service}-${v7(this.clock.now())}`;
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'uploads.open', by, id);
        await tx.query('INSERT INTO import_job (id, format, dry_run, actor) VALUES ($1, $2, $3, $4)', [
          id,
          format.name,
          command.dryRun ?? false,
          JSON.stringify(by),
        ]);
        return { id };
      });
    return repeatable(work, async (first) => ({ id: first }));
  }

  /** Answered when the part is durable; a part of an upload already closed is a repetition and changes nothing. */
  async part({ id, n, bytes }: UploadPart, by: Actor): Promise<PartStored> {
    const content = Buffer.from(bytes, 'base64');
    if (content.length > PART_BYTES) throw new Problem('too-large', 'imports.part-too-large', { n, limit: PART_BYTES });
    if (n * PART_BYTES > IMPORT_BYTES * 2) throw new Problem('too-large', 'too-large.body', { limit: IMPORT_BYTES });
    const job = await this.own(id, by);
    if (job.status === 'uploading') await storePart(this.db, id, n, content);
    return { n };
  }

  async close({ id, parts, sha256 }: CloseUpload, by: Actor): Promise<UploadOpened> {
    const job = await this.own(id, by);
    if (job.status !== 'uploading') {
      if (job.sha256 === sha256) return { id };
      throw new Problem('conflict', 'imports.closed');
    }
    const bytes = await this.verify(id, parts, sha256);
    await this.db.query(
      `UPDATE import_job SET status = 'queued', closed_at = now(), sha256 = $2, bytes = $3 WHERE id = $1 AND status = 'uploading'`,
      [id, sha256, bytes],
    );
    this.runner.wake();
    return { id };
  }

  async get({ id }: ImportRef, by: Actor): Promise<ImportView> {
    const job = await this.own(id, by);
    const errors = await readErrors(this.db, id, 0, SHOWN_ERRORS);
    return {
      id,
      format: job.format,
      status: job.status === 'done' || job.status === 'failed' ? job.status : 'running',
      dryRun: job.dry_run,
      position: job.position && !job.dry_run ? `${this.service}=${job.position}` : null,
      rows: counts(job),
      errors: errors.map(({ line, path, code, message }) => ({ line, path, code, message })),
      failure: job.failure && `${job.failure.code}: ${job.failure.vi}`,
    };
  }

  async errors({ id, after = 0 }: ErrorsQuery, by: Actor): Promise<ErrorsPart> {
    await this.own(id, by);
    const found = await readErrors(this.db, id, after, ERRORS_A_PART);
    const heading = after === 0 ? ERRORS_HEADING : '';
    const next = found.length === ERRORS_A_PART ? found.at(-1)!.n : null;
    return { text: heading + found.map(errorLine).join(''), next };
  }

  /** An import belongs to whoever sent it; those who answer for the system see all. */
  private async own(id: string, by: Actor): Promise<JobRow> {
    const job = await findJob(this.db, id);
    const sees =
      job && (['system-admin', 'integration', 'system'].includes(by.role) || job.actor.subject === by.subject);
    if (!sees) throw new Problem('not-found', 'not-found.record', { what: 'import', id });
    return job;
  }

  private async refuseCrowd(): Promise<void> {
    const found: unknown = await this.db.query(
      `SELECT count(*)::int AS count FROM import_job WHERE status IN ('queued', 'running')`,
    );
    const count = rowsOf<{ count: number }>(found)[0]?.count ?? 0;
    if (count >= WAITING_JOBS) throw new Problem('too-many', 'imports.too-many', { count });
  }

  private async verify(id: string, parts: number, sha256: string): Promise<number> {
    const hash = createHash('sha256');
    let bytes = 0;
    let n = 0;
    for await (const part of readParts(this.db, id)) {
      if (n === parts) break;
      hash.update(part);
      bytes += part.length;
      n += 1;
    }
    if (n < parts) throw new Problem('conflict', 'imports.part-missing', { n });
    if (bytes > IMPORT_BYTES) throw new Problem('too-large', 'too-large.body', { limit: IMPORT_BYTES });
    if (hash.digest('hex') !== sha256) throw new Problem('invalid', 'imports.digest');
    return bytes;
  }
}

function counts(job: JobRow): ImportView['rows'] {
  const { read, accepted, updated, unchanged, rejected } = job;
  return {
    read: Number(read),
    accepted: Number(accepted),
    updated: Number(updated),
    unchanged: Number(unchanged),
    rejected: Number(rejected),
  };
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { jsonLines, type ImportAbout, type ImportFormat, type Row, type RowOutcome } from '#imports';
import { BulkActs } from './bulk-acts.service.js';

/** `acts-jsonl`: one act a line, as a phone keeps them; what a line needs stands in a line above it. */
@Injectable()
export class ActsFormat implements ImportFormat {
  readonly name = 'acts-jsonl';
  /** Minutes are written one after another: a transaction of them stays short. */
  readonly batch = 250;
  readonly contentTypes = ['application/x-ndjson', 'application/jsonl', 'application/json-lines'];

  constructor(private readonly acts: BulkActs) {}

  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row> {
    return jsonLines(source);
  }

  apply(batch: Row[], tx: EntityManager, about: ImportAbout): Promise<RowOutcome[]> {
    return this.acts.apply(batch, tx, about.by);
  }
}

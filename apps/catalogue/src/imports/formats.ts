import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { jsonLines, type ImportAbout, type ImportFormat, type Row } from '#imports';
import { carriedOf } from './carried.js';
import { officialListRows, readListedRow } from './official-list.js';
import { readPortalRow } from './portal-rows.js';
import { ProcedureImport } from './procedure-import.js';

const JSON_LINES = ['application/x-ndjson', 'application/jsonl', 'application/json'];
/** Records of the portal have ten thousand characters and more. */
const BATCH = 200;

/** Records of the national portal, in the three shapes they were crawled in. */
@Injectable()
export class PortalFormat implements ImportFormat {
  readonly name = 'portal-jsonl';
  readonly contentTypes = JSON_LINES;
  readonly batch = BATCH;
  constructor(private readonly procedures: ProcedureImport) {}

  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row> {
    return jsonLines(source);
  }
  apply(batch: Row[], tx: EntityManager, about: ImportAbout) {
    return this.procedures.apply(batch, readPortalRow, tx, about);
  }
}

/** The portal's own export of a ministry's list. */
@Injectable()
export class OfficialListFormat implements ImportFormat {
  readonly name = 'official-xlsx';
  readonly contentTypes = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
  constructor(private readonly procedures: ProcedureImport) {}

  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row> {
    return officialListRows(source);
  }
  apply(batch: Row[], tx: EntityManager, about: ImportAbout) {
    return this.procedures.apply(batch, readListedRow, tx, about);
  }
}

/** Our own procedure, one a line, with offerings. */
@Injectable()
export class OwnFormat implements ImportFormat {
  readonly name = 'chiso-jsonl';
  readonly contentTypes = JSON_LINES;
  readonly batch = BATCH;
  constructor(private readonly procedures: ProcedureImport) {}

  rows(source: AsyncIterable<Buffer>): AsyncIterable<Row> {
    return jsonLines(source);
  }
  apply(batch: Row[], tx: EntityManager, about: ImportAbout) {
    return this.procedures.apply(batch, (value) => carriedOf('chiso', value as object), tx, about);
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { csvRows, jsonLines, type ImportAbout, type ImportFormat, type Row } from '#imports';
import { RegisterImport } from './register-import.js';
import { xlsxRows } from './xlsx-rows.js';

/** `register-jsonl`: one line of a register an object, by the names of our fields or by the own mapping. */
@Injectable()
export class RegisterJsonl implements ImportFormat {
  readonly name = 'register-jsonl';
  readonly contentTypes = ['application/x-ndjson'];
  readonly rows = (source: AsyncIterable<Buffer>) => jsonLines(source);

  constructor(private readonly lines: RegisterImport) {}

  apply(batch: Row[], tx: EntityManager, about: ImportAbout) {
    return this.lines.apply(batch, tx, about);
  }
}

/** `register-csv`: with a heading. */
@Injectable()
export class RegisterCsv implements ImportFormat {
  readonly name = 'register-csv';
  readonly contentTypes = ['text/csv'];
  readonly rows = (source: AsyncIterable<Buffer>) => csvRows(source);

  constructor(private readonly lines: RegisterImport) {}

  apply(batch: Row[], tx: EntityManager, about: ImportAbout) {
    return this.lines.apply(batch, tx, about);
  }
}

/** `register-xlsx`: the first sheet, headings in its first row. */
@Injectable()
export class RegisterXlsx implements ImportFormat {
  readonly name = 'register-xlsx';
  readonly contentTypes = ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'];
  readonly rows = (source: AsyncIterable<Buffer>) => xlsxRows(source);

  constructor(private readonly lines: RegisterImport) {}

  apply(batch: Row[], tx: EntityManager, about: ImportAbout) {
    return this.lines.apply(batch, tx, about);
  }
}

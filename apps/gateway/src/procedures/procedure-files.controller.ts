import { Readable } from 'node:stream';
import { Controller, Get } from '@nestjs/common';
import { exportProcedures, importDifferences, type ProcedureExportPage, type ProcedureExportQuery } from '#contracts';
import { streamTable, TABLE_TYPES } from '#documents';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads } from '../http/route.js';
import { ProcedureExportQuestion } from './export-question.js';
import { PROCEDURE_COLUMNS, procedureCells } from './procedure-table.js';

@Controller('api/v1/procedures')
export class ProcedureFilesController {
  constructor(private readonly forward: ForwardService) {}

  @Get('export')
  @Reads(null, {
    resource: 'procedures',
    input: ProcedureExportQuestion,
    produces: Object.values(TABLE_TYPES),
    vi: 'Toàn bộ thủ tục thành tệp XLSX, CSV, JSON Lines; truyền từng trang',
    en: 'Procedures as a file: XLSX, CSV, JSON Lines; streamed',
  })
  async file(@Asked() call: Call<ProcedureExportQuestion>): Promise<Readable> {
    const { format, semicolon = false, ...query } = call.body;
    const first = await this.page({ ...query, whole: format === 'jsonl' }, call);
    call.reply.header('content-type', TABLE_TYPES[format]);
    call.reply.header('content-disposition', `attachment; filename="procedures.${format}"`);
    const pages = this.rest(first, { ...query, whole: format === 'jsonl' }, call);
    if (format === 'jsonl') return Readable.from(lines(pages), { objectMode: false });
    const table = { name: 'Thủ tục hành chính', columns: PROCEDURE_COLUMNS, rows: cells(pages) };
    return streamTable(table, format, semicolon ? { delimiter: ';', decimal: ',' } : {});
  }

  @Get('imports/:id/differences')
  @Reads(importDifferences, {
    resource: 'imports',
    vi: 'Nhập sẽ đổi hoặc đã đổi những gì, từng thủ tục, từng phần',
    en: 'What an import changes, procedure by procedure, part by part; of a dry run too',
  })
  differences(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  private page(query: ProcedureExportQuery, call: Call): Promise<ProcedureExportPage> {
    return this.forward.ask(exportProcedures, query, call);
  }

  /** The pages one after another, asked for as the reader takes them. */
  private async *rest(first: ProcedureExportPage, query: ProcedureExportQuery, call: Call) {
    for (let page = first; ; page = await this.page({ ...query, after: page.next! }, call)) {
      yield page;
      if (page.next === null) return;
    }
  }
}

async function* cells(pages: AsyncIterable<ProcedureExportPage>) {
  for await (const { rows } of pages) yield* rows.map(procedureCells);
}

async function* lines(pages: AsyncIterable<ProcedureExportPage>) {
  for await (const { whole } of pages) yield whole.map((one) => `${JSON.stringify(one)}\n`).join('');
}

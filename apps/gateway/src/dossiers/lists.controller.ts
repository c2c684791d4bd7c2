import { Readable } from 'node:stream';
import { Controller, Get, Post } from '@nestjs/common';
import { actOnMany, createExport, getExport, readExport, type ExportRef } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { dispositionOf } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'exports';

/** Many dossiers at once: acts with a result for each, lists as files. */
@Controller('api/v1')
export class ListsController {
  constructor(private readonly forward: ForwardService) {}

  @Post('dossiers/bulk-acts')
  @Writes(actOnMany, {
    resource: 'bulk-acts',
    status: 200,
    vi: 'Một việc trên nhiều hồ sơ, kết quả từng hồ sơ',
    en: 'One act on many dossiers, with the result of each',
  })
  act(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post('dossiers/exports')
  @Writes(createExport, {
    resource,
    status: 202,
    vi: 'Kết xuất danh sách',
    en: 'Export a list as XLSX, CSV or JSON Lines',
  })
  export(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('exports/:id')
  @Reads(getExport, { resource, vi: 'Tiến độ kết xuất', en: 'Progress of an export' })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('exports/:id/file')
  @Reads(null, {
    resource,
    input: getExport.body,
    produces: ['application/octet-stream'],
    vi: 'Tệp kết xuất',
    en: 'The file of an export',
  })
  async file(@Asked() call: Call<ExportRef>): Promise<Readable> {
    const first = await this.forward.ask(readExport, call.body, call);
    call.reply.header('content-type', first.contentType);
    call.reply.header('content-disposition', dispositionOf(first.name));
    return Readable.from(this.rest(first, call), { objectMode: false });
  }

  private async *rest(page: { bytes: string; more: boolean }, call: Call<ExportRef>): AsyncGenerator<Buffer> {
    for (let part = 1; ; part++) {
      yield Buffer.from(page.bytes, 'base64');
      if (!page.more) return;
      page = await this.forward.ask(readExport, { ...call.body, part }, call);
    }
  }
}

import { Readable } from 'node:stream';
import { Controller, Get, Post } from '@nestjs/common';
import { ImportRef, importRequests, ImportView, UploadOpened, type ImportingService } from '#contracts';
import { BULK_TYPES } from '../http/bodies.js';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';
import {
  DossierImportQuestion,
  PostActsImportQuestion,
  ProcedureImportQuestion,
  RegisterImportQuestion,
  StatementImportQuestion,
} from './import-question.js';
import { UploadService } from './upload.service.js';

const started = { resource: 'imports', status: 202, answer: UploadOpened } as const;

@Controller('api/v1')
export class ImportsController {
  constructor(
    private readonly uploads: UploadService,
    private readonly forward: ForwardService,
  ) {}

  @Post('procedures/imports')
  @Writes(null, {
    ...started,
    input: ProcedureImportQuestion,
    streams: [BULK_TYPES.jsonLines, BULK_TYPES.xlsx],
    vi: 'Nhập thủ tục: nội dung đến đâu chuyển đến đó',
    en: 'Import procedures: the body is streamed',
  })
  procedures(@Asked() call: Call<ProcedureImportQuestion>) {
    return this.send('catalogue', call);
  }

  @Post('dossiers/imports')
  @Writes(null, {
    ...started,
    input: DossierImportQuestion,
    streams: [BULK_TYPES.jsonLines, BULK_TYPES.csv],
    vi: 'Nhập hồ sơ của hệ thống khác, đã qua hoặc đang giải quyết',
    en: 'Import dossiers of other systems, past or running',
  })
  dossiers(@Asked() call: Call<DossierImportQuestion>) {
    return this.send('dossier', call);
  }

  @Post('postal/statements/imports')
  @Writes(null, {
    ...started,
    resource: 'statements',
    input: StatementImportQuestion,
    streams: [BULK_TYPES.csv, BULK_TYPES.xlsx],
    vi: 'Nhập bảng kê tháng của doanh nghiệp bưu chính',
    en: 'Import the monthly statement of a carrier',
  })
  statements(@Asked() call: Call<StatementImportQuestion>) {
    return this.send('postal', call);
  }

  @Post('postal/acts/imports')
  @Writes(null, {
    ...started,
    resource: 'shipments',
    input: PostActsImportQuestion,
    streams: [BULK_TYPES.jsonLines],
    vi: 'Nhập hàng loạt: phiếu gửi, biên bản giao nhận, kết quả phát, tiền; mỗi dòng một việc như /postal/sync',
    en: 'Slips, minutes, deliveries and money in bulk: one act a line, as in /postal/sync',
  })
  postActs(@Asked() call: Call<PostActsImportQuestion>) {
    return this.send('postal', call);
  }

  @Post('exchange/register/imports')
  @Writes(null, {
    ...started,
    resource: 'registers',
    input: RegisterImportQuestion,
    streams: [BULK_TYPES.jsonLines, BULK_TYPES.csv, BULK_TYPES.xlsx],
    vi: 'Nhập sổ văn bản từ phần mềm quản lý văn bản, theo cách gán cột của cơ quan',
    en: "Import registers from a document-management system, by the agency's own column mapping",
  })
  registers(@Asked() call: Call<RegisterImportQuestion>) {
    return this.send('exchange', call);
  }

  @Get('imports/:id')
  @Reads(null, {
    resource: 'imports',
    input: ImportRef,
    answer: ImportView,
    vi: 'Tiến độ và lỗi của một lần nhập',
    en: 'Progress and errors of an import',
  })
  one(@Asked() call: Call<ImportRef>) {
    return this.forward.ask(requestsOf(call.body).get, call.body, call);
  }

  @Get('imports/:id/errors.csv')
  @Reads(null, {
    resource: 'imports',
    input: ImportRef,
    produces: ['text/csv'],
    vi: 'Mọi dòng bị từ chối, dạng CSV',
    en: 'Every refused row as CSV',
  })
  async errors(@Asked() call: Call<ImportRef>): Promise<Readable> {
    const first = await this.forward.ask(requestsOf(call.body).errors, call.body, call);
    call.reply.header('content-type', 'text/csv; charset=utf-8');
    call.reply.header('content-disposition', `attachment; filename="${call.body.id}-errors.csv"`);
    return Readable.from(this.rest(first, call), { objectMode: false });
  }

  /** The pages of errors one after another, asked for as the reader takes them. */
  private async *rest(page: { text: string; next: number | null }, call: Call<ImportRef>): AsyncGenerator<string> {
    for (;;) {
      if (page.text) yield page.text;
      if (page.next === null) return;
      page = await this.forward.ask(requestsOf(call.body).errors, { ...call.body, after: page.next }, call);
    }
  }

  private send(service: ImportingService, call: Call<DossierImportQuestion>): Promise<{ id: string }> {
    const { format, dryRun } = call.body;
    const contentType = String(call.request.headers['content-type']).split(';', 1)[0]!.trim().toLowerCase();
    const length = Number(call.request.headers['content-length'] ?? 0);
    const upload = { service, format, contentType, length, ...(dryRun ? { dryRun } : {}) };
    return this.uploads.send(upload, call.request.body as AsyncIterable<Buffer>, call.options);
  }
}

const requestsOf = ({ id }: ImportRef) => importRequests[id.slice(0, id.indexOf('-')) as ImportingService];

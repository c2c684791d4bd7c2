import { Controller, Get } from '@nestjs/common';
import { getPostalReport, OneOf, PostalReport, printPostalReport, ReportQuestion } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { sendFile } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads } from '../http/route.js';

class PostalReportQuestion extends ReportQuestion {
  @OneOf(['json', 'xlsx', 'pdf'], { vi: 'Định dạng; bỏ trống: json', en: 'Format; json when absent', optional: true })
  format?: 'json' | 'xlsx' | 'pdf' | null;
}

@Controller('api/v1/reports')
export class PostalReportController {
  constructor(private readonly forward: ForwardService) {}

  @Get('postal-report')
  @Reads(null, {
    resource: 'postal-reports',
    input: PostalReportQuestion,
    answer: PostalReport,
    produces: ['application/pdf', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    vi: 'Báo cáo của Bưu điện tỉnh gửi Sở (TT 17/2017 Điều 13)',
    en: 'Report of the provincial post office to the department (TT 17/2017 Art.13)',
  })
  async report(@Asked() call: Call<PostalReportQuestion>) {
    const { format, ...question } = call.body;
    if (format !== 'xlsx' && format !== 'pdf') return this.forward.ask(getPostalReport, question, call);
    return sendFile(call, await this.forward.ask(printPostalReport, { ...question, format }, call));
  }
}

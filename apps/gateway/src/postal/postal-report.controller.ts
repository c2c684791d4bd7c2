import { Controller, Get, Post } from '@nestjs/common';
import {
  getPostalReport,
  listPostReports,
  OneOf,
  PostalReport,
  printPostalReport,
  recordPostReport,
  ReportQuestion,
} from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { sendFile } from '../http/files.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

class PostalReportQuestion extends ReportQuestion {
  @OneOf(['json', 'xlsx', 'pdf'], { vi: 'Định dạng; bỏ trống: json', en: 'Format; json when absent', optional: true })
  format?: 'json' | 'xlsx' | 'pdf' | null;
}

@Controller('api/v1/reports')
export class PostalReportController {
  constructor(private readonly forward: ForwardService) {}

  @Post('postal-report/submissions')
  @Writes(recordPostReport, {
    resource: 'postal-reports',
    vi: 'Ghi nhận báo cáo của Bưu điện tỉnh đã gửi Sở: quý, 6 tháng, năm (TT 17/2017 Điều 13)',
    en: 'A report of the post office has come: quarter, half-year, year (TT 17/2017 Art.13)',
  })
  record(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('postal-report/submissions')
  @Reads(listPostReports, {
    resource: 'postal-reports',
    vi: 'Báo cáo của Bưu điện tỉnh trong năm: đúng hạn, muộn, chưa gửi',
    en: 'The reports of a year: in time, late, not there yet',
  })
  submissions(@Asked() call: Call) {
    return this.forward.pass(call);
  }

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

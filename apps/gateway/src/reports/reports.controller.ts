import { Controller, Get } from '@nestjs/common';
import { FormII06a, getFormII06a, getQuietProcedures } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads } from '../http/route.js';
import { ReportFileQuestion } from './report-question.js';
import { formAsCsv } from './report.rules.js';

@Controller('api/v1/reports')
export class ReportsController {
  constructor(private readonly forward: ForwardService) {}

  @Get('quiet-procedures')
  @Reads(getQuietProcedures, {
    resource: 'reports',
    figures: true,
    vi: 'Thủ tục không có hồ sơ, hồ sơ trực tuyến, giao dịch BCCI trong năm; cơ quan còn thiếu mấy thủ tục để đạt',
    en: 'Procedures without a dossier, online dossier or postal transaction this year; agencies short of some to reach a target',
  })
  quietProcedures(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get('ii-06a')
  @Reads(null, {
    resource: 'reports',
    figures: true,
    input: ReportFileQuestion,
    answer: FormII06a,
    produces: ['text/csv'],
    vi: 'Biểu II.06a/VPCP/KSTT: kết quả giải quyết hồ sơ',
    en: 'Form II.06a/VPCP/KSTT: results of settling dossiers',
  })
  async formII06a(@Asked() call: Call<ReportFileQuestion>): Promise<FormII06a | string> {
    const { format, ...question } = call.body;
    const form = await this.forward.ask(getFormII06a, question, call);
    if (format !== 'csv') return form;
    call.reply.header('content-type', 'text/csv; charset=utf-8');
    call.reply.header('content-disposition', `attachment; filename="ii-06a-${form.scope}-${form.period.from}.csv"`);
    return formAsCsv(form, call.options.language);
  }
}

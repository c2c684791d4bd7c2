import { Controller, Inject } from '@nestjs/common';
import { getFormII06a, getQuietProcedures, type Actor, type QuietQuestion, type ReportQuestion } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { FormII06aService } from './form-ii-06a.service.js';
import { QuietProceduresService } from './quiet-procedures.service.js';

@Controller()
export class ReportsController {
  constructor(
    @Inject(FormII06aService) private readonly formII06a: FormII06aService,
    @Inject(QuietProceduresService) private readonly quiet: QuietProceduresService,
  ) {}

  @OnRequest(getFormII06a)
  ii06a(question: ReportQuestion, by: Actor, context: RequestContext) {
    return this.formII06a.get(question, by, context);
  }

  @OnRequest(getQuietProcedures)
  quietProcedures(question: QuietQuestion, by: Actor, context: RequestContext) {
    return this.quiet.get(question, by, context);
  }
}

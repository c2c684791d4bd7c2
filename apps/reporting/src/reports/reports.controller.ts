import { Controller, Inject } from '@nestjs/common';
import { getFormII06a, type Actor, type ReportQuestion } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { FormII06aService } from './form-ii-06a.service.js';

@Controller()
export class ReportsController {
  constructor(@Inject(FormII06aService) private readonly formII06a: FormII06aService) {}

  @OnRequest(getFormII06a)
  ii06a(question: ReportQuestion, by: Actor, context: RequestContext) {
    return this.formII06a.get(question, by, context);
  }
}

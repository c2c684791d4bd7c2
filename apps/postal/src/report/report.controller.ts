import { Controller } from '@nestjs/common';
import {
  getPostalReport,
  printPostalReport,
  type Actor,
  type PrintPostalReport,
  type ReportQuestion,
} from '#contracts';
import { OnRequest } from '#messaging';
import { ReportService } from './report.service.js';

@Controller()
export class ReportController {
  constructor(private readonly reports: ReportService) {}

  @OnRequest(getPostalReport) get(question: ReportQuestion, by: Actor) {
    return this.reports.get(question, by);
  }
  @OnRequest(printPostalReport) print(question: PrintPostalReport, by: Actor) {
    return this.reports.print(question, by);
  }
}

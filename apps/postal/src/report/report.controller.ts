import { Controller } from '@nestjs/common';
import {
  getPostalReport,
  listPostReports,
  printPostalReport,
  recordPostReport,
  type Actor,
  type PostReportQuery,
  type PrintPostalReport,
  type RecordPostReport,
  type ReportQuestion,
} from '#contracts';
import { OnRequest } from '#messaging';
import { ReportService } from './report.service.js';
import { SubmissionsService } from './submissions.service.js';

@Controller()
export class ReportController {
  constructor(
    private readonly reports: ReportService,
    private readonly submissions: SubmissionsService,
  ) {}

  @OnRequest(getPostalReport) get(question: ReportQuestion, by: Actor) {
    return this.reports.get(question, by);
  }
  @OnRequest(printPostalReport) print(question: PrintPostalReport, by: Actor) {
    return this.reports.print(question, by);
  }
  @OnRequest(recordPostReport) record(command: RecordPostReport, by: Actor) {
    return this.submissions.record(command, by);
  }
  @OnRequest(listPostReports) list(query: PostReportQuery) {
    return this.submissions.list(query);
  }
}

import { Controller } from '@nestjs/common';
import {
  fileComplaint,
  listComplaints,
  settleComplaint,
  type Actor,
  type ComplaintQuery,
  type FileComplaint,
  type SettleComplaint,
} from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ComplaintService } from './complaint.service.js';

@Controller()
export class ComplaintController {
  constructor(private readonly complaints: ComplaintService) {}

  @OnRequest(fileComplaint) file(command: FileComplaint, by: Actor, context: RequestContext) {
    return this.complaints.file(command, { by, context });
  }
  @OnRequest(settleComplaint) settle(command: SettleComplaint, by: Actor, context: RequestContext) {
    return this.complaints.settle(command, { by, context });
  }
  @OnRequest(listComplaints) list(query: ComplaintQuery, by: Actor) {
    return this.complaints.list(query, by);
  }
}

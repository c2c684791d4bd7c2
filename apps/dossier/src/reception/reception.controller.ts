import { Controller } from '@nestjs/common';
import { acceptSubmission, receiveDossier, rejectSubmission } from '#contracts';
import type { AcceptSubmission, Actor, ReceiveDossier, RejectSubmission } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ReceptionService } from './reception.service.js';
import { SubmissionService } from './submission.service.js';

@Controller()
export class ReceptionController {
  constructor(
    private readonly reception: ReceptionService,
    private readonly submission: SubmissionService,
  ) {}

  @OnRequest(receiveDossier) receive(command: ReceiveDossier, by: Actor, context: RequestContext) {
    return this.reception.receive(command, by, context);
  }
  @OnRequest(acceptSubmission) accept(command: AcceptSubmission, by: Actor, context: RequestContext) {
    return this.submission.accept(command, { by, context });
  }
  @OnRequest(rejectSubmission) reject(command: RejectSubmission, by: Actor, context: RequestContext) {
    return this.submission.reject(command, { by, context });
  }
}

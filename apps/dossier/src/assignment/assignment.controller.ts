import { Controller } from '@nestjs/common';
import { changeReturnChannel, reassignDossier, voteOnDossier } from '#contracts';
import type { Actor, ChangeReturnChannel, ReassignDossier, VoteOnDossier } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { AssignmentService } from './assignment.service.js';

@Controller()
export class AssignmentController {
  constructor(private readonly assignment: AssignmentService) {}

  @OnRequest(reassignDossier) reassign(command: ReassignDossier, by: Actor, context: RequestContext) {
    return this.assignment.reassign(command, { by, context });
  }
  @OnRequest(changeReturnChannel) channel(command: ChangeReturnChannel, by: Actor, context: RequestContext) {
    return this.assignment.changeReturnChannel(command, { by, context });
  }
  @OnRequest(voteOnDossier) vote(command: VoteOnDossier, by: Actor, context: RequestContext) {
    return this.assignment.vote(command, { by, context });
  }
}

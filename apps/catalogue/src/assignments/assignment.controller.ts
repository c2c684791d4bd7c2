import { Controller } from '@nestjs/common';
import { endAssignment, findAssignment, grantAssignment, listAssignments } from '#contracts';
import type { Actor, AssignmentQuery, AssignmentRef, EndAssignment, GrantAssignment } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { AssignmentService } from './assignment.service.js';

@Controller()
export class AssignmentController {
  constructor(private readonly assignments: AssignmentService) {}

  @OnRequest(listAssignments) list(query: AssignmentQuery, by: Actor) {
    return this.assignments.list(query, by);
  }
  @OnRequest(findAssignment) find(query: AssignmentRef, by: Actor) {
    return this.assignments.find(query, by);
  }
  @OnRequest(grantAssignment) grant(command: GrantAssignment, by: Actor, context: RequestContext) {
    return this.assignments.grant(command, by, context);
  }
  @OnRequest(endAssignment) end(command: EndAssignment, by: Actor, context: RequestContext) {
    return this.assignments.end(command, by, context);
  }
}

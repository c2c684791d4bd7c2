import { Controller, Get, Post } from '@nestjs/common';
import { endAssignment, findAssignment, grantAssignment, listAssignments } from '#contracts';
import { Asked, type Call } from '../http/call.js';
import { ForwardService } from '../http/forward.service.js';
import { Reads, Writes } from '../http/route.js';

const resource = 'assignments';

@Controller('api/v1/assignments')
export class AssignmentsController {
  constructor(private readonly forward: ForwardService) {}

  @Get()
  @Reads(listAssignments, { resource, vi: 'Ai có vai trò gì, ở đâu', en: 'Who has which role where' })
  list(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Get(':id')
  @Reads(findAssignment, { resource, vi: 'Một phân quyền', en: 'One assignment' })
  one(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post()
  @Writes(grantAssignment, {
    resource,
    vi: 'Giao vai trò; có hạn là ủy quyền',
    en: 'Grant a role; with an end it is a delegation',
  })
  grant(@Asked() call: Call) {
    return this.forward.pass(call);
  }

  @Post(':id/end')
  @Writes(endAssignment, { resource, status: 200, vi: 'Chấm dứt vai trò', en: 'End an assignment' })
  end(@Asked() call: Call) {
    return this.forward.pass(call);
  }
}

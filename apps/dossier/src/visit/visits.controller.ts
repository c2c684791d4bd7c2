import { Controller } from '@nestjs/common';
import { getVisit, listVisits, recordVisit } from '#contracts';
import type { Actor, RecordVisit, VisitRef, VisitsQuery } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { VisitsService } from './visits.service.js';

@Controller()
export class VisitsController {
  constructor(private readonly visits: VisitsService) {}

  @OnRequest(recordVisit) record(command: RecordVisit, by: Actor, context: RequestContext) {
    return this.visits.record(command, by, context);
  }
  @OnRequest(getVisit) get(query: VisitRef, by: Actor) {
    return this.visits.get(query, by);
  }
  @OnRequest(listVisits) list(query: VisitsQuery, by: Actor) {
    return this.visits.list(query, by);
  }
}

import { Controller } from '@nestjs/common';
import { applyChangeSet, changeAgency, findAgency, listAgencies, recordAgency } from '#contracts';
import type { Actor, AgencyQuery, AgencyRef, ApplyChangeSet, ChangeAgency, RecordAgency } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { AgencyService } from './agency.service.js';
import { ChangeSetService } from './change-set.service.js';

@Controller()
export class AgencyController {
  constructor(
    private readonly agencies: AgencyService,
    private readonly changeSets: ChangeSetService,
  ) {}

  @OnRequest(listAgencies) list(query: AgencyQuery) {
    return this.agencies.list(query);
  }
  @OnRequest(findAgency) find(query: AgencyRef) {
    return this.agencies.find(query);
  }
  @OnRequest(recordAgency) record(command: RecordAgency, by: Actor, context: RequestContext) {
    return this.agencies.record(command, by, context);
  }
  @OnRequest(changeAgency) change(command: ChangeAgency, by: Actor, context: RequestContext) {
    return this.agencies.change(command, by, context);
  }
  @OnRequest(applyChangeSet) apply(command: ApplyChangeSet, by: Actor) {
    return this.changeSets.apply(command, by);
  }
}

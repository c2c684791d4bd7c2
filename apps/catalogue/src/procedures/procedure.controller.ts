import { Controller } from '@nestjs/common';
import {
  beginProvisional,
  findProcedure,
  joinProcedure,
  listProcedures,
  offerProcedure,
  procedureCompleteness,
  procedureVersions,
  publishedPapers,
  publishProcedure,
  recordProcedure,
  repealProcedure,
} from '#contracts';
import type {
  Actor,
  BeginProvisional,
  JoinProcedure,
  ListProcedure,
  ProcedureQuery,
  ProcedureRef,
  ProcedureVersionsQuery,
  PublishedPapersQuery,
  PublishProcedure,
  RecordProcedure,
  RepealProcedure,
} from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ProcedureReadingService } from './procedure-reading.service.js';
import { ProcedureService } from './procedure.service.js';
import { ProvisionalService } from './provisional.service.js';

@Controller()
export class ProcedureController {
  constructor(
    private readonly reading: ProcedureReadingService,
    private readonly procedures: ProcedureService,
    private readonly provisional: ProvisionalService,
  ) {}

  @OnRequest(listProcedures) list(query: ProcedureQuery) {
    return this.reading.list(query);
  }
  @OnRequest(findProcedure) find(query: ProcedureRef) {
    return this.reading.find(query);
  }
  @OnRequest(procedureVersions) versions(query: ProcedureVersionsQuery) {
    return this.reading.versions(query);
  }
  @OnRequest(publishedPapers) papers(query: PublishedPapersQuery) {
    return this.reading.papers(query);
  }
  @OnRequest(procedureCompleteness) completeness(query: ProcedureRef) {
    return this.reading.completeness(query);
  }
  @OnRequest(recordProcedure) record(command: RecordProcedure, by: Actor, context: RequestContext) {
    return this.procedures.record(command, by, context);
  }
  @OnRequest(publishProcedure) publish(command: PublishProcedure, by: Actor, context: RequestContext) {
    return this.procedures.publish(command, by, context);
  }
  @OnRequest(offerProcedure) offer(command: ListProcedure, by: Actor, context: RequestContext) {
    return this.procedures.offer(command, by, context);
  }
  @OnRequest(beginProvisional) begin(command: BeginProvisional, by: Actor) {
    return this.provisional.begin(command, by);
  }
  @OnRequest(joinProcedure) join(command: JoinProcedure, by: Actor, context: RequestContext) {
    return this.provisional.join(command, by, context);
  }
  @OnRequest(repealProcedure) repeal(command: RepealProcedure, by: Actor, context: RequestContext) {
    return this.procedures.repeal(command, by, context);
  }
}

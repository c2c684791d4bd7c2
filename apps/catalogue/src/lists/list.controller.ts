import { Controller } from '@nestjs/common';
import { linkProcedure, listDecisionLists, listLinkedProcedures, procedureSet, recordDecisionList } from '#contracts';
import type {
  Actor,
  DecisionListQuery,
  LinkedQuery,
  LinkProcedure,
  ProcedureSetQuery,
  RecordDecisionList,
} from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ListService } from './list.service.js';

@Controller()
export class ListController {
  constructor(private readonly service: ListService) {}

  @OnRequest(listDecisionLists) lists(query: DecisionListQuery) {
    return this.service.lists(query);
  }
  @OnRequest(recordDecisionList) record(command: RecordDecisionList, by: Actor, context: RequestContext) {
    return this.service.record(command, by, context);
  }
  @OnRequest(listLinkedProcedures) linked(query: LinkedQuery) {
    return this.service.linked(query);
  }
  @OnRequest(linkProcedure) link(command: LinkProcedure, by: Actor, context: RequestContext) {
    return this.service.link(command, by, context);
  }
  @OnRequest(procedureSet) set(query: ProcedureSetQuery) {
    return this.service.set(query);
  }
}

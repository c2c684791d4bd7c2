import { Controller } from '@nestjs/common';
import {
  announceChange,
  findChange,
  findPublicationRules,
  listPublicationDuties,
  recordPublicationStage,
  setPublicationRules,
  takeBackChange,
} from '#contracts';
import type {
  Actor,
  AnnounceChange,
  ChangeRef,
  PublicationDutyQuery,
  PublicationRules,
  RecordPublicationStage,
  RulesQuery,
  TakeBackChange,
} from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { PublicationService } from './publication.service.js';

@Controller()
export class PublicationController {
  constructor(private readonly publications: PublicationService) {}

  @OnRequest(announceChange) announce(command: AnnounceChange, by: Actor, context: RequestContext) {
    return this.publications.announce(command, by, context);
  }
  @OnRequest(recordPublicationStage) stage(command: RecordPublicationStage, by: Actor, context: RequestContext) {
    return this.publications.stage(command, by, context);
  }
  @OnRequest(takeBackChange) takeBack(command: TakeBackChange, by: Actor, context: RequestContext) {
    return this.publications.takeBack(command, by, context);
  }
  @OnRequest(findChange) find(query: ChangeRef, by: Actor) {
    return this.publications.find(query, by);
  }
  @OnRequest(listPublicationDuties) list(query: PublicationDutyQuery, by: Actor) {
    return this.publications.list(query, by);
  }
  @OnRequest(findPublicationRules) rules(query: RulesQuery) {
    return this.publications.rules(query);
  }
  @OnRequest(setPublicationRules) setRules(command: PublicationRules, by: Actor, context: RequestContext) {
    return this.publications.setRules(command, by, context);
  }
}

import { Controller } from '@nestjs/common';
import { checkWebItem, findPublicity, listWebItems, postProcedure } from '#contracts';
import type { Actor, CheckWebItem, PostProcedure, ProcedureRef, WebItemQuery } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { PublicityService } from './publicity.service.js';
import { WebItemService } from './web-item.service.js';

@Controller()
export class PublicityController {
  constructor(
    private readonly publicity: PublicityService,
    private readonly webItems: WebItemService,
  ) {}

  @OnRequest(postProcedure) post(command: PostProcedure, by: Actor, context: RequestContext) {
    return this.publicity.post(command, by, context);
  }
  @OnRequest(findPublicity) find(query: ProcedureRef) {
    return this.publicity.find(query);
  }
  @OnRequest(listWebItems) items(query: WebItemQuery, by: Actor) {
    return this.webItems.list(query, by);
  }
  @OnRequest(checkWebItem) check(command: CheckWebItem, by: Actor, context: RequestContext) {
    return this.webItems.check(command, by, context);
  }
}

import { Controller } from '@nestjs/common';
import { answerOpinion, getOpinion, receiveOpinion } from '#contracts';
import type { Actor, AnswerOpinion, OpinionRef, ReceiveOpinion } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { OpinionService } from './opinion.service.js';

@Controller()
export class OpinionController {
  constructor(private readonly opinions: OpinionService) {}

  @OnRequest(receiveOpinion) receive(command: ReceiveOpinion, by: Actor, context: RequestContext) {
    return this.opinions.receive(command, by, context);
  }
  @OnRequest(answerOpinion) answer(command: AnswerOpinion, by: Actor, context: RequestContext) {
    return this.opinions.answer(command, by, context);
  }
  @OnRequest(getOpinion) get(query: OpinionRef, by: Actor) {
    return this.opinions.get(query, by);
  }
}

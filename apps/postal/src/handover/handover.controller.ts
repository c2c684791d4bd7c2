import { Controller } from '@nestjs/common';
import {
  addSignature,
  getHandover,
  signHandover,
  type Actor,
  type AddSignature,
  type HandoverRef,
  type SignHandover,
} from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { HandoverService } from './handover.service.js';

@Controller()
export class HandoverController {
  constructor(private readonly handovers: HandoverService) {}

  @OnRequest(signHandover) sign(command: SignHandover, by: Actor, context: RequestContext) {
    return this.handovers.sign(command, { by, context });
  }
  @OnRequest(addSignature) add(command: AddSignature, by: Actor, context: RequestContext) {
    return this.handovers.addSignature(command, { by, context });
  }
  @OnRequest(getHandover) get(query: HandoverRef, by: Actor) {
    return this.handovers.get(query, by);
  }
}

import { Controller } from '@nestjs/common';
import { closeMessage, findExchanged, measureTraffic, openMessage, storeMessagePart, submitMessage } from '#contracts';
import type {
  Actor,
  CloseMessage,
  ExchangedQuery,
  MessagePart,
  OpenMessage,
  SubmitMessage,
  TrafficQuery,
} from '#contracts';
import { OnRequest } from '#messaging';
import { ExchangedService } from './exchanged.service.js';
import { MessagesService } from './messages.service.js';

@Controller()
export class MessagesController {
  constructor(
    private readonly messages: MessagesService,
    private readonly exchanged: ExchangedService,
  ) {}

  @OnRequest(submitMessage) submit(command: SubmitMessage, by: Actor) {
    return this.messages.submit(command, by);
  }
  @OnRequest(openMessage) open(_command: OpenMessage) {
    return this.messages.open();
  }
  @OnRequest(storeMessagePart) part(part: MessagePart, by: Actor) {
    return this.messages.part(part, by);
  }
  @OnRequest(closeMessage) close(command: CloseMessage, by: Actor) {
    return this.messages.close(command, by);
  }
  @OnRequest(findExchanged) find(query: ExchangedQuery, by: Actor) {
    return this.exchanged.find(query, by);
  }
  @OnRequest(measureTraffic) traffic(query: TrafficQuery, by: Actor) {
    return this.exchanged.traffic(query, by);
  }
}

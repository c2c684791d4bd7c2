import { Controller } from '@nestjs/common';
import {
  listOutbox,
  retryOutgoing,
  sendStatus,
  type Actor,
  type OutboxQuery,
  type OutgoingRef,
  type SendStatus,
} from '#contracts';
import { OnRequest } from '#messaging';
import { OutboxService } from './outbox.service.js';

@Controller()
export class OutboxController {
  constructor(private readonly outbox: OutboxService) {}

  @OnRequest(sendStatus) send(command: SendStatus, by: Actor) {
    return this.outbox.send(command, by);
  }
  @OnRequest(listOutbox) list(query: OutboxQuery, by: Actor) {
    return this.outbox.list(query, by);
  }
  @OnRequest(retryOutgoing) retry(command: OutgoingRef, by: Actor) {
    return this.outbox.retry(command, by);
  }
}

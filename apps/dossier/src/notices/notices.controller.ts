import { Controller } from '@nestjs/common';
import { listNotices, listWarnings, receiveWarning } from '#contracts';
import type { Actor, DossierRef, ReceiveWarning, WarningsQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { NoticesService } from './notices.service.js';
import { WarningsService } from './warnings.service.js';

@Controller()
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly warnings: WarningsService,
  ) {}

  @OnRequest(listNotices) list(query: DossierRef, by: Actor) {
    return this.notices.list(query, by);
  }
  @OnRequest(listWarnings) warned(query: WarningsQuery, by: Actor) {
    return this.warnings.list(query, by);
  }
  @OnRequest(receiveWarning) receive(command: ReceiveWarning, by: Actor) {
    return this.warnings.receive(command, by);
  }
}

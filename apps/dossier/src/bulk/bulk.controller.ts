import { Controller } from '@nestjs/common';
import { actOnMany, type ActOnMany, type Actor } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { BulkService } from './bulk.service.js';

@Controller()
export class BulkController {
  constructor(private readonly bulk: BulkService) {}

  @OnRequest(actOnMany) act(command: ActOnMany, by: Actor, context: RequestContext) {
    return this.bulk.act(command, by, context);
  }
}

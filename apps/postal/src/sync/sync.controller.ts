import { Controller } from '@nestjs/common';
import { syncActs, type Actor, type SyncActs } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { SyncService } from './sync.service.js';

@Controller()
export class SyncController {
  constructor(private readonly syncs: SyncService) {}

  @OnRequest(syncActs) sync(command: SyncActs, by: Actor, context: RequestContext) {
    return this.syncs.sync(command, by, context);
  }
}

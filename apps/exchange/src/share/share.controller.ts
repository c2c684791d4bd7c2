import { Controller } from '@nestjs/common';
import { reconcileRegisters, shareOfElectronic } from '#contracts';
import type { Actor, RegisterReconciliationQuery, ShareQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { ShareService } from './share.service.js';

@Controller()
export class ShareController {
  constructor(private readonly share: ShareService) {}

  @OnRequest(shareOfElectronic) get(query: ShareQuery, by: Actor) {
    return this.share.share(query, by);
  }
  @OnRequest(reconcileRegisters) reconcile(query: RegisterReconciliationQuery, by: Actor) {
    return this.share.reconcile(query, by);
  }
}

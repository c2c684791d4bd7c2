import { Controller } from '@nestjs/common';
import { reconcile, type Actor, type ReconciliationQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { ReconciliationService } from './reconciliation.service.js';

@Controller()
export class ReconciliationController {
  constructor(private readonly reconciliation: ReconciliationService) {}

  @OnRequest(reconcile) reconcile(query: ReconciliationQuery, by: Actor) {
    return this.reconciliation.reconcile(query, by);
  }
}

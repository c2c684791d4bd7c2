import { Controller } from '@nestjs/common';
import {
  completeDossier,
  recordPayment,
  recordStep,
  refuseDossier,
  returnResult,
  stopDossier,
  withdrawDossier,
} from '#contracts';
import type { Actor, CompleteDossier, RecordPayment, RecordStep, RefuseDossier, ReturnResult } from '#contracts';
import type { StopDossier, WithdrawDossier } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { SettlementService } from './settlement.service.js';

@Controller()
export class SettlementController {
  constructor(private readonly settlement: SettlementService) {}

  @OnRequest(recordStep) step(command: RecordStep, by: Actor, context: RequestContext) {
    return this.settlement.step(command, { by, context });
  }
  @OnRequest(recordPayment) payment(command: RecordPayment, by: Actor, context: RequestContext) {
    return this.settlement.payment(command, { by, context });
  }
  @OnRequest(completeDossier) complete(command: CompleteDossier, by: Actor, context: RequestContext) {
    return this.settlement.complete(command, { by, context });
  }
  @OnRequest(refuseDossier) refuse(command: RefuseDossier, by: Actor, context: RequestContext) {
    return this.settlement.refuse(command, { by, context });
  }
  @OnRequest(withdrawDossier) withdraw(command: WithdrawDossier, by: Actor, context: RequestContext) {
    return this.settlement.withdraw(command, { by, context });
  }
  @OnRequest(stopDossier) stop(command: StopDossier, by: Actor, context: RequestContext) {
    return this.settlement.stop(command, { by, context });
  }
  @OnRequest(returnResult) giveBack(command: ReturnResult, by: Actor, context: RequestContext) {
    return this.settlement.giveBack(command, { by, context });
  }
}

import { Controller } from '@nestjs/common';
import {
  closeDay,
  collectMoney,
  getBalance,
  remitMoney,
  type Actor,
  type BalanceQuery,
  type CloseDay,
  type CollectMoney,
  type RemitMoney,
} from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { MoneyService } from './money.service.js';

@Controller()
export class MoneyController {
  constructor(private readonly money: MoneyService) {}

  @OnRequest(collectMoney) collect(command: CollectMoney, by: Actor, context: RequestContext) {
    return this.money.collect(command, { by, context });
  }
  @OnRequest(remitMoney) remit(command: RemitMoney, by: Actor, context: RequestContext) {
    return this.money.remit(command, { by, context });
  }
  @OnRequest(getBalance) balance(query: BalanceQuery, by: Actor) {
    return this.money.balance(query, by);
  }
  @OnRequest(closeDay) close(command: CloseDay, by: Actor) {
    return this.money.close(command, by);
  }
}

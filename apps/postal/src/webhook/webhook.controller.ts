import { Controller } from '@nestjs/common';
import { askPrice, listCarriers, takeCarrierCall, type Actor, type AskPrice, type CarrierCall } from '#contracts';
import { OnRequest } from '#messaging';
import { CarriersService } from '../carrier/carriers.service.js';
import { PriceService } from '../carrier/price.service.js';
import { WebhookService } from './webhook.service.js';

@Controller()
export class WebhookController {
  constructor(
    private readonly webhook: WebhookService,
    private readonly carriers: CarriersService,
    private readonly prices: PriceService,
  ) {}

  @OnRequest(takeCarrierCall) take(call: CarrierCall) {
    return this.webhook.take(call);
  }
  @OnRequest(askPrice) price(question: AskPrice, by: Actor) {
    return this.prices.ask(question, by);
  }
  @OnRequest(listCarriers) list() {
    return this.carriers.list();
  }
}

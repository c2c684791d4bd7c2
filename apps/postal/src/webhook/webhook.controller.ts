import { Controller } from '@nestjs/common';
import { listCarriers, takeCarrierCall, type CarrierCall } from '#contracts';
import { OnRequest } from '#messaging';
import { CarriersService } from '../carrier/carriers.service.js';
import { WebhookService } from './webhook.service.js';

@Controller()
export class WebhookController {
  constructor(
    private readonly webhook: WebhookService,
    private readonly carriers: CarriersService,
  ) {}

  @OnRequest(takeCarrierCall) take(call: CarrierCall) {
    return this.webhook.take(call);
  }
  @OnRequest(listCarriers) list() {
    return this.carriers.list();
  }
}

import { Controller } from '@nestjs/common';
import { listPickUps, type Actor, type PickUpQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { PickUpService } from './pick-up.service.js';

@Controller()
export class PickUpController {
  constructor(private readonly pickUps: PickUpService) {}

  @OnRequest(listPickUps) list(query: PickUpQuery, by: Actor) {
    return this.pickUps.list(query, by);
  }
}

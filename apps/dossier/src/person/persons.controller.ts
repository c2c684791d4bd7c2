import { Controller } from '@nestjs/common';
import { eraseApplicant, type Actor, type EraseApplicant } from '#contracts';
import { OnRequest } from '#messaging';
import { ErasureService } from './erasure.service.js';

@Controller()
export class PersonsController {
  constructor(private readonly erasure: ErasureService) {}

  @OnRequest(eraseApplicant) erase(command: EraseApplicant, by: Actor) {
    return this.erasure.erase(command, by);
  }
}

import { Controller } from '@nestjs/common';
import { apologise, type Actor, type Apologise } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ApologyService } from './apology.service.js';

@Controller()
export class ApologyController {
  constructor(private readonly apology: ApologyService) {}

  @OnRequest(apologise) apologise(command: Apologise, by: Actor, context: RequestContext) {
    return this.apology.apologise(command, { by, context });
  }
}

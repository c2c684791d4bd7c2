import { Controller } from '@nestjs/common';
import { completeSupplement, requestSupplement } from '#contracts';
import type { Actor, CompleteSupplement, RequestSupplement } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { SupplementService } from './supplement.service.js';

@Controller()
export class SupplementController {
  constructor(private readonly supplement: SupplementService) {}

  @OnRequest(requestSupplement) request(command: RequestSupplement, by: Actor, context: RequestContext) {
    return this.supplement.request(command, { by, context });
  }
  @OnRequest(completeSupplement) complete(command: CompleteSupplement, by: Actor, context: RequestContext) {
    return this.supplement.complete(command, { by, context });
  }
}

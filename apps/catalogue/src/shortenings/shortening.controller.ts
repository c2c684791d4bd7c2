import { Controller } from '@nestjs/common';
import { listShortenings, shortenProcedure } from '#contracts';
import type { Actor, ShortenProcedure, ShorteningQuery } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ShorteningService } from './shortening.service.js';

@Controller()
export class ShorteningController {
  constructor(private readonly shortenings: ShorteningService) {}

  @OnRequest(shortenProcedure) record(command: ShortenProcedure, by: Actor, context: RequestContext) {
    return this.shortenings.record(command, by, context);
  }
  @OnRequest(listShortenings) list(query: ShorteningQuery) {
    return this.shortenings.list(query);
  }
}

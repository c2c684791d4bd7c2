import { Controller } from '@nestjs/common';
import { findRedating, previewRedating } from '#contracts';
import type { Actor, PreviewRedating, RedatingQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { RedatingReadingService } from './redating-reading.service.js';

@Controller()
export class RedatingController {
  constructor(private readonly reading: RedatingReadingService) {}

  @OnRequest(previewRedating) preview(query: PreviewRedating) {
    return this.reading.preview(query);
  }
  @OnRequest(findRedating) find(query: RedatingQuery, by: Actor) {
    return this.reading.find(query, by);
  }
}

import { Controller } from '@nestjs/common';
import { listPublished, type PublishedQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { PublishedService } from './published.service.js';

@Controller()
export class PublishedController {
  constructor(private readonly published: PublishedService) {}

  @OnRequest(listPublished) list(query: PublishedQuery) {
    return this.published.list(query);
  }
}

import { Controller } from '@nestjs/common';
import { checkTrackingNumber, type TrackingNumberRef } from '#contracts';
import { OnRequest } from '#messaging';
import { TrackingService } from './tracking.service.js';

@Controller()
export class TrackingController {
  constructor(private readonly tracking: TrackingService) {}

  @OnRequest(checkTrackingNumber) check(query: TrackingNumberRef) {
    return this.tracking.check(query);
  }
}

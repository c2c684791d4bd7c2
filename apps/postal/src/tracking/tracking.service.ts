import { Injectable } from '@nestjs/common';
import type { TrackingNumberRef, TrackingNumberView } from '#contracts';
import { readTrackingNumber } from './tracking-number.rules.js';

@Injectable()
export class TrackingService {
  check({ number }: TrackingNumberRef): TrackingNumberView {
    return readTrackingNumber(number);
  }
}

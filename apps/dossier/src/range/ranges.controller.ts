import { Controller } from '@nestjs/common';
import { closeRange, getRange, listRanges, reserveNumbers } from '#contracts';
import type { Actor, CloseRange, RangeRef, RangesQuery, ReserveNumbers } from '#contracts';
import { OnRequest } from '#messaging';
import { RangesService } from './ranges.service.js';

@Controller()
export class RangesController {
  constructor(private readonly ranges: RangesService) {}

  @OnRequest(reserveNumbers) reserve(command: ReserveNumbers, by: Actor) {
    return this.ranges.reserve(command, by);
  }
  @OnRequest(closeRange) close(command: CloseRange, by: Actor) {
    return this.ranges.close(command, by);
  }
  @OnRequest(getRange) get(query: RangeRef, by: Actor) {
    return this.ranges.get(query, by);
  }
  @OnRequest(listRanges) list(query: RangesQuery, by: Actor) {
    return this.ranges.list(query, by);
  }
}

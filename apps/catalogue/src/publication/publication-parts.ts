import { Injectable } from '@nestjs/common';
import { CalendarService } from '../calendar/calendar.service.js';
import { AwaitingService } from '../procedures/awaiting.service.js';

/** What the clock needs of its neighbours. */
@Injectable()
export class PublicationParts {
  constructor(
    readonly calendars: CalendarService,
    readonly awaiting: AwaitingService,
  ) {}
}

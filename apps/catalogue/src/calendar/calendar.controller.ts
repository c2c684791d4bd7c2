import { Controller } from '@nestjs/common';
import { calendarDays, calendarDeadline, decideCalendar, listDecisions } from '#contracts';
import type { Actor, DaysQuery, DeadlineQuery, DecideCalendar, DecisionQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { CalendarService } from './calendar.service.js';

@Controller()
export class CalendarController {
  constructor(private readonly calendar: CalendarService) {}

  @OnRequest(calendarDays) days(query: DaysQuery) {
    return this.calendar.days(query);
  }
  @OnRequest(calendarDeadline) deadline(query: DeadlineQuery) {
    return this.calendar.deadline(query);
  }
  @OnRequest(listDecisions) decisions(query: DecisionQuery) {
    return this.calendar.decisions(query);
  }
  @OnRequest(decideCalendar) decide(command: DecideCalendar, by: Actor) {
    return this.calendar.decide(command, by);
  }
}

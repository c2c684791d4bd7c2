import { Controller } from '@nestjs/common';
import { closeCounterDay, listQueue, readCounterDay, readDesk, readDue, reassignMany } from '#contracts';
import type { Actor, CounterDayRef, DeskQuery, DueQuery, QueueQuery, ReassignMany } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { CounterDayService } from './counter-day.service.js';
import { DeskService } from './desk.service.js';

@Controller()
export class DeskController {
  constructor(
    private readonly desk: DeskService,
    private readonly days: CounterDayService,
  ) {}

  @OnRequest(listQueue) queue(query: QueueQuery, by: Actor) {
    return this.desk.queue(query, by);
  }
  @OnRequest(readDesk) own(query: DeskQuery, by: Actor) {
    return this.desk.desk(query, by);
  }
  @OnRequest(readDue) due(query: DueQuery, by: Actor) {
    return this.desk.due(query, by);
  }
  @OnRequest(reassignMany) reassign(command: ReassignMany, by: Actor, context: RequestContext) {
    return this.desk.reassign(command, by, context);
  }
  @OnRequest(readCounterDay) day(query: CounterDayRef, by: Actor) {
    return this.days.read(query, by);
  }
  @OnRequest(closeCounterDay) close(command: CounterDayRef, by: Actor) {
    return this.days.close(command, by);
  }
}

import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDecisions } from '#calendar';
import { systemActor, type CalendarDecisionView } from '#contracts';
import { ROOT_CODE } from '#directory';
import { EventLog } from '#messaging';
import { insertDecisions } from './calendar.queries.js';
import { CalendarService } from './calendar.service.js';

/** Loads the decisions on days off 2018–2026 at the first start. */
@Injectable()
export class CalendarSeed implements OnApplicationBootstrap {
  private readonly logger = new Logger(CalendarSeed.name);

  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly calendar: CalendarService,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const by = { ...systemActor('catalogue'), agency: ROOT_CODE };
    const decisions = vietnamDecisions as unknown as readonly CalendarDecisionView[];
    const loaded = await this.db.transaction(async (tx) => {
      const fresh = new Set(await insertDecisions(tx, decisions));
      const events = decisions.filter(({ id }) => fresh.has(id)).map((decision) => this.calendar.event(decision, by));
      if (events.length > 0) await this.log.announce(tx, ...events);
      return fresh.size;
    });
    if (loaded > 0) this.logger.log(`${loaded} decisions on days off loaded`);
  }
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { namedId, publicationAlarmRaised, systemActor, type NewEvent } from '#contracts';
import { ROOT_CODE } from '#directory';
import { CLOCK, EventLog, type Clock } from '#messaging';
import { rulesOn, runningDuties, saveDuties, type Duty } from './publication.queries.js';
import { alarmOf, dueOf } from './publication.rules.js';

const HOUR_MS = 3_600_000;

/** Raises an alarm ten, five and two days before a stage is due, each once; it looks every hour. */
@Injectable()
export class PublicationAlarms implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(PublicationAlarms.name);
  private timer?: NodeJS.Timeout;

  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    const look = () => void this.raise().catch((error: unknown) => this.logger.warn(`alarms wait: ${String(error)}`));
    this.timer = setInterval(look, HOUR_MS).unref();
    look();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
  }

  /** Answers how many were raised. */
  raise(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const now = this.clock.now();
      const today = vietnamDay(now);
      const rules = await rulesOn(tx, today);
      const events: NewEvent[] = [];
      const changed: Duty[] = [];
      for (const duty of await runningDuties(tx)) {
        const alarm = alarmOf(duty, rules, today);
        if (!alarm) continue;
        const { stage, daysBefore, alarmed } = alarm;
        changed.push({ ...duty, alarmed });
        const agencyId = stage === 'proposal' ? duty.agencyId : namedId('agency', ROOT_CODE);
        const { id: dutyId, procedureCode } = duty;
        const raised = { dutyId, procedureCode, stage, dueOn: dueOf(duty, stage), daysBefore, agencyId };
        events.push(publicationAlarmRaised.of(dutyId, raised, systemActor('catalogue'), { time: now }));
      }
      if (changed.length === 0) return 0;
      await saveDuties(tx, changed);
      await this.log.announce(tx, ...events);
      return events.length;
    });
  }
}

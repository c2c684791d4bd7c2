import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, systemActor } from '#contracts';
import { CLOCK, rowsOf, type Clock, type RequestContext } from '#messaging';
import { Rounds } from '#service';
import { ActsService } from '../acts.service.js';
import { JoiningService } from '../visit/joining.service.js';
import { firstOf } from './alarm.rules.js';
import { actOf } from './watch-acts.js';

const EVERY_MS = 15_000;
const PAGE = 200;
/** Any number, the same in every copy of the service: one of them keeps watch. */
const LOCK = 727_003;
/** A dossier that could not be looked at is tried again after this, so that it does not hold up the others. */
const AGAIN_MS = 3_600_000;

/** Does what time alone brings about. Each alarm is checked again under the dossier's lock: twice or after a restart changes nothing. */
@Injectable()
export class WatchService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(WatchService.name);
  private readonly rounds = new Rounds(() => this.look(), {
    every: EVERY_MS,
    failed: (error) => this.logger.warn(`the watch starts again: ${String(error)}`),
  });

  constructor(
    private readonly db: DataSource,
    private readonly acts: ActsService,
    private readonly joining: JoiningService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Looks at everything that is due now; answers how many dossiers it acted on. Nothing where another copy keeps watch. */
  async look(): Promise<number> {
    const runner = this.db.createQueryRunner();
    try {
      const locked: unknown = await runner.query('SELECT pg_try_advisory_lock($1) AS locked', [LOCK]);
      if (!rowsOf<{ locked: boolean }>(locked)[0]?.locked) return 0;
      try {
        return (await this.all()) + (await this.joining.look());
      } finally {
        await runner.query('SELECT pg_advisory_unlock($1)', [LOCK]);
      }
    } finally {
      await runner.release();
    }
  }

  private async all(): Promise<number> {
    let count = 0;
    for (let ids = await this.due(); ids.length > 0; ids = await this.due()) {
      for (const id of ids) await this.lookAt(id);
      count += ids.length;
    }
    return count;
  }

  private async due(): Promise<string[]> {
    const found: unknown = await this.db.query(
      `SELECT id FROM dossier WHERE alarm_at <= $1 ORDER BY alarm_at, id LIMIT ${PAGE}`,
      [this.clock.now()],
    );
    return rowsOf<{ id: string }>(found).map(({ id }) => id);
  }

  private async lookAt(id: string): Promise<void> {
    try {
      while (await this.next(id));
    } catch (error) {
      if (error instanceof Problem) this.logger.debug(`dossier ${id} was acted on meanwhile: ${error.code}`);
      else this.logger.warn(`dossier ${id} is looked at again later: ${String(error)}`);
      const again = new Date(this.clock.now().getTime() + AGAIN_MS);
      await this.db.query('UPDATE dossier SET alarm_at = $2 WHERE id = $1 AND alarm_at IS NOT NULL', [id, again]);
    }
  }

  /** Acts on the first alarm that is due; false when none is left: then the next one is written down. */
  private async next(id: string): Promise<boolean> {
    const { version, alarms } = await this.acts.alarms(id);
    const now = this.clock.now();
    const due = alarms.filter(({ at }) => at <= now).sort((a, b) => a.at.getTime() - b.at.getTime())[0];
    if (due) {
      await this.acts.perform({ ref: id }, { by: systemActor('dossier'), context: CONTEXT }, actOf(due));
      return true;
    }
    await this.db.query('UPDATE dossier SET alarm_at = $3 WHERE id = $1 AND version = $2', [
      id,
      version,
      firstOf(alarms),
    ]);
    return false;
  }
}

const CONTEXT: RequestContext = { traceparent: '', language: 'vi' };

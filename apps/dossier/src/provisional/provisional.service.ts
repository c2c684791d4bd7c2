import { Inject, Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { beginProvisional, dossierCorrected, procedureRecorded, PROVISIONAL_CODE, systemActor } from '#contracts';
import type { ProcedureRecorded, Recorded } from '#contracts';
import { Bus, CLOCK, EventLog, OnEvents, type Clock } from '#messaging';
import { Rounds } from '#service';
import type { Dossier } from '../dossier.entity.js';
import { stateOf } from '../dossier.rules.js';
import { dossiersUnder, markTold, untold } from './provisional.queries.js';

const EVERY_MS = 2_000;
const CHUNK = 500;

/** Entries made at the counter: the catalogue is told of them, and their dossiers follow when one is joined to its procedure. */
@Injectable()
export class ProvisionalService implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(ProvisionalService.name);
  private readonly rounds = new Rounds(() => this.tell(), {
    every: EVERY_MS,
    failed: (error) => this.logger.warn(`the catalogue is told later: ${String(error)}`),
  });

  constructor(
    private readonly db: DataSource,
    private readonly bus: Bus,
    private readonly log: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  onApplicationBootstrap(): void {
    this.rounds.start();
  }

  onApplicationShutdown(): Promise<void> {
    return this.rounds.stop();
  }

  /** Until the catalogue has answered; it may be down while dossiers are received. Answers how many it knows now. */
  tell(): Promise<number> {
    return this.db.transaction(async (tx) => {
      const entries = await untold(tx);
      for (const entry of entries) {
        await this.bus.ask(beginProvisional, entry, { deadline: 5_000 });
        await markTold(tx, entry.code, this.clock.now());
      }
      return entries.length;
    });
  }

  /** A procedure that took over a provisional code has its dossiers; their term stays as it was received (NĐ 63/2010 Art.14). */
  @OnEvents([procedureRecorded])
  async joined(events: Recorded[], tx: EntityManager): Promise<void> {
    for (const { event } of events) {
      const { id, code, version, aliases } = event.data as ProcedureRecorded;
      const codes = aliases.map((alias) => alias.code).filter((alias) => PROVISIONAL_CODE.test(alias));
      if (codes.length === 0) continue;
      for (let left = CHUNK; left === CHUNK;) {
        const dossiers = await dossiersUnder(tx, codes, CHUNK);
        for (const dossier of dossiers) await this.join(tx, dossier, { id, code, version });
        left = dossiers.length;
      }
    }
  }

  private async join(
    tx: EntityManager,
    dossier: Dossier,
    procedure: Pick<ProcedureRecorded, 'id' | 'code' | 'version'>,
  ): Promise<void> {
    const joined = {
      ...dossier,
      procedureId: procedure.id,
      procedureCode: procedure.code,
      procedureVersion: procedure.version,
      version: dossier.version + 1,
    };
    await tx.getRepository('Dossier').save(joined, { reload: false });
    const data = { state: stateOf(joined), field: 'procedureCode' };
    const about = { time: this.clock.now(), reasonCode: 'procedure-published' };
    await this.log.announce(tx, dossierCorrected.of(dossier.id, data, systemActor('dossier'), about));
  }
}

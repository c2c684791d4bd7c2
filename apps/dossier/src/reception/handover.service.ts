import { Inject, Injectable } from '@nestjs/common';
import { In, type EntityManager } from 'typeorm';
import { dossierRevised, shipmentHandedOver, systemActor, type Recorded, type ShipmentAct } from '#contracts';
import { CLOCK, EventLog, OnEvents, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { Dossier } from '../dossier.entity.js';
import { stateOf } from '../dossier.rules.js';
import { nextAlarm } from '../watch/alarm.rules.js';
import { begunAt, bringsDossiers } from './handover.rules.js';

/** Hears from the post when the minutes of a dossier were signed. */
@Injectable()
export class HandoverService {
  constructor(
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  @OnEvents([shipmentHandedOver])
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    const states = events.map(({ event }) => (event.data as ShipmentAct).state).filter(bringsDossiers);
    const signed = new Map(
      states.flatMap(({ dossierIds, signedAt }) => dossierIds.map((id) => [id, new Date(signedAt!)] as const)),
    );
    if (signed.size === 0) return;
    const dossiers = await tx.getRepository(Dossier).find({
      where: { id: In([...signed.keys()]) },
      order: { id: 'ASC' },
      lock: { mode: 'pessimistic_write' },
    });
    for (const dossier of dossiers) await this.begin(tx, dossier, signed.get(dossier.id)!);
  }

  private async begin(tx: EntityManager, dossier: Dossier, signedAt: Date): Promise<void> {
    const calendar = await this.catalogue.calendarOf(dossier.agencyId);
    const after = begunAt(dossier, signedAt, calendar);
    if (!after) return;
    const parameters = await this.catalogue.parametersOf(
      dossier.procedureCode,
      dossier.receivedOn!,
      dossier.procedureVersion,
    );
    const alarmAt = dossier.nativeAct ? nextAlarm(after, calendar, parameters) : null;
    const saved = { ...dossier, ...after, alarmAt, version: dossier.version + 1 };
    await tx.getRepository(Dossier).save(saved, { reload: false });
    const about = { time: this.clock.now(), reasonCode: 'handover-signed' };
    await this.log.announce(
      tx,
      dossierRevised.of(dossier.id, { state: stateOf(after) }, systemActor('dossier'), about),
    );
  }
}

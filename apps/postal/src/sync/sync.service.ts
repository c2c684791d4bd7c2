import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  Problem,
  problemText,
  type Actor,
  type OfflineAct,
  type SyncActs,
  type Synced,
  type SyncedAct,
} from '#contracts';
import { Answer, type RequestContext } from '#messaging';
import { HandoverService } from '../handover/handover.service.js';
import { MoneyService } from '../money/money.service.js';
import { DeliveryService } from '../shipment/delivery.service.js';
import type { Asked } from '../shipment/shipment-acts.service.js';
import { ShipmentService } from '../shipment/shipment.service.js';

type Doing = (asked: Asked) => Promise<{ id: string } | Answer<{ id: string }>>;

/** Acts that a phone kept while offline, one after another in their order; each commits or is refused by itself. */
@Injectable()
export class SyncService {
  constructor(
    private readonly shipments: ShipmentService,
    private readonly deliveries: DeliveryService,
    private readonly handovers: HandoverService,
    private readonly money: MoneyService,
  ) {}

  async sync({ acts }: SyncActs, by: Actor, context: RequestContext): Promise<Synced> {
    const done: SyncedAct[] = [];
    for (const act of acts) done.push(await this.one(act, by, context));
    return { acts: done };
  }

  /** The act's id is its idempotency key: sent again with the same content it answers what it did. */
  private async one(act: OfflineAct, by: Actor, context: RequestContext): Promise<SyncedAct> {
    const { actId, ...parts } = act;
    const digest = createHash('sha256').update(JSON.stringify(parts)).digest('hex');
    const { traceparent, language } = context;
    try {
      const [doing, ...more] = this.doingsOf(act);
      if (!doing || more.length > 0) throw new Problem('invalid', 'postal.one-act');
      const found = await doing({ by, context: { traceparent, language, idempotency: { key: actId, digest } } });
      const { id } = found instanceof Answer ? found.value : found;
      return { actId, outcome: 'done', code: null, reason: null, id };
    } catch (error) {
      if (!(error instanceof Problem) || error.kind === 'unavailable') throw error;
      const reason = problemText(error.code, error.facts, language);
      return { actId, outcome: 'refused', code: error.code, reason, id: null };
    }
  }

  private doingsOf(act: OfflineAct): Doing[] {
    const doing = <C>(
      command: C | null | undefined,
      perform: (command: C, asked: Asked) => ReturnType<Doing>,
    ): Doing[] => (command ? [(asked) => perform(command, asked)] : []);
    return [
      ...doing(act.register, (command, asked) => this.shipments.register(command, asked)),
      ...doing(act.amend, (command, asked) => this.deliveries.amend(command, asked)),
      ...doing(act.readdress, (command, asked) => this.deliveries.readdress(command, asked)),
      ...doing(act.invite, (command, asked) => this.deliveries.invite(command, asked)),
      ...doing(act.deliver, (command, asked) => this.deliveries.deliver(command, asked)),
      ...doing(act.bringBack, (command, asked) => this.deliveries.bringBack(command, asked)),
      ...doing(act.cancel, (command, asked) => this.deliveries.cancel(command, asked)),
      ...doing(act.handover, (command, asked) => this.handovers.sign(command, asked)),
      ...doing(act.collect, (command, asked) => this.money.collect(command, asked)),
      ...doing(act.remit, (command, asked) => this.money.remit(command, asked)),
    ];
  }
}

import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, shipmentRegistered, type Actor, type RegisterShipment } from '#contracts';
import { OrderQueue } from '../carrier/order-queue.js';
import { PersonsService } from '../person/persons.service.js';
import type { Ground } from './shipment.rules.js';
import { ShipmentActs } from './shipment-acts.service.js';
import type { Shipment } from './shipment.entity.js';
import { firstsOf, numbersInUse } from './shipment.queries.js';
import { insertShipments } from './shipment-rows.js';
import { register, stateOf } from './shipment.rules.js';
import { digestOfSlip, slipOf } from './slip.rules.js';

/** A slip with the id its caller chose. */
export type NamedSlip = RegisterShipment & { id: string };

interface Making {
  readonly by: Actor;
  readonly now: Date;
  /** Slips of one file stand on few different grounds. */
  readonly grounds: Map<string, Promise<Ground>>;
}

/** `unchanged`: the same slip was made before. */
export type SlipOutcome = 'accepted' | 'unchanged' | Problem;

/** Many slips at once, as files bring them: so many statements however many slips; each is made or refused by itself. */
@Injectable()
export class SlipsService {
  constructor(
    private readonly acts: ShipmentActs,
    private readonly persons: PersonsService,
    private readonly orders: OrderQueue,
  ) {}

  /** One outcome a slip, and the position of the last event; no id may stand twice. */
  async registerAll(
    tx: EntityManager,
    slips: readonly NamedSlip[],
    by: Actor,
  ): Promise<{ outcomes: SlipOutcome[]; position?: number }> {
    const firsts = await firstsOf(
      tx,
      slips.map(({ id }) => id),
    );
    const making = { by, now: this.acts.clock.now(), grounds: new Map<string, Promise<Ground>>() };
    const found = await Promise.all(slips.map((slip) => this.made(slip, firsts.get(slip.id), making)));
    const fresh = found.flatMap((one) => (typeof one === 'object' && !(one instanceof Problem) ? [one] : []));
    const taken = await numbersInUse(tx, fresh.map(numbered));
    const good = fresh.filter(({ id }) => !taken.has(id));
    const position = await this.write(tx, good, { slips, by });
    const outcomes = found.map((one): SlipOutcome => {
      if (one === 'unchanged' || one instanceof Problem) return one;
      const number = one.trackingNumber ?? '';
      return taken.has(one.id) ? new Problem('conflict', 'postal.number-in-use', { number }) : 'accepted';
    });
    return { outcomes, ...(position ? { position } : {}) };
  }

  private async made(
    slip: NamedSlip,
    first: Buffer | null | undefined,
    making: Making,
  ): Promise<Shipment | 'unchanged' | Problem> {
    const digest = digestOfSlip(slip, making.by);
    if (first?.equals(digest)) return 'unchanged';
    if (first !== undefined) return new Problem('conflict', 'conflict.id-reused', { id: slip.id });
    try {
      const facts = register(slip, await this.groundOf(slip, making), making.now);
      if (slip.order) this.orders.assertKnown(facts.carrier);
      return { ...facts, id: slip.id, digest, version: 1 };
    } catch (error) {
      if (error instanceof Problem && error.kind !== 'unavailable') return error;
      throw error;
    }
  }

  private groundOf(slip: NamedSlip, { by, now, grounds }: Making): Promise<Ground> {
    const { agencyCode, fromAgencyCode, procedureCode, fromOffice, toOffice, transitClass, acceptedAt } = slip;
    const day = vietnamDay(acceptedAt ? new Date(acceptedAt) : now);
    const key = [agencyCode, fromAgencyCode, procedureCode, fromOffice, toOffice, transitClass, day].join(' ');
    const known = grounds.get(key) ?? this.acts.about.ground(slip, by, now);
    grounds.set(key, known);
    return known;
  }

  private async write(
    tx: EntityManager,
    good: readonly Shipment[],
    { slips, by }: { slips: readonly NamedSlip[]; by: Actor },
  ): Promise<number | undefined> {
    if (good.length === 0) return undefined;
    const made = new Set(good.map(({ id }) => id));
    const commands = slips.filter(({ id }) => made.has(id));
    await insertShipments(tx, good);
    await this.persons.keepAll(
      tx,
      commands.flatMap((slip) => slipOf(slip) ?? []),
    );
    for (const { id, order, carrier } of commands) if (order) await this.orders.enqueue(tx, id, carrier!);
    await this.orders.reopenEvents(
      tx,
      good.flatMap(({ trackingNumber }) => trackingNumber ?? []),
    );
    const events = good.map((one) =>
      shipmentRegistered.of(one.id, { state: stateOf(one) }, by, { time: one.acceptedAt ?? one.registeredAt }),
    );
    return this.acts.log.announce(tx, ...events);
  }
}

const numbered = ({ id, trackingNumber, acceptedOn, registeredAt }: Shipment) => ({
  ...{ id, number: trackingNumber },
  day: acceptedOn ?? vietnamDay(registeredAt),
});

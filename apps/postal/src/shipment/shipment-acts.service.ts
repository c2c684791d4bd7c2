import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem } from '#contracts';
import type { Actor, EventContract, ShipmentAct } from '#contracts';
import { CLOCK, EventLog, once, repeatable, type Clock, type RequestContext } from '#messaging';
import type { Changes, Moment } from './delivery.rules.js';
import { GroundService } from './ground.service.js';
import type { Shipment } from './shipment.entity.js';
import { lockShipments } from './shipment.queries.js';
import { updateShipments } from './shipment-rows.js';
import { stateOf } from './shipment.rules.js';
import { happenedAt } from './moment.rules.js';

/** Who asks for an act, and how. */
export interface Asked {
  by: Actor;
  context: RequestContext;
}

export interface ActDefinition {
  name: string;
  event: EventContract<ShipmentAct>;
  decide: (shipment: Shipment, moment: Moment, tx: EntityManager) => Changes | Promise<Changes>;
  /** What else belongs into its transaction. */
  also?: (tx: EntityManager, shipment: Shipment) => Promise<void>;
}

/** The way of every act on an item: lock, check, decide by a rule, save with its event. */
@Injectable()
export class ShipmentActs {
  constructor(
    private readonly db: DataSource,
    readonly log: EventLog,
    readonly about: GroundService,
    @Inject(CLOCK) readonly clock: Clock,
  ) {}

  /** The position of the event; undefined when the same request was answered before. */
  perform(command: { id: string; at?: string | null }, asked: Asked, act: ActDefinition): Promise<number | undefined> {
    const work = () => this.db.transaction((tx) => this.inside(tx, command, asked, act));
    return repeatable<number | undefined>(work, () => Promise.resolve(undefined));
  }

  /** In the caller's transaction. Throws `Repeated` (see `once`) when the same request was answered before. */
  async inside(
    tx: EntityManager,
    command: { id: string; at?: string | null },
    { by, context }: Asked,
    act: ActDefinition,
  ): Promise<number> {
    const [shipment] = await lockShipments(tx, [command.id]);
    if (!shipment || !(await this.maySee(shipment, by)))
      throw new Problem('not-found', 'not-found.record', { what: 'shipment', id: command.id });
    await once(tx, context, `postal.${act.name}`, by, shipment.id);
    if (context.ifMatch && context.ifMatch !== '*' && context.ifMatch !== etagOf(shipment))
      throw new Problem('stale', 'stale.etag');
    const now = this.clock.now();
    const at = happenedAt(command.at, now);
    const moment = { at, now, calendar: await this.about.scope.calendarOf(shipment.agencyId) };
    const changes = await act.decide(shipment, moment, tx);
    await act.also?.(tx, shipment);
    return this.save(tx, [{ shipment, changes, event: act.event, at }], by);
  }

  /** Saves changed items with one event each, in the caller's transaction; they are locked. */
  async save(
    tx: EntityManager,
    changed: readonly { shipment: Shipment; changes: Changes; event: EventContract<ShipmentAct>; at: Date }[],
    by: Actor,
  ): Promise<number> {
    const rows = changed.map(({ shipment, changes }) => ({ ...shipment, ...changes, version: shipment.version + 1 }));
    await updateShipments(tx, rows);
    const events = changed.map(({ event, at }, n) =>
      event.of(rows[n]!.id, { state: stateOf(rows[n]!) }, by, { time: at }),
    );
    return this.log.announce(tx, ...events);
  }

  async maySee(shipment: Shipment, by: Actor): Promise<boolean> {
    const own = await this.about.scope.subtree(by);
    return own.includes(shipment.agencyId) || (shipment.fromAgencyId !== null && own.includes(shipment.fromAgencyId));
  }
}

export const etagOf = ({ version }: Pick<Shipment, 'version'>): string => `"${version}"`;

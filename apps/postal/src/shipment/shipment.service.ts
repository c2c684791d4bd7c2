import { Injectable } from '@nestjs/common';
import { DataSource, In, type EntityManager } from 'typeorm';
import { addDays, vietnamDay } from '#calendar';
import { Problem, shipmentRegistered, v7 } from '#contracts';
import type {
  Actor,
  Erased,
  EraseShipmentPeople,
  RegisterShipment,
  ShipmentPage,
  ShipmentQuery,
  ShipmentRef,
  ShipmentView,
} from '#contracts';
import { answer, once, repeatable, type Answer } from '#messaging';
import { OrderQueue } from '../carrier/order-queue.js';
import { PersonsService } from '../person/persons.service.js';
import type { GroundService } from './ground.service.js';
import { etagOf, ShipmentActs, type Asked } from './shipment-acts.service.js';
import { Shipment } from './shipment.entity.js';
import { findShipment, firstOf, isInUse, listShipmentIds } from './shipment.queries.js';
import { register, stateOf, type ShipmentFacts } from './shipment.rules.js';
import { ShipmentViews } from './shipment.view.js';
import { digestOfSlip, slipOf } from './slip.rules.js';

const PAGE = 100;
/** Working days without news after which an item is asked about. */
const IDLE_DAYS = 3;

@Injectable()
export class ShipmentService {
  private readonly about: GroundService;

  constructor(
    private readonly db: DataSource,
    private readonly acts: ShipmentActs,
    private readonly persons: PersonsService,
    private readonly orders: OrderQueue,
    private readonly views: ShipmentViews,
  ) {
    this.about = acts.about;
  }

  async register(command: RegisterShipment, asked: Asked): Promise<Answer<ShipmentView>> {
    const now = this.acts.clock.now();
    const facts = register(command, await this.about.ground(command, asked.by, now), now);
    if (command.order) this.orders.assertKnown(facts.carrier);
    const id = command.id ?? v7(now);
    const work = () => this.db.transaction((tx) => this.save(tx, id, { command, facts }, asked));
    const found = await repeatable(
      async () => ({ id, position: await work() }),
      (first) => Promise.resolve({ id: first, position: undefined }),
    );
    if (command.order) this.orders.rung();
    return this.answer(found.id, asked.by, found.position);
  }

  private async save(
    tx: EntityManager,
    id: string,
    { command, facts }: { command: RegisterShipment; facts: ShipmentFacts },
    { by, context }: Asked,
  ): Promise<number | undefined> {
    await once(tx, context, 'postal.shipment.register', by, id);
    const digest = digestOfSlip(command, by);
    const first = command.id ? await firstOf(tx, id) : null;
    if (first?.digest?.equals(digest)) return undefined;
    if (first) throw new Problem('conflict', 'conflict.id-reused', { id });
    await this.assertFree(tx, facts);
    await tx.getRepository(Shipment).insert({ ...facts, id, digest });
    const people = slipOf({ ...command, id });
    if (people) await this.persons.keep(tx, id, people.slip);
    if (command.order) await this.orders.enqueue(tx, id, facts.carrier!);
    await this.orders.reopenEvents(tx, facts.trackingNumber ? [facts.trackingNumber] : []);
    const time = facts.acceptedAt ?? facts.registeredAt;
    return this.acts.log.announce(tx, shipmentRegistered.of(id, { state: stateOf(facts) }, by, { time }));
  }

  private async assertFree(tx: EntityManager, { trackingNumber: number, ...facts }: ShipmentFacts): Promise<void> {
    const day = facts.acceptedOn ?? vietnamDay(facts.registeredAt);
    if (number && (await isInUse(tx, number, day))) throw new Problem('conflict', 'postal.number-in-use', { number });
  }

  async get({ id }: ShipmentRef, by: Actor): Promise<Answer<ShipmentView>> {
    const found = await findShipment(this.db.manager, id, await this.about.scope.subtree(by));
    const slip = await this.persons.read(id, by);
    const order = await this.orders.find(id);
    return answer(await this.views.of(found, this.acts.clock.now(), { slip, order }), { etag: etagOf(found) });
  }

  /** What names people is emptied; the item and its days stay. */
  async erase({ id }: EraseShipmentPeople, by: Actor): Promise<Erased> {
    await findShipment(this.db.manager, id, await this.about.scope.subtree(by));
    await this.db.transaction((tx) => this.persons.erase(tx, id));
    return { erased: true };
  }

  async list(query: ShipmentQuery, by: Actor): Promise<ShipmentPage> {
    const now = this.acts.clock.now();
    const limit = query.limit ?? PAGE;
    const scope = {
      agencies: await this.about.scope.visible(by, query.agency),
      today: vietnamDay(now),
      idleSince: await this.idleSince(query.idleDays ?? IDLE_DAYS, now),
    };
    const ids = await listShipmentIds(this.db.manager, query, scope, limit);
    const found = await this.db.getRepository(Shipment).findBy({ id: In(ids) });
    const byId = new Map(found.map((one) => [one.id, one]));
    const items: ShipmentView[] = [];
    for (const id of ids) items.push(await this.views.of(byId.get(id)!, now));
    return { items, next: ids.length === limit ? ids.at(-1)! : null };
  }

  /** The start of the n-th working day back. */
  private async idleSince(days: number, now: Date): Promise<Date> {
    const working = await this.about.workingDaysBack(vietnamDay(now), days);
    return new Date(`${addDays(working, 0)}T00:00:00+07:00`);
  }

  async answer(id: string, by: Actor, position?: number): Promise<Answer<ShipmentView>> {
    const found = await findShipment(this.db.manager, id, await this.about.scope.subtree(by));
    const order = await this.orders.find(id);
    return answer(await this.views.of(found, this.acts.clock.now(), { order }), {
      position,
      etag: etagOf(found),
      status: 201,
    });
  }
}

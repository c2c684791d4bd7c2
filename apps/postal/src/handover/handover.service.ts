import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import {
  handoverSigned,
  Problem,
  shipmentBroughtBack,
  shipmentHandedOver,
  shipmentRefused,
  v7,
  type Actor,
  type AddSignature,
  type HandoverRef,
  type HandoverView,
  type SignHandover,
} from '#contracts';
import { actorKey, answer, once, repeatable, type Answer } from '#messaging';
import { PersonsService } from '../person/persons.service.js';
import type { GroundService } from '../shipment/ground.service.js';
import type { Shipment } from '../shipment/shipment.entity.js';
import { ShipmentActs, type Asked } from '../shipment/shipment-acts.service.js';
import { lockShipments } from '../shipment/shipment.queries.js';
import { findHandover, handoverOf, insertHandover, sealHandover, type HandoverRow } from './handover.queries.js';
import { assertWritable, effectOf, lineOf, signedAt } from './handover.rules.js';
import { happenedAt } from '../shipment/moment.rules.js';

type Answered = Promise<Answer<HandoverView>>;

@Injectable()
export class HandoverService {
  private readonly about: GroundService;

  constructor(
    private readonly db: DataSource,
    private readonly acts: ShipmentActs,
    private readonly persons: PersonsService,
  ) {
    this.about = acts.about;
  }

  async sign(command: SignHandover, asked: Asked): Answered {
    const id = command.id ?? v7(this.acts.clock.now());
    const work = () => this.db.transaction((tx) => this.signInside(tx, { ...command, id }, asked));
    return repeatable(
      async () => this.answer(id, asked.by, (await work()).position),
      (first) => this.answer(first, asked.by),
    );
  }

  /** In the caller's transaction. `fresh`: they were not written before. */
  async signInside(
    tx: EntityManager,
    command: SignHandover & { id: string },
    { by, context }: Asked,
  ): Promise<{ fresh: boolean; position?: number }> {
    const { id, ...said } = command;
    const agencyId = await this.about.idOf(command.agencyCode);
    await this.about.scope.assertWithin(by, agencyId);
    for (const { at } of command.signatures) happenedAt(at, this.acts.clock.now());
    await once(tx, context, 'postal.handover.sign', by, id);
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 2))', [id]);
    const digest = createHash('sha256')
      .update(JSON.stringify([actorKey(by), said]))
      .digest();
    const first = await findHandover(tx, id);
    if (first?.digest.equals(digest)) return { fresh: false };
    if (first) throw new Problem('conflict', 'conflict.id-reused', { id });
    const position = await this.write(tx, { agencyId, digest }, command, by);
    return { fresh: true, ...(position ? { position } : {}) };
  }

  private async write(
    tx: EntityManager,
    { agencyId, digest }: { agencyId: string; digest: Buffer },
    command: SignHandover & { id: string },
    by: Actor,
  ): Promise<number | undefined> {
    const { id, direction, signatures } = command;
    const items = command.items.map(({ shipmentId, refusedFor, wayBackPaidBy }) => ({
      shipmentId,
      refusedFor,
      wayBackPaidBy,
    }));
    const signedBy = signatures.map(({ side, at }) => ({ side, at: new Date(at).toISOString(), actor: actorKey(by) }));
    const about = { id, number: null, direction, agencyId, items, lines: [], signedBy, signedAt: null, digest };
    const row: HandoverRow = about;
    const at = signedAt(signatures);
    const shipments = await this.shipmentsOf(tx, row);
    row.lines = items.map((item) => lineOf(shipments.get(item.shipmentId)!, item));
    await insertHandover(tx, row);
    const notes = Object.fromEntries(
      command.items.flatMap(({ shipmentId, note }) => (note ? [[shipmentId, note]] : [])),
    );
    await this.persons.keepSigners(tx, id, { signers: signatures, notes });
    return at ? this.effect(tx, row, { at, by, shipments }) : undefined;
  }

  /** The other side signs what the first has written. */
  addSignature(command: AddSignature, { by, context }: Asked): Answered {
    const work = () =>
      this.db.transaction(async (tx) => {
        const row = await handoverOf(tx, command.id, await this.about.scope.subtree(by), true);
        await once(tx, context, 'postal.handover.add-signature', by, row.id);
        const [first] = row.signedBy;
        if (row.signedAt || !first) throw new Problem('conflict', 'postal.already-signed');
        if (first.actor === actorKey(by)) throw new Problem('refused', 'postal.same-signer');
        const at = happenedAt(command.at, this.acts.clock.now());
        const side = first.side === 'post' ? ('agency' as const) : ('post' as const);
        const { name, position } = command;
        await this.persons.addSigner(tx, row.id, { side, name, position, at: at.toISOString() });
        row.signedBy.push({ side, at: at.toISOString(), actor: actorKey(by) });
        const later = new Date(Math.max(at.getTime(), Date.parse(first.at)));
        return this.effect(tx, row, { at: later, by, shipments: await this.shipmentsOf(tx, row) });
      });
    return repeatable(
      async () => this.answer(command.id, by, await work()),
      (id) => this.answer(id, by),
    );
  }

  /** Signed by both: every item moves, and the minutes say so. */
  private async effect(
    tx: EntityManager,
    row: HandoverRow,
    { at, by, shipments }: { at: Date; by: Actor; shipments: ReadonlyMap<string, Shipment> },
  ): Promise<number> {
    const moment = { at, now: this.acts.clock.now(), calendar: await this.about.scope.calendarOf(row.agencyId) };
    row.lines = row.items.map((item) => lineOf(shipments.get(item.shipmentId)!, item));
    const changed = row.items.map((item) => {
      const shipment = shipments.get(item.shipmentId)!;
      const changes = effectOf(shipment, item, row, moment);
      const back = changes.status === 'brought-back' ? shipmentBroughtBack : shipmentHandedOver;
      return { shipment, changes, event: item.refusedFor ? shipmentRefused : back, at };
    });
    await this.acts.save(tx, changed, by);
    const code = (await this.about.scope.codeOf(row.agencyId)) ?? row.agencyId;
    const signedOn = vietnamDay(at);
    const number = await sealHandover(tx, row, { code, signedAt: at, signedOn });
    const { direction, agencyId, lines } = row;
    const state = { number, direction, agencyId, signedAt: at.toISOString(), signedOn, items: lines };
    return this.acts.log.announce(tx, handoverSigned.of(row.id, state, by, { time: at }));
  }

  private async shipmentsOf(tx: EntityManager, row: HandoverRow) {
    const found = await lockShipments(
      tx,
      row.items.map(({ shipmentId }) => shipmentId),
    );
    const shipments = new Map(found.map((shipment) => [shipment.id, shipment]));
    assertWritable(row.items, shipments, row);
    return shipments;
  }

  get({ id }: HandoverRef, by: Actor): Answered {
    return this.answer(id, by);
  }

  private async answer(id: string, by: Actor, position?: number): Answered {
    const row = await handoverOf(this.db, id, await this.about.scope.subtree(by));
    const [first] = row.signedBy;
    const view: HandoverView = {
      id: row.id,
      number: row.number,
      direction: row.direction,
      agencyCode: (await this.about.scope.codeOf(row.agencyId)) ?? row.agencyId,
      signed: row.signedAt !== null,
      signedAt: row.signedAt?.toISOString() ?? null,
      waitsFor: row.signedAt || !first ? null : first.side === 'post' ? 'agency' : 'post',
      items: row.lines,
    };
    return answer(view, { position, status: position === undefined ? undefined : 201 });
  }
}

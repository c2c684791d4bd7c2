import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, v7 } from '#contracts';
import type { Actor, BalanceQuery, BalanceView, CloseDay, CollectMoney, MoneyMoved, RemitMoney } from '#contracts';
import { actorKey, CLOCK, once, repeatable, type Clock } from '#messaging';
import { GroundService } from '../shipment/ground.service.js';
import type { Asked } from '../shipment/shipment-acts.service.js';
import { findShipment, shipmentsById } from '../shipment/shipment.queries.js';
import {
  balanceLines,
  digestOfMovement,
  digestsOf,
  insertMovements,
  lastClosedDay,
  lockAgency,
  markClosed,
  outstandingOf,
  type Movement,
} from './money.queries.js';
import { happenedAt } from '../shipment/moment.rules.js';

/** A movement's id, when its caller chose one, and when it was. */
interface Moving {
  id?: string | null;
  at?: string | null;
}

type Wanted = Pick<Movement, 'shipmentId' | 'agencyId' | 'kind' | 'collected' | 'remitted' | 'paper'>;

/** Fees and cash on delivery: collected against a receipt, paid over to the agency, down to zero (QĐ 45/2016 Art.6.6, 7.5). */
@Injectable()
export class MoneyService {
  constructor(
    private readonly db: DataSource,
    private readonly about: GroundService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  collect(command: CollectMoney, asked: Asked): Promise<MoneyMoved> {
    return this.move(command, asked, (tx, own) => this.collected(tx, command, own));
  }

  remit(command: RemitMoney, asked: Asked): Promise<MoneyMoved> {
    return this.move(command, asked, () => this.remitted(command, asked.by));
  }

  /** Many receipts in the caller's transaction, each taken or refused by itself; no id may stand twice. */
  async collectAll(tx: EntityManager, commands: readonly (CollectMoney & { id: string })[], by: Actor) {
    const own = await this.about.scope.subtree(by);
    const shipments = await shipmentsById(
      tx,
      commands.map(({ shipmentId }) => shipmentId),
      own,
    );
    const agencies = [...new Set([...shipments.values()].map(({ agencyId }) => agencyId))].sort();
    const closed = new Map<string, string | null>();
    for (const agencyId of agencies) {
      await lockAgency(tx, agencyId);
      closed.set(agencyId, await lastClosedDay(tx, agencyId));
    }
    const firsts = await digestsOf(
      tx,
      commands.map(({ id }) => id),
    );
    const rows: Movement[] = [];
    const outcomes = commands.map((command): 'accepted' | 'unchanged' | Problem => {
      try {
        const row = this.receiptOf(command, by, shipments);
        const first = firsts.get(row.id);
        if (first?.equals(row.digest)) return 'unchanged';
        if (first) throw new Problem('conflict', 'conflict.id-reused', { id: row.id });
        assertOpen(row.day, closed.get(row.agencyId) ?? null);
        rows.push(row);
        return 'accepted';
      } catch (error) {
        if (error instanceof Problem) return error;
        throw error;
      }
    });
    if (rows.length > 0) await insertMovements(tx, rows);
    return outcomes;
  }

  private receiptOf(
    command: CollectMoney & { id: string },
    by: Actor,
    shipments: ReadonlyMap<string, { agencyId: string }>,
  ): Movement {
    const shipment = shipments.get(command.shipmentId);
    if (!shipment) throw new Problem('not-found', 'not-found.record', { what: 'shipment', id: command.shipmentId });
    return this.rowOf(command, by, receipt(command, shipment.agencyId));
  }

  async remitInside(tx: EntityManager, command: RemitMoney & { id: string }, asked: Asked): Promise<boolean> {
    return this.moveInside(tx, command, asked, await this.remitted(command, asked.by));
  }

  private async collected(tx: EntityManager, command: CollectMoney, own: readonly string[]): Promise<Wanted> {
    const { agencyId } = await findShipment(tx, command.shipmentId, own);
    return receipt(command, agencyId);
  }

  private async remitted({ agencyCode, kind, amount, voucher: paper }: RemitMoney, by: Actor): Promise<Wanted> {
    const agencyId = await this.about.idOf(agencyCode);
    await this.about.scope.assertWithin(by, agencyId);
    return { shipmentId: null, agencyId, kind, collected: 0, remitted: amount, paper };
  }

  private async move(
    command: Moving,
    asked: Asked,
    wantedOf: (tx: EntityManager, own: readonly string[]) => Promise<Wanted>,
  ): Promise<MoneyMoved> {
    const id = command.id ?? v7(this.clock.now());
    const wanted = await wantedOf(this.db.manager, await this.about.scope.subtree(asked.by));
    const work = () =>
      this.db.transaction(async (tx) => {
        await this.moveInside(tx, { ...command, id }, asked, wanted);
        return this.moved(tx, id, wanted.agencyId);
      });
    return repeatable(work, (found) => this.moved(this.db.manager, found, wanted.agencyId));
  }

  private async moveInside(
    tx: EntityManager,
    command: Moving & { id: string },
    { by, context }: Asked,
    wanted: Wanted,
  ): Promise<boolean> {
    const row = this.rowOf(command, by, wanted);
    await once(tx, context, 'postal.money', by, row.id);
    await lockAgency(tx, wanted.agencyId);
    const first = await digestOfMovement(tx, row.id);
    if (first && !first.equals(row.digest)) throw new Problem('conflict', 'conflict.id-reused', { id: row.id });
    if (!first) await this.write(tx, row);
    return !first;
  }

  private rowOf(command: Moving & { id: string }, by: Actor, wanted: Wanted): Movement {
    const { id, ...said } = command;
    const at = happenedAt(command.at, this.clock.now());
    const digest = createHash('sha256')
      .update(JSON.stringify([actorKey(by), said]))
      .digest();
    return { id, ...wanted, at, day: vietnamDay(at), actor: actorKey(by), digest };
  }

  private async write(tx: EntityManager, row: Movement): Promise<void> {
    assertOpen(row.day, await lastClosedDay(tx, row.agencyId));
    if (row.remitted > 0) {
      const outstanding = await outstandingOf(tx, row.agencyId, { kind: row.kind });
      if (row.remitted > outstanding) throw new Problem('refused', 'postal.remitted-too-much', { outstanding });
    }
    await insertMovements(tx, [row]);
  }

  private async moved(tx: EntityManager, id: string, agencyId: string): Promise<MoneyMoved> {
    const agencyCode = (await this.about.scope.codeOf(agencyId)) ?? agencyId;
    return { id, agencyCode, outstanding: await outstandingOf(tx, agencyId) };
  }

  async balance(query: BalanceQuery, by: Actor): Promise<BalanceView> {
    const day = query.day ?? vietnamDay(this.clock.now());
    return this.balanceOf(await this.about.scope.visible(by, query.agency), day);
  }

  private async balanceOf(agencies: readonly string[], day: string): Promise<BalanceView> {
    const found = await balanceLines(this.db, agencies, day);
    const lines = await Promise.all(
      found.map(async ({ agencyId, ...line }) => ({
        agencyCode: (await this.about.scope.codeOf(agencyId)) ?? agencyId,
        ...line,
        after: line.kind === 'postage' ? 0 : line.after,
      })),
    );
    const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((total, line) => total + of(line), 0);
    const outstanding = sum(({ after }) => after);
    return { day, collected: sum(({ collected }) => collected), outstanding, balanced: outstanding === 0, lines };
  }

  /** The day total is final once it is closed, and it is closed only at zero. */
  async close({ agencyCode, day }: CloseDay, by: Actor): Promise<BalanceView> {
    const agencyId = await this.about.idOf(agencyCode);
    await this.about.scope.assertWithin(by, agencyId);
    const at = this.clock.now();
    if (day > vietnamDay(at)) throw new Problem('refused', 'postal.in-the-future');
    await this.db.transaction(async (tx) => {
      await lockAgency(tx, agencyId);
      const outstanding = await outstandingOf(tx, agencyId, { until: day });
      if (outstanding !== 0) throw new Problem('refused', 'postal.balance-open', { outstanding });
      await markClosed(tx, agencyId, day, { actor: actorKey(by), at });
    });
    return this.balanceOf([agencyId], day);
  }
}

const receipt = ({ shipmentId, kind, amount, receiptNumber: paper }: CollectMoney, agencyId: string): Wanted => ({
  ...{ shipmentId, agencyId, kind, collected: amount, remitted: 0, paper },
});

function assertOpen(day: string, closed: string | null): void {
  if (closed && day <= closed) throw new Problem('refused', 'postal.day-closed', { day: closed });
}

import { createHash } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, rangeRecorded, v7 } from '#contracts';
import type { Actor, CloseRange, RangeRef, RangesPage, RangesQuery, RangeView, ReserveNumbers } from '#contracts';
import { actorKey, answer, CLOCK, EventLog, type Answer, type Clock } from '#messaging';
import { CatalogueCopy, codeOn, dayPart } from '../catalogue-copy.js';
import { dayFull } from '../reception/reception.queries.js';
import { endRange, findRange, insertRange, listRangeRows, numbersOf, takeNumbers } from './range.queries.js';
import type { NumberRange, NumberRow } from './range.queries.js';

const PAGE = 20;

/**
 * Numbers for paper receipts during a power cut. They are taken from the counter of the agency's day, so that no other dossier
 * can get them, and each ends as one of: used by a dossier, given back, void with a reason. Codes of the day stay 0001…n.
 */
@Injectable()
export class RangesService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async reserve(command: ReserveNumbers, by: Actor): Promise<Answer<RangeView>> {
    const { agencyCode, day, count, reason } = command;
    const now = this.clock.now();
    if (day < vietnamDay(now)) throw new Problem('refused', 'dossier.range-day', { day });
    const agencyId = await this.catalogue.unitOf(agencyCode);
    await this.catalogue.assertWithin(by, agencyId, null);
    const id = command.id ?? v7(now);
    const digest = digestOf(command, by);
    const known = await this.known(id, digest);
    if (known) return answer(await this.viewOf(known), { status: 201 });
    const position = await this.db.transaction(async (tx) => {
      const last = await takeNumbers(tx, agencyId, day, count).catch((error: unknown) =>
        dayFull(error, { agency: agencyCode, day }),
      );
      const about = { closedAt: null, closingReason: null, reservedBy: actorKey(by), reservedAt: now, digest };
      await insertRange(tx, { id, agencyId, day, first: last - count + 1, last, reason, ...about });
      return this.announce(tx, id, by, now);
    });
    return answer(await this.viewOf(await findRange(this.db, id)), { position, status: 201 });
  }

  /** Closed again it stays as it is. */
  async close({ id, reason }: CloseRange, by: Actor): Promise<Answer<RangeView>> {
    const now = this.clock.now();
    await this.catalogue.assertWithin(by, (await findRange(this.db, id)).agencyId, null);
    const position = await this.db.transaction(async (tx) => {
      const range = await findRange(tx, id, true);
      if (range.closedAt) return undefined;
      await endRange(tx, range, reason, now);
      return this.announce(tx, id, by, now);
    });
    return answer(await this.viewOf(await findRange(this.db, id)), { position, status: 201 });
  }

  async get({ id }: RangeRef, by: Actor): Promise<RangeView> {
    const range = await findRange(this.db, id);
    await this.catalogue.assertWithin(by, range.agencyId, null);
    return this.viewOf(range);
  }

  async list({ agency, day, limit = PAGE, after }: RangesQuery, by: Actor): Promise<RangesPage> {
    const agencyIds = await this.catalogue.scope.visible(by, agency);
    const filter = { agencyIds, day: day ?? null, after: after ?? null, limit };
    const found = await listRangeRows(this.db, filter);
    const items = await Promise.all(found.map((range) => this.viewOf(range)));
    return { items, next: items.length === limit ? items.at(-1)!.id : null };
  }

  private async known(id: string, digest: Buffer): Promise<NumberRange | undefined> {
    const found = await findRange(this.db, id).catch((error: unknown) => {
      if (error instanceof Problem) return undefined;
      throw error;
    });
    if (found && !found.digest.equals(digest)) throw new Problem('conflict', 'conflict.id-reused', { id });
    return found;
  }

  private async announce(tx: EntityManager, id: string, by: Actor, time: Date): Promise<number> {
    const { agencyId, day, first, last, closedAt } = await findRange(tx, id);
    const numbers = await numbersOf(tx, [id]);
    const used = numbers.filter((one) => one.used).length;
    const voided = numbers.filter(({ state }) => state === 'void').length;
    const data = { agencyId, day, first, last, used, voided, closed: closedAt !== null };
    return this.log.announce(tx, rangeRecorded.of(id, data, by, { time }));
  }

  private async viewOf(range: NumberRange): Promise<RangeView> {
    const { id, agencyId, day, first, last, reason, closedAt, closingReason } = range;
    const agency = (await this.catalogue.tree()).get(agencyId);
    const prefix = agency ? `${codeOn(agency, day)}-${dayPart(day)}-` : '';
    const numbers = await numbersOf(this.db, [id]);
    return {
      id,
      agencyCode: agency?.codes[0]?.code ?? agencyId,
      day,
      first,
      last,
      reason,
      closed: closedAt !== null,
      closingReason,
      numbers: numbers.map((row) => ({
        n: row.n,
        code: prefix + String(row.n).padStart(4, '0'),
        state: stateOf(row),
      })),
    };
  }
}

const stateOf = ({ used, state }: NumberRow) => (used ? 'used' : state);

const digestOf = (command: ReserveNumbers, by: Actor): Buffer =>
  createHash('sha256')
    .update(JSON.stringify([by.issuer, by.subject, command.agencyCode, command.day, command.count, command.reason]))
    .digest();

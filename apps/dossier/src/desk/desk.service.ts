import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { CalendarError, officeTimeBetween, shiftWorkingDays, vietnamDay, type WorkingCalendar } from '#calendar';
import { Problem, type Actor, type BulkOutcome, type BulkView, type DeskPage, type DeskQuery } from '#contracts';
import type { DossierItem, DueQuery, DueView, QueueItem, QueuePage, QueueQuery, ReassignMany } from '#contracts';
import { CLOCK, type Clock, type RequestContext } from '#messaging';
import { AssignmentService } from '../assignment/assignment.service.js';
import { CatalogueCopy } from '../catalogue-copy.js';
import { Dossier } from '../dossier.entity.js';
import { itemOf } from '../dossier.view.js';
import { deskIds, dueIds, keyOf, keyText, openOf, queueIds } from './desk.queries.js';
import { byPerson } from './due.rules.js';

const PAGE = 50;
const DAYS = 5;
const MOST = 2_000;
const BULK = 500;

/** What lies on whose desk. */
@Injectable()
export class DeskService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly assignment: AssignmentService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async queue({ agency, overdue, limit = PAGE, after }: QueueQuery, by: Actor): Promise<QueuePage> {
    const agencyIds = await this.catalogue.scope.visible(by, agency);
    const dueBefore = overdue ? this.clock.now() : null;
    const ids = await queueIds(this.db, { agencyIds, dueBefore, after: keyOf(after), limit });
    const dossiers = await this.inOrder(ids.map(({ id }) => id));
    const items = await Promise.all(dossiers.map((dossier) => this.queued(dossier)));
    return { items, next: ids.length === limit ? keyText(ids.at(-1)!) : null };
  }

  async desk(query: DeskQuery, by: Actor): Promise<DeskPage> {
    const { agency, unit, limit = PAGE, after } = query;
    const agencyIds = await this.catalogue.scope.visible(by, agency);
    const unitId = unit ? await this.catalogue.unitOf(unit) : null;
    const handler = query.handler ?? (unitId ? null : by.subject);
    const ids = await deskIds(this.db, { agencyIds, handler, unitId, after: keyOf(after), limit });
    const items = await this.items(ids.map(({ id }) => id));
    return { items, next: ids.length === limit ? keyText(ids.at(-1)!) : null };
  }

  async due({ agency, days = DAYS }: DueQuery, by: Actor): Promise<DueView> {
    const agencyIds = await this.catalogue.scope.visible(by, agency);
    const today = vietnamDay(this.clock.now());
    const until = shiftWorkingDays(today, days, await this.catalogue.calendarOf(agencyIds[0] ?? ''));
    const ids = await dueIds(this.db, agencyIds, until, MOST);
    const dossiers = await this.inOrder(ids);
    const items = await this.items(ids);
    const handlers = new Map(dossiers.map(({ id, handler }) => [id, handler]));
    return { until, people: byPerson(items, handlers), more: ids.length === MOST };
  }

  /** Each dossier by itself: one that can't be handed over holds up no other. */
  async reassign(command: ReassignMany, by: Actor, context: RequestContext): Promise<BulkView> {
    const { from, refs = [], to: handler, unit, reason } = command;
    if (!from && refs.length === 0) throw new Problem('invalid', 'dossier.assignee-missing');
    const found = refs.length > 0 ? refs : await openOf(this.db, from!, await this.catalogue.scope.subtree(by), BULK);
    const items: BulkOutcome[] = [];
    const each = { traceparent: context.traceparent, language: context.language };
    for (const ref of found) {
      const work = this.assignment.reassign({ ref, handler, unit, reason }, { by, context: each });
      items.push(await work.then(() => ({ ref, done: true, problem: null }), refusal(ref)));
    }
    return { items, more: refs.length === 0 && found.length === BULK };
  }

  private async queued(dossier: Dossier): Promise<QueueItem> {
    const { id, trackingNumber, procedureCode, agencyId, submittedAt, queueDueAt } = dossier;
    const now = this.clock.now();
    return {
      id,
      trackingNumber: trackingNumber ?? '',
      procedureCode,
      agencyCode: (await this.catalogue.tree()).get(agencyId)?.codes[0]?.code ?? agencyId,
      submittedAt: submittedAt!.toISOString(),
      queueDueAt: queueDueAt && queueDueAt.toISOString(),
      waited: waited(submittedAt!, now, await this.catalogue.calendarOf(agencyId)),
      overdue: queueDueAt !== null && queueDueAt < now,
    };
  }

  private async items(ids: readonly string[]): Promise<DossierItem[]> {
    const tree = await this.catalogue.tree();
    const today = vietnamDay(this.clock.now());
    return (await this.inOrder(ids)).map((dossier) => itemOf(dossier, tree, today));
  }

  private async inOrder(ids: readonly string[]): Promise<Dossier[]> {
    const found = await this.db.getRepository(Dossier).findBy({ id: In([...ids]) });
    const byId = new Map(found.map((dossier) => [dossier.id, dossier]));
    return ids.flatMap((id) => byId.get(id) ?? []);
  }
}

const refusal =
  (ref: string) =>
  (error: unknown): BulkOutcome => {
    if (error instanceof Problem) return { ref, done: false, problem: error.code };
    throw error;
  };

function waited(from: Date, to: Date, calendar: WorkingCalendar): number {
  try {
    return officeTimeBetween(from, to, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return 0;
    throw error;
  }
}

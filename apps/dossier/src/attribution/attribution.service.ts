import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarError, vietnamDay } from '#calendar';
import { Problem, STATUSES } from '#contracts';
import type { Actor, AttributionView, ControlSheetView, DossierRef } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { VisibleDossiers } from '../visible-dossiers.js';
import { attribute, type Attributed } from './attribution.rules.js';
import { controlSheet } from './control-sheet.rules.js';
import { courseOf, isApproximate } from './course-of.rules.js';
import { readSteps } from './steps-read.queries.js';

/** Who had a dossier for how long, and form 05: projections of what was recorded. */
@Injectable()
export class AttributionService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly visible: VisibleDossiers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of({ ref }: DossierRef, by: Actor): Promise<AttributionView> {
    const dossier = await this.visible.one(ref, by);
    const { code, receivedAt, lawfulDueAt } = dossier;
    if (!code || !receivedAt) throw new Problem('refused', 'dossier.not-received');
    const course = courseOf(dossier, await readSteps(this.db, dossier.id), this.clock.now());
    const calendar = await this.catalogue.calendarOf(dossier.agencyId);
    const parts = inCalendar(() => attribute(course, calendar), vietnamDay(receivedAt));
    const tree = await this.catalogue.tree();
    const sum = (of: (one: Attributed) => number) => parts.reduce((all, one) => all + of(one), 0);
    return {
      code,
      from: receivedAt.toISOString(),
      to: new Date(course.end).toISOString(),
      lawfulDueAt: lawfulDueAt && lawfulDueAt.toISOString(),
      milliseconds: sum((one) => one.milliseconds),
      afterDue: sum((one) => one.afterDue),
      parts: parts.map(({ owner: { holder, unitId }, milliseconds, afterDue }) => {
        const unit = unitId && (tree.get(unitId)?.codes[0]?.code ?? null);
        return { holder, unitId, unit, milliseconds, afterDue };
      }),
      approximate: isApproximate(dossier),
    };
  }

  async controlSheet({ ref }: DossierRef, by: Actor): Promise<ControlSheetView> {
    const dossier = await this.visible.one(ref, by);
    const { code, receivedAt, lawfulDueAt, completedAt, completedOn, closedOn, status } = dossier;
    if (!code || !receivedAt) throw new Problem('refused', 'dossier.not-received');
    const end = completedAt ?? (closedOn ? dossier.lastActAt : null);
    const steps = await readSteps(this.db, dossier.id);
    return {
      code,
      agency: (await this.catalogue.tree()).get(dossier.agencyId)?.codes[0]?.code ?? dossier.agencyId,
      receivedAt: receivedAt.toISOString(),
      lawfulDueAt: lawfulDueAt && lawfulDueAt.toISOString(),
      completedOn,
      status: STATUSES[status],
      rows: controlSheet(steps, end, vietnamDay(this.clock.now())),
    };
  }
}

function inCalendar<T>(work: () => T, day: string): T {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new Problem('refused', 'dossier.calendar-range', { year: day.slice(0, 4) });
  }
}

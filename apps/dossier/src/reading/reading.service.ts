import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, STATUSES } from '#contracts';
import type { Actor, DeadlineView, DossierPage, DossierQuery, DossierRef, DossierView } from '#contracts';
import type { HistoryPage, HistoryQuery, TrackDossier, TrackingView } from '#contracts';
import { answer, CLOCK, type Answer, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { Dossier } from '../dossier.entity.js';
import { findDossier } from '../dossier.queries.js';
import { timelinessOf } from '../dossier.rules.js';
import { etagOf, itemOf, viewOf } from '../dossier.view.js';
import { PersonsService } from '../person/persons.service.js';
import { dueDatesOf } from './deadline.rules.js';
import { DossierPages } from './dossier-pages.js';
import { readHistory } from './history.queries.js';

const PAGE = 50;

@Injectable()
export class ReadingService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
    private readonly pages: DossierPages,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async get({ ref }: DossierRef, by: Actor): Promise<Answer<DossierView>> {
    const dossier = await this.visible(ref, by);
    const person = await this.persons.read(dossier.id, by);
    const view = viewOf(dossier, await this.catalogue.tree(), this.today(), person);
    return answer(view, { etag: etagOf(dossier) });
  }

  async list(query: DossierQuery, by: Actor): Promise<DossierPage> {
    const { dossiers, next } = await this.pages.page(query, by, query.limit ?? PAGE);
    const tree = await this.catalogue.tree();
    return { items: dossiers.map((dossier) => itemOf(dossier, tree, this.today())), next };
  }

  async deadline({ ref }: DossierRef, by: Actor): Promise<DeadlineView> {
    const dossier = await this.visible(ref, by);
    const dates = dueDatesOf(dossier, await this.catalogue.calendarOf(dossier.agencyId));
    return {
      code: dossier.code ?? dossier.trackingNumber ?? '',
      timeliness: timelinessOf(dossier, this.today()),
      dates,
    };
  }

  async history({ ref, limit, after }: HistoryQuery, by: Actor): Promise<HistoryPage> {
    const dossier = await this.visible(ref, by);
    const size = limit ?? PAGE;
    const items = await readHistory(this.db, dossier.id, after ?? 0, size);
    return { items, next: items.length === size ? String(items.at(-1)!.position) : null };
  }

  /** For anyone: the code and how far it is (TT 01/2018 Art.16.2d). */
  async track({ code }: TrackDossier): Promise<TrackingView> {
    const ref = code.trim().toUpperCase();
    const known = /^[0-9A-Z.-]+$/.test(ref) && !/^[0-9A-F]{8}-/.test(ref);
    if (!known) throw new Problem('not-found', 'not-found.record', { what: 'dossier', id: code });
    const { status } = await findDossier(this.db, ref);
    return { code: ref, status, completion: STATUSES[status] };
  }

  private async visible(ref: string, by: Actor): Promise<Dossier> {
    const dossier = await findDossier(this.db, ref);
    if (!(await this.persons.owns(dossier.id, by)))
      await this.catalogue.assertWithin(by, dossier.agencyId, dossier.receivingUnitId);
    return dossier;
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

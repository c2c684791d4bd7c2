import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
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
import { keyText, listIds } from './dossier-list.queries.js';
import { readHistory } from './history.queries.js';

const PAGE = 50;

@Injectable()
export class ReadingService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async get({ ref }: DossierRef, by: Actor): Promise<Answer<DossierView>> {
    const dossier = await this.visible(ref, by);
    const person = await this.persons.read(dossier.id, by);
    const view = viewOf(dossier, await this.catalogue.tree(), this.today(), person);
    return answer(view, { etag: etagOf(dossier) });
  }

  async list(query: DossierQuery, by: Actor): Promise<DossierPage> {
    const limit = query.limit ?? PAGE;
    const scope = {
      agencies: await this.agencies(query.agency, by),
      words: query.applicant ? this.persons.wordsSought(query.applicant) : [],
      today: this.today(),
    };
    const ids = await listIds(this.db, query, scope, limit);
    const found = await this.db.getRepository(Dossier).findBy({ id: In(ids.map(({ id }) => id)) });
    const byId = new Map(found.map((dossier) => [dossier.id, dossier]));
    const tree = await this.catalogue.tree();
    const items = ids.flatMap(({ id }) => byId.get(id) ?? []).map((dossier) => itemOf(dossier, tree, scope.today));
    return { items, next: ids.length === limit ? keyText(ids.at(-1)!) : null };
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

  /** The actor's own subtree, or the part of it that is asked for. */
  private async agencies(ref: string | undefined, by: Actor): Promise<string[]> {
    const own = await this.catalogue.scope.subtree(by);
    if (!ref) return own;
    const tree = await this.catalogue.tree();
    const agency = tree.find(ref);
    if (!agency) throw new Problem('invalid', 'invalid.parameter', { name: 'agency', value: ref });
    if (!own.includes(agency.id)) throw new Problem('forbidden', 'forbidden.agency');
    const wanted = new Set(tree.subtree(agency.id));
    return own.filter((id) => wanted.has(id));
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

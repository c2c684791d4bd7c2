import { Inject, Injectable } from '@nestjs/common';
import { DataSource, In } from 'typeorm';
import { vietnamDay } from '#calendar';
import type { Actor, DossierQuery } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { Dossier } from '../dossier.entity.js';
import { PersonsService } from '../person/persons.service.js';
import { keyText, listIds, ownedIds, type ListedId } from './dossier-list.queries.js';

export interface ListedPage {
  dossiers: Dossier[];
  /** For `after`; null at the end. */
  next: string | null;
}

/** Pages of dossiers that somebody may see, newest first: lists and exports read through it alone. */
@Injectable()
export class DossierPages {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** An officer sees the dossiers of the own agencies, a citizen those they submitted. Throws `forbidden.agency`. */
  async page(query: DossierQuery, by: Actor, limit: number): Promise<ListedPage> {
    const ids = await this.ids(query, by, limit);
    const found = await this.db.getRepository(Dossier).findBy({ id: In(ids.map(({ id }) => id)) });
    const byId = new Map(found.map((dossier) => [dossier.id, dossier]));
    const dossiers = ids.flatMap(({ id }) => byId.get(id) ?? []);
    return { dossiers, next: ids.length === limit ? keyText(ids.at(-1)!) : null };
  }

  private async ids(query: DossierQuery, by: Actor, limit: number): Promise<ListedId[]> {
    const today = vietnamDay(this.clock.now());
    if (by.role === 'citizen') return ownedIds(this.db, query, { owners: this.persons.ownersSought(by), today }, limit);
    const agencies = await this.catalogue.scope.visible(by, query.agency);
    const words = query.applicant ? this.persons.wordsSought(query.applicant) : [];
    return listIds(this.db, query, { agencies, words, today }, limit);
  }
}

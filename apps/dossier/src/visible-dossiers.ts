import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#contracts';
import { CatalogueCopy } from './catalogue-copy.js';
import type { Dossier } from './dossier.entity.js';
import { findDossier } from './dossier.queries.js';
import { PersonsService } from './person/persons.service.js';

/** The only way to read one dossier: its applicant, or who works within an agency it stands at. */
@Injectable()
export class VisibleDossiers {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
  ) {}

  /** Throws `not-found.record`, `forbidden.agency`. */
  async one(ref: string, by: Actor): Promise<Dossier> {
    const dossier = await findDossier(this.db, ref);
    if (!(await this.persons.owns(dossier.id, by)))
      await this.catalogue.assertWithin(by, dossier.agencyId, dossier.receivingUnitId, dossier.unitId);
    return dossier;
  }

  /** For whom it waits, too: who proved by code and telephone that it is theirs to complete. */
  async toSupplement(ref: string, by: Actor): Promise<Dossier> {
    const dossier = await findDossier(this.db, ref);
    return (await this.persons.maySupplement(dossier.id, by)) ? dossier : this.one(ref, by);
  }
}

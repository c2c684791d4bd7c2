import { Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, EraseApplicant, Erased } from '#contracts';
import { CatalogueCopy } from '../catalogue-copy.js';
import { lockDossier } from '../dossier.queries.js';
import { PersonsService } from './persons.service.js';

@Injectable()
export class ErasureService {
  private readonly logger = new Logger(ErasureService.name);

  constructor(
    private readonly db: DataSource,
    private readonly persons: PersonsService,
    private readonly catalogue: CatalogueCopy,
  ) {}

  /** Facts, figures and the log keep their ids: they never held the person. */
  async erase({ ref }: EraseApplicant, by: Actor): Promise<Erased> {
    await this.db.transaction(async (tx) => {
      const dossier = await lockDossier(tx, ref);
      await this.catalogue.assertWithin(by, dossier.agencyId, dossier.receivingUnitId);
      await this.persons.erase(tx, dossier.id);
      this.logger.log(`applicant of ${dossier.id} erased by ${by.role}`);
    });
    return { erased: true };
  }
}

import { Inject, Injectable, Logger } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor, EraseApplicant, Erased } from '#contracts';
import { BLOBS, type BlobStore } from '#storage';
import { eraseAttachments } from '../attachments/attachments.queries.js';
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
    @Inject(BLOBS) private readonly blobs: BlobStore,
  ) {}

  /** Facts, figures and the log keep their ids: they never held the person. */
  async erase({ ref }: EraseApplicant, by: Actor): Promise<Erased> {
    const orphans = await this.db.transaction(async (tx) => {
      const dossier = await lockDossier(tx, ref);
      await this.catalogue.assertWithin(by, dossier.agencyId, dossier.receivingUnitId);
      await this.persons.erase(tx, dossier.id);
      this.logger.log(`applicant of ${dossier.id} erased by ${by.role}`);
      return eraseAttachments(tx, dossier.id);
    });
    for (const digest of orphans) await this.blobs.delete(digest);
    return { erased: true };
  }
}

import { Module } from '@nestjs/common';
import {
  DirectoryModule,
  directoryEntities,
  directoryMigrations,
  procedureCopyEntities,
  procedureCopyMigrations,
} from '#directory';
import { importsController, importsProviders, ImportsMigration } from '#imports';
import type { ServiceDefinition } from '#service';
import { ActsService } from './acts.service.js';
import { ApologyController } from './apology/apology.controller.js';
import { ApologyService } from './apology/apology.service.js';
import { CatalogueCopy } from './catalogue-copy.js';
import { DossierConfig } from './config.js';
import { CorrectionController } from './correction/correction.controller.js';
import { CorrectionService } from './correction/correction.service.js';
import { Dossier } from './dossier.entity.js';
import { CsvFormat, JsonLinesFormat } from './import/import-formats.js';
import { ImportService } from './import/import.service.js';
import { CreateDossier1770000000201 } from './migrations/1770000000201-create-dossier.js';
import { AddRequests1770000000260 } from './migrations/1770000000260-add-requests.js';
import { ErasureService } from './person/erasure.service.js';
import { PersonsController } from './person/persons.controller.js';
import { PersonsService } from './person/persons.service.js';
import { ReadingController } from './reading/reading.controller.js';
import { ReadingService } from './reading/reading.service.js';
import { ReceptionController } from './reception/reception.controller.js';
import { ReceptionService } from './reception/reception.service.js';
import { SubmissionService } from './reception/submission.service.js';
import { RedatingService } from './redating/redating.service.js';
import { SettlementController } from './settlement/settlement.controller.js';
import { SettlementService } from './settlement/settlement.service.js';
import { SupplementController } from './supplement/supplement.controller.js';
import { SupplementService } from './supplement/supplement.service.js';

@Module({
  imports: [DirectoryModule.forService({ procedures: true })],
  controllers: [
    ReceptionController,
    SettlementController,
    SupplementController,
    ApologyController,
    CorrectionController,
    ReadingController,
    PersonsController,
    importsController('dossier'),
  ],
  providers: [
    CatalogueCopy,
    PersonsService,
    ErasureService,
    ReceptionService,
    SubmissionService,
    ActsService,
    SettlementService,
    SupplementService,
    ApologyService,
    CorrectionService,
    ReadingService,
    RedatingService,
    ImportService,
    ...importsProviders('dossier', [JsonLinesFormat, CsvFormat]),
  ],
})
export class DossierModule {}

export const dossier: ServiceDefinition<DossierConfig> = {
  name: 'dossier',
  module: DossierModule,
  config: DossierConfig,
  entities: [...directoryEntities, ...procedureCopyEntities, Dossier],
  migrations: [
    ...directoryMigrations,
    ...procedureCopyMigrations,
    ImportsMigration,
    CreateDossier1770000000201,
    AddRequests1770000000260,
  ],
};

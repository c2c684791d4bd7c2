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
import { StorageModule } from '#storage';
import { ActsService } from './acts.service.js';
import { ApologyController } from './apology/apology.controller.js';
import { ApologyService } from './apology/apology.service.js';
import { AssignmentController } from './assignment/assignment.controller.js';
import { AssignmentService } from './assignment/assignment.service.js';
import { CatalogueCopy } from './catalogue-copy.js';
import { DossierConfig } from './config.js';
import { AttributionService } from './attribution/attribution.service.js';
import { CooperationController } from './cooperation/cooperation.controller.js';
import { CooperationService } from './cooperation/cooperation.service.js';
import { CorrectionController } from './correction/correction.controller.js';
import { CorrectionService } from './correction/correction.service.js';
import { CounterDayService } from './desk/counter-day.service.js';
import { DeskController } from './desk/desk.controller.js';
import { DeskService } from './desk/desk.service.js';
import { Dossier } from './dossier.entity.js';
import { CsvFormat, JsonLinesFormat } from './import/import-formats.js';
import { ImportService } from './import/import.service.js';
import { CreateDossier1770000000201 } from './migrations/1770000000201-create-dossier.js';
import { AddRequests1770000000260 } from './migrations/1770000000260-add-requests.js';
import { AddLegalLife1770000000270 } from './migrations/1770000000270-add-legal-life.js';
import { PaperBookController } from './paper-book/paper-book.controller.js';
import { PaperBook } from './paper-book/paper-book.entity.js';
import { PaperBookService } from './paper-book/paper-book.service.js';
import { AddProcedureVersion1770000000332 } from './migrations/1770000000332-add-procedure-version.js';
import { CreatePaperBook1770000000310 } from './migrations/1770000000310-create-paper-book.js';
import { ProvisionalProcedureRow } from './provisional/provisional.entity.js';
import { ProvisionalService } from './provisional/provisional.service.js';
import { CreateProvisional1770000000321 } from './migrations/1770000000321-create-provisional.js';
import { AddResumption1770000000320 } from './migrations/1770000000320-add-resumption.js';
import { ParametersController } from './parameters/parameters.controller.js';
import { DossierParameter } from './parameters/parameter.entity.js';
import { ParametersService } from './parameters/parameters.service.js';
import { paperworkControllers, paperworkMigrations, paperworkProviders } from './paperwork.js';
import { ErasureService } from './person/erasure.service.js';
import { PersonsController } from './person/persons.controller.js';
import { PersonsService } from './person/persons.service.js';
import { DossierPages } from './reading/dossier-pages.js';
import { ReadingController } from './reading/reading.controller.js';
import { ReadingService } from './reading/reading.service.js';
import { AddVisits1770000000290 } from './migrations/1770000000290-add-visits.js';
import { StepsAreAppendOnly1770000000298 } from './migrations/1770000000298-steps-are-append-only.js';
import { AddDesk1770000000292 } from './migrations/1770000000292-add-desk.js';
import { AddReservedNumbers1770000000291 } from './migrations/1770000000291-add-reserved-numbers.js';
import { RangesController } from './range/ranges.controller.js';
import { RangesService } from './range/ranges.service.js';
import { HandoverService } from './reception/handover.service.js';
import { ReceptionStore } from './reception/reception-store.js';
import { ReceptionController } from './reception/reception.controller.js';
import { ReceptionService } from './reception/reception.service.js';
import { SubmissionService } from './reception/submission.service.js';
import { RedatingController } from './redating/redating.controller.js';
import { Redating, RedatingMove } from './redating/redating.entity.js';
import { RedatingReadingService } from './redating/redating-reading.service.js';
import { RedatingService } from './redating/redating.service.js';
import { RedatingWorker } from './redating/redating-worker.js';
import { CreateRedating1770000000275 } from './migrations/1770000000275-create-redating.js';
import { SettlementController } from './settlement/settlement.controller.js';
import { SettlementService } from './settlement/settlement.service.js';
import { SupplementController } from './supplement/supplement.controller.js';
import { PublishedPapersService } from './supplement/published-papers.js';
import { SupplementService } from './supplement/supplement.service.js';
import { VisibleDossiers } from './visible-dossiers.js';
import { CasesService } from './visit/cases.service.js';
import { CounterVisit } from './visit/counter-visit.entity.js';
import { JoiningService } from './visit/joining.service.js';
import { VisitsController } from './visit/visits.controller.js';
import { VisitPlaces } from './visit/visit-places.js';
import { VisitsService } from './visit/visits.service.js';
import { WatchService } from './watch/watch.service.js';

@Module({
  imports: [DirectoryModule.forService({ procedures: true }), StorageModule],
  controllers: [
    ReceptionController,
    ParametersController,
    PaperBookController,
    VisitsController,
    RangesController,
    DeskController,
    AssignmentController,
    CooperationController,
    SettlementController,
    SupplementController,
    ApologyController,
    CorrectionController,
    ReadingController,
    PersonsController,
    ...paperworkControllers,
    RedatingController,
    importsController('dossier'),
  ],
  providers: [
    CatalogueCopy,
    PersonsService,
    ErasureService,
    ReceptionStore,
    HandoverService,
    ReceptionService,
    ProvisionalService,
    VisitPlaces,
    VisitsService,
    CasesService,
    JoiningService,
    RangesService,
    DeskService,
    CounterDayService,
    SubmissionService,
    ActsService,
    VisibleDossiers,
    ParametersService,
    PaperBookService,
    AssignmentService,
    CooperationService,
    AttributionService,
    WatchService,
    SettlementService,
    PublishedPapersService,
    SupplementService,
    ApologyService,
    CorrectionService,
    DossierPages,
    ReadingService,
    RedatingService,
    RedatingReadingService,
    RedatingWorker,
    ImportService,
    ...paperworkProviders,
    ...importsProviders('dossier', [JsonLinesFormat, CsvFormat]),
  ],
})
export class DossierModule {}

export const dossier: ServiceDefinition<DossierConfig> = {
  name: 'dossier',
  module: DossierModule,
  config: DossierConfig,
  entities: [
    ...directoryEntities,
    ...procedureCopyEntities,
    Dossier,
    DossierParameter,
    Redating,
    RedatingMove,
    CounterVisit,
    PaperBook,
    ProvisionalProcedureRow,
  ],
  migrations: [
    ...directoryMigrations,
    ...procedureCopyMigrations,
    ImportsMigration,
    CreateDossier1770000000201,
    AddRequests1770000000260,
    AddLegalLife1770000000270,
    CreateRedating1770000000275,
    ...paperworkMigrations,
    AddVisits1770000000290,
    AddReservedNumbers1770000000291,
    AddDesk1770000000292,
    StepsAreAppendOnly1770000000298,
    CreatePaperBook1770000000310,
    AddResumption1770000000320,
    CreateProvisional1770000000321,
    AddProcedureVersion1770000000332,
  ],
};

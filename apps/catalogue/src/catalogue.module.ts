import { Module } from '@nestjs/common';
import { importsController, ImportsMigration, importsProviders } from '#imports';
import type { ServiceDefinition } from '#service';
import { Agency, AgencyCode } from './agencies/agency.entity.js';
import { AgencyAccess } from './agencies/agency-access.js';
import { AgencyController } from './agencies/agency.controller.js';
import { AgencySeed } from './agencies/agency-seed.js';
import { AgencyService } from './agencies/agency.service.js';
import { ChangeSetService } from './agencies/change-set.service.js';
import { Assignment } from './assignments/assignment.entity.js';
import { AssignmentController } from './assignments/assignment.controller.js';
import { AssignmentService } from './assignments/assignment.service.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { CalendarDecisionRow } from './calendar/calendar-decision.entity.js';
import { CalendarSeed } from './calendar/calendar-seed.js';
import { CalendarService } from './calendar/calendar.service.js';
import { CatalogueConfig } from './config.js';
import { OfficialListFormat, OwnFormat, PortalFormat } from './imports/formats.js';
import { ProcedureImport } from './imports/procedure-import.js';
import { CreateAgency1770000000201 } from './migrations/1770000000201-create-agency.js';
import { CreateAssignment1770000000202 } from './migrations/1770000000202-create-assignment.js';
import { CreateCalendarDecision1770000000203 } from './migrations/1770000000203-create-calendar-decision.js';
import { CreateProcedure1770000000204 } from './migrations/1770000000204-create-procedure.js';
import { AddExclusion1770000000205 } from './migrations/1770000000205-add-exclusion.js';
import { CreatePublication1770000000206 } from './migrations/1770000000206-create-publication.js';
import { ExportController } from './export/export.controller.js';
import { ExportService } from './export/export.service.js';
import { ImportDifferenceRow } from './imports/difference.entity.js';
import { DifferenceService } from './imports/difference.service.js';
import { AddSplit1770000000209 } from './migrations/1770000000209-add-split.js';
import { CreateImportDifference1770000000208 } from './migrations/1770000000208-create-import-difference.js';
import { LegalDocumentController } from './legal/legal-document.controller.js';
import { LegalDocument } from './legal/legal-document.entity.js';
import { LegalDocumentService } from './legal/legal-document.service.js';
import { ListController } from './lists/list.controller.js';
import { DecisionList, LinkedProcedure } from './lists/list.entity.js';
import { ListService } from './lists/list.service.js';
import { CreateRegisters1770000000207 } from './migrations/1770000000207-create-registers.js';
import { ShorteningController } from './shortenings/shortening.controller.js';
import { Shortening } from './shortenings/shortening.entity.js';
import { ShorteningService } from './shortenings/shortening.service.js';
import { AwaitingService } from './procedures/awaiting.service.js';
import { ProcedureStore } from './procedures/procedure-store.js';
import { PublicationAlarms } from './publication/publication-alarms.service.js';
import { PublicationController } from './publication/publication.controller.js';
import { PublicationDuty, PublicationRule } from './publication/publication.entity.js';
import { PublicationParts } from './publication/publication-parts.js';
import { PublicationService } from './publication/publication.service.js';
import { PeriodicReview } from './publication/review.entity.js';
import { ReviewController } from './publication/review.controller.js';
import { ReviewService } from './publication/review.service.js';
import { PublicityController } from './publicity/publicity.controller.js';
import { Posting, WebItem } from './publicity/publicity.entity.js';
import { PublicityService } from './publicity/publicity.service.js';
import { WebItemService } from './publicity/web-item.service.js';
import { Acting } from './acting.service.js';
import {
  Offering,
  Procedure,
  ProcedureAlias,
  ProcedureSource,
  ProcedureVersion,
  ProcedureVersionPast,
} from './procedures/procedure.entity.js';
import { ProcedureController } from './procedures/procedure.controller.js';
import { ProcedureReadingService } from './procedures/procedure-reading.service.js';
import { ProcedureService } from './procedures/procedure.service.js';
import { ProvisionalService } from './procedures/provisional.service.js';

@Module({
  controllers: [
    AgencyController,
    AssignmentController,
    CalendarController,
    ProcedureController,
    PublicationController,
    ReviewController,
    PublicityController,
    LegalDocumentController,
    ListController,
    ShorteningController,
    ExportController,
    importsController('catalogue'),
  ],
  providers: [
    AgencyAccess,
    AgencyService,
    ChangeSetService,
    AgencySeed,
    AssignmentService,
    CalendarService,
    CalendarSeed,
    ProcedureReadingService,
    ProcedureService,
    ProvisionalService,
    ProcedureStore,
    AwaitingService,
    Acting,
    PublicationParts,
    PublicationService,
    PublicationAlarms,
    ReviewService,
    PublicityService,
    WebItemService,
    LegalDocumentService,
    ListService,
    ShorteningService,
    ExportService,
    DifferenceService,
    ProcedureImport,
    ...importsProviders('catalogue', [PortalFormat, OfficialListFormat, OwnFormat]),
  ],
})
export class CatalogueModule {}

export const catalogue: ServiceDefinition<CatalogueConfig> = {
  name: 'catalogue',
  module: CatalogueModule,
  config: CatalogueConfig,
  entities: [
    Agency,
    AgencyCode,
    Assignment,
    CalendarDecisionRow,
    Procedure,
    ProcedureVersion,
    ProcedureAlias,
    ProcedureSource,
    Offering,
    PublicationDuty,
    PublicationRule,
    PeriodicReview,
    Posting,
    WebItem,
    LegalDocument,
    DecisionList,
    LinkedProcedure,
    Shortening,
    ProcedureVersionPast,
    ImportDifferenceRow,
  ],
  migrations: [
    CreateAgency1770000000201,
    CreateAssignment1770000000202,
    CreateCalendarDecision1770000000203,
    CreateProcedure1770000000204,
    AddExclusion1770000000205,
    CreatePublication1770000000206,
    CreateRegisters1770000000207,
    CreateImportDifference1770000000208,
    AddSplit1770000000209,
    ImportsMigration,
  ],
};

import { Module } from '@nestjs/common';
import type { ServiceDefinition } from '#service';
import { ChangesService } from './changes/changes.service.js';
import { ReportingConfig } from './config.js';
import { EvidenceController } from './evidence/evidence.controller.js';
import { EvidenceService } from './evidence/evidence.service.js';
import { CatalogueFacts } from './facts/catalogue-facts.service.js';
import { DossierFacts } from './facts/dossier-facts.service.js';
import { LogInstants } from './facts/log-instants.service.js';
import { FiguresController } from './figures/figures.controller.js';
import { FiguresService } from './figures/figures.service.js';
import { Moments } from './figures/moment.service.js';
import { ReadYourWrites } from './figures/read-your-writes.service.js';
import { Snapshots } from './figures/snapshot.js';
import { Watermarks } from './figures/watermarks.service.js';
import { KindFacts } from './kinds/kind-facts.service.js';
import { LANES } from './lanes.js';
import { CellReader } from './live/cell-reader.service.js';
import { LiveFigures } from './live/live-figures.service.js';
import { CreateFacts1770000004001 } from './migrations/1770000004001-create-facts.js';
import { CreateCells1770000004002 } from './migrations/1770000004002-create-cells.js';
import { CreateRebuild1770000004003 } from './migrations/1770000004003-create-rebuild.js';
import { LateAndSupplemented1770000004010 } from './migrations/1770000004010-late-and-supplemented.js';
import { CreateKinds1770000004011 } from './migrations/1770000004011-create-kinds.js';
import { CatalogueRecords1770000004020 } from './migrations/1770000004020-catalogue-records.js';
import { VotesAndLinked1770000004021 } from './migrations/1770000004021-votes-and-linked.js';
import { CreateExchangeKinds1770000004022 } from './migrations/1770000004022-create-exchange-kinds.js';
import { CreatePaperBookFact1770000004080 } from './migrations/1770000004080-create-paper-book.js';
import { CellChanges1770000004103 } from './migrations/1770000004103-cell-changes.js';
import { ApologyInTime1770000004104 } from './migrations/1770000004104-apology-in-time.js';
import { RebuildController } from './rebuild/rebuild.controller.js';
import { RebuildService } from './rebuild/rebuild.service.js';
import { VerifyService } from './rebuild/verify.service.js';
import { FormII06aService } from './reports/form-ii-06a.service.js';
import { QuietProceduresService } from './reports/quiet-procedures.service.js';
import { ReportsController } from './reports/reports.controller.js';
import { Scopes } from './scopes/scopes.service.js';
import { ScorecardsController } from './scorecards/scorecards.controller.js';
import { ScorecardsService } from './scorecards/scorecards.service.js';

@Module({
  controllers: [FiguresController, EvidenceController, ScorecardsController, ReportsController, RebuildController],
  providers: [
    ...[DossierFacts, CatalogueFacts, KindFacts, LogInstants, ChangesService],
    ...[Snapshots, Watermarks, Moments, ReadYourWrites, Scopes],
    ...[CellReader, LiveFigures],
    ...[FiguresService, EvidenceService, ScorecardsService, FormII06aService, QuietProceduresService],
    ...[RebuildService, VerifyService],
  ],
})
export class ReportingModule {}

export const reporting: ServiceDefinition<ReportingConfig> = {
  name: 'reporting',
  module: ReportingModule,
  config: ReportingConfig,
  migrations: [
    CreateFacts1770000004001,
    CreateCells1770000004002,
    CreateRebuild1770000004003,
    LateAndSupplemented1770000004010,
    CreateKinds1770000004011,
    CatalogueRecords1770000004020,
    VotesAndLinked1770000004021,
    CreateExchangeKinds1770000004022,
    CreatePaperBookFact1770000004080,
    CellChanges1770000004103,
    ApologyInTime1770000004104,
  ],
  lanes: { dossier: LANES },
};

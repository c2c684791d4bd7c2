import { attachmentProviders } from './attachments/attachment-providers.js';
import { AttachmentsController } from './attachments/attachments.controller.js';
import { BulkController } from './bulk/bulk.controller.js';
import { BulkService } from './bulk/bulk.service.js';
import { draftProviders } from './drafts/draft-providers.js';
import { DraftsController } from './drafts/drafts.controller.js';
import { ExportRunner } from './exports/export-runner.js';
import { ExportsController } from './exports/exports.controller.js';
import { ExportsService } from './exports/exports.service.js';
import { FormFactsReader } from './forms/form-facts.reader.js';
import { FormsController } from './forms/forms.controller.js';
import { FormsService } from './forms/forms.service.js';
import { CreateForms1770000000280 } from './migrations/1770000000280-create-forms.js';
import { CreateAttachments1770000000281 } from './migrations/1770000000281-create-attachments.js';
import { CreateExports1770000000295 } from './migrations/1770000000295-create-exports.js';
import { CreatePublicReading1770000000296 } from './migrations/1770000000296-create-public-reading.js';
import { CreateNotices1770000000298 } from './migrations/1770000000298-create-notices.js';
import { CreateDrafts1770000000330 } from './migrations/1770000000330-create-drafts.js';
import { CreateSupplementAccess1770000000331 } from './migrations/1770000000331-create-supplement-access.js';
import { noticeProviders } from './notices/notice-providers.js';
import { NoticesController } from './notices/notices.controller.js';
import { ExperienceService } from './public-figures/experience.service.js';
import { PublicController } from './public-figures/public.controller.js';
import { LevelFourService } from './public-figures/level-four.service.js';
import { QuestionsService } from './questions/questions.service.js';
import { TrackingService } from './tracking/tracking.service.js';

/** What surrounds the acts: forms, drafts, notices, attachments, exports, public figures. */
export const paperworkControllers = [
  FormsController,
  DraftsController,
  AttachmentsController,
  ExportsController,
  BulkController,
  PublicController,
  NoticesController,
];
export const paperworkProviders = [
  FormFactsReader,
  FormsService,
  ...draftProviders,
  ...attachmentProviders,
  ExportRunner,
  ExportsService,
  BulkService,
  TrackingService,
  ExperienceService,
  LevelFourService,
  QuestionsService,
  ...noticeProviders,
];
export const paperworkMigrations = [
  CreateForms1770000000280,
  CreateAttachments1770000000281,
  CreateExports1770000000295,
  CreatePublicReading1770000000296,
  CreateNotices1770000000298,
  CreateDrafts1770000000330,
  CreateSupplementAccess1770000000331,
];

import type { Type } from '@nestjs/common';
import { AgenciesController } from './agencies/agencies.controller.js';
import { AssignmentsController } from './agencies/assignments.controller.js';
import { CalendarController } from './calendar/calendar.controller.js';
import { DocumentsController } from './documents/documents.controller.js';
import { ActsController } from './dossiers/acts.controller.js';
import { CounterController } from './dossiers/counter.controller.js';
import { DeskController } from './dossiers/desk.controller.js';
import { DossierDraftsController, DraftsController } from './dossiers/drafts.controller.js';
import { DossiersController } from './dossiers/dossiers.controller.js';
import { PaperBooksController } from './dossiers/paper-books.controller.js';
import { ParametersController } from './dossiers/parameters.controller.js';
import { ConnectionsController } from './exchange/connections.controller.js';
import { AttachmentsController } from './dossiers/attachments.controller.js';
import { NoticesController } from './dossiers/notices.controller.js';
import { PublicController } from './dossiers/public.controller.js';
import { ListsController } from './dossiers/lists.controller.js';
import { FormsController } from './dossiers/forms.controller.js';
import { MessagesController } from './exchange/messages.controller.js';
import { RegisterController } from './exchange/register.controller.js';
import { ShareRemindersController } from './exchange/reminders.controller.js';
import { OpinionsController } from './feedback/opinions.controller.js';
import { HealthController } from './health/health.controller.js';
import { SignInController } from './identity/sign-in.controller.js';
import { ImportsController } from './imports/imports.controller.js';
import { IndicatorsController } from './indicators/indicators.controller.js';
import { TasksController } from './oversight/tasks.controller.js';
import { PlatformController } from './platform/platform.controller.js';
import { CarriersController } from './postal/carriers.controller.js';
import { HandoversController } from './postal/handovers.controller.js';
import { PostRemindersController } from './postal/post-reminders.controller.js';
import { PostalMoneyController } from './postal/postal-money.controller.js';
import { PostalRegisterController } from './postal/postal-register.controller.js';
import { PostalReportController } from './postal/postal-report.controller.js';
import { ShipmentsController } from './postal/shipments.controller.js';
import { ProcedureFilesController } from './procedures/procedure-files.controller.js';
import { PublicationsController } from './procedures/publications.controller.js';
import { RegistersController } from './procedures/registers.controller.js';
import { ProceduresController } from './procedures/procedures.controller.js';
import { ReportsController } from './reports/reports.controller.js';
import { StreamController } from './stream/stream.controller.js';

/** Every controller: the module, the API documents and the tests of rights read this one list. */
export const CONTROLLERS: readonly Type[] = [
  AgenciesController,
  AssignmentsController,
  CalendarController,
  ImportsController,
  ProcedureFilesController,
  RegistersController,
  ProceduresController,
  PublicationsController,
  ListsController,
  PublicController,
  NoticesController,
  DossiersController,
  ActsController,
  ParametersController,
  PaperBooksController,
  FormsController,
  DossierDraftsController,
  DraftsController,
  CounterController,
  DeskController,
  AttachmentsController,
  ShipmentsController,
  HandoversController,
  CarriersController,
  PostalMoneyController,
  PostalRegisterController,
  PostalReportController,
  PostRemindersController,
  RegisterController,
  ConnectionsController,
  MessagesController,
  ShareRemindersController,
  OpinionsController,
  TasksController,
  IndicatorsController,
  ReportsController,
  StreamController,
  PlatformController,
  SignInController,
  DocumentsController,
  HealthController,
];

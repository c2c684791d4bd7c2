import { Module } from '@nestjs/common';
import {
  directoryEntities,
  directoryMigrations,
  DirectoryModule,
  procedureCopyEntities,
  procedureCopyMigrations,
} from '#directory';
import { importsController, importsProviders, ImportsMigration } from '#imports';
import type { ServiceDefinition } from '#service';
import { Carriers } from './carrier/carriers.js';
import { CarriersService } from './carrier/carriers.service.js';
import { OrderQueue } from './carrier/order-queue.js';
import { OrderWorker } from './carrier/order.worker.js';
import { PriceService } from './carrier/price.service.js';
import { Polling } from './carrier/polling.js';
import { ComplaintController } from './complaint/complaint.controller.js';
import { ComplaintService } from './complaint/complaint.service.js';
import { PostalConfig } from './config.js';
import { HandoverController } from './handover/handover.controller.js';
import { HandoverService } from './handover/handover.service.js';
import { CreateShipment1770000000301 } from './migrations/1770000000301-create-shipment.js';
import { CompleteShipment1770000000302 } from './migrations/1770000000302-complete-shipment.js';
import { CreateCarrier1770000000303 } from './migrations/1770000000303-create-carrier.js';
import { CreateOversightOfPost1770000000304 } from './migrations/1770000000304-create-oversight-of-post.js';
import { PostReportsAndWords1770000000305 } from './migrations/1770000000305-post-reports-and-words.js';
import { MoneyController } from './money/money.controller.js';
import { MoneyService } from './money/money.service.js';
import { OfficeController } from './office/office.controller.js';
import { PersonsService } from './person/persons.service.js';
import { DossierCopy } from './pick-up/dossier-copy.js';
import { PickUpController } from './pick-up/pick-up.controller.js';
import { PickUpService } from './pick-up/pick-up.service.js';
import { ReconciliationController } from './reconciliation/reconciliation.controller.js';
import { ReconciliationService } from './reconciliation/reconciliation.service.js';
import { StatementCsv, StatementXlsx } from './reconciliation/statement-formats.js';
import { ReminderController } from './reminder/reminder.controller.js';
import { ReminderService } from './reminder/reminder.service.js';
import { ReportController } from './report/report.controller.js';
import { ReportService } from './report/report.service.js';
import { SubmissionsService } from './report/submissions.service.js';
import { ActDefinitions } from './shipment/act-definitions.service.js';
import { DeliveryService } from './shipment/delivery.service.js';
import { GroundService } from './shipment/ground.service.js';
import { ShipmentActs } from './shipment/shipment-acts.service.js';
import { ShipmentController } from './shipment/shipment.controller.js';
import { Shipment } from './shipment/shipment.entity.js';
import { ShipmentService } from './shipment/shipment.service.js';
import { ShipmentViews } from './shipment/shipment.view.js';
import { SlipsService } from './shipment/slips.service.js';
import { ActsFormat } from './sync/acts-format.js';
import { BulkActs } from './sync/bulk-acts.service.js';
import { SyncController } from './sync/sync.controller.js';
import { SyncService } from './sync/sync.service.js';
import { TrackingController } from './tracking/tracking.controller.js';
import { TrackingService } from './tracking/tracking.service.js';
import { EventApplier } from './webhook/event-applier.js';
import { WebhookController } from './webhook/webhook.controller.js';
import { WebhookService } from './webhook/webhook.service.js';

@Module({
  imports: [DirectoryModule.forService({ procedures: true })],
  controllers: [
    ComplaintController,
    HandoverController,
    MoneyController,
    OfficeController,
    PickUpController,
    ReconciliationController,
    ReminderController,
    ReportController,
    ShipmentController,
    SyncController,
    TrackingController,
    WebhookController,
    importsController('postal'),
  ],
  providers: [
    ActDefinitions,
    BulkActs,
    Carriers,
    CarriersService,
    ComplaintService,
    DeliveryService,
    DossierCopy,
    EventApplier,
    GroundService,
    HandoverService,
    MoneyService,
    OrderQueue,
    OrderWorker,
    PersonsService,
    PickUpService,
    Polling,
    ReconciliationService,
    ReminderService,
    PriceService,
    ReportService,
    ShipmentActs,
    ShipmentService,
    ShipmentViews,
    SlipsService,
    SubmissionsService,
    SyncService,
    TrackingService,
    WebhookService,
    ...importsProviders('postal', [StatementCsv, StatementXlsx, ActsFormat]),
  ],
})
export class PostalModule {}

export const postal: ServiceDefinition<PostalConfig> = {
  name: 'postal',
  module: PostalModule,
  config: PostalConfig,
  entities: [...directoryEntities, ...procedureCopyEntities, Shipment],
  migrations: [
    ...directoryMigrations,
    ...procedureCopyMigrations,
    ImportsMigration,
    CreateShipment1770000000301,
    CompleteShipment1770000000302,
    CreateCarrier1770000000303,
    CreateOversightOfPost1770000000304,
    PostReportsAndWords1770000000305,
  ],
};

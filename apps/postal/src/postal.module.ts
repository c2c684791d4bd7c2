import { Module } from '@nestjs/common';
import {
  directoryEntities,
  directoryMigrations,
  DirectoryModule,
  procedureCopyEntities,
  procedureCopyMigrations,
} from '#directory';
import type { ServiceDefinition } from '#service';
import { Carriers } from './carrier/carriers.js';
import { CarriersService } from './carrier/carriers.service.js';
import { OrderQueue } from './carrier/order-queue.js';
import { OrderWorker } from './carrier/order.worker.js';
import { Polling } from './carrier/polling.js';
import { PostalConfig } from './config.js';
import { HandoverController } from './handover/handover.controller.js';
import { HandoverService } from './handover/handover.service.js';
import { CreateShipment1770000000301 } from './migrations/1770000000301-create-shipment.js';
import { CompleteShipment1770000000302 } from './migrations/1770000000302-complete-shipment.js';
import { CreateCarrier1770000000303 } from './migrations/1770000000303-create-carrier.js';
import { MoneyController } from './money/money.controller.js';
import { MoneyService } from './money/money.service.js';
import { PersonsService } from './person/persons.service.js';
import { DossierCopy } from './pick-up/dossier-copy.js';
import { PickUpController } from './pick-up/pick-up.controller.js';
import { PickUpService } from './pick-up/pick-up.service.js';
import { DeliveryService } from './shipment/delivery.service.js';
import { GroundService } from './shipment/ground.service.js';
import { ShipmentActs } from './shipment/shipment-acts.service.js';
import { ShipmentController } from './shipment/shipment.controller.js';
import { Shipment } from './shipment/shipment.entity.js';
import { ShipmentService } from './shipment/shipment.service.js';
import { ShipmentViews } from './shipment/shipment.view.js';
import { TrackingController } from './tracking/tracking.controller.js';
import { TrackingService } from './tracking/tracking.service.js';
import { EventApplier } from './webhook/event-applier.js';
import { WebhookController } from './webhook/webhook.controller.js';
import { WebhookService } from './webhook/webhook.service.js';

@Module({
  imports: [DirectoryModule.forService({ procedures: true })],
  controllers: [
    ShipmentController,
    HandoverController,
    MoneyController,
    PickUpController,
    TrackingController,
    WebhookController,
  ],
  providers: [
    Carriers,
    CarriersService,
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
    ShipmentActs,
    ShipmentService,
    ShipmentViews,
    TrackingService,
    WebhookService,
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
    CreateShipment1770000000301,
    CompleteShipment1770000000302,
    CreateCarrier1770000000303,
  ],
};

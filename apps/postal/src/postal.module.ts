import { Module } from '@nestjs/common';
import {
  directoryEntities,
  directoryMigrations,
  DirectoryModule,
  procedureCopyEntities,
  procedureCopyMigrations,
} from '#directory';
import type { ServiceDefinition } from '#service';
import { PostalConfig } from './config.js';
import { CreateShipment1770000000301 } from './migrations/1770000000301-create-shipment.js';
import { ShipmentController } from './shipment/shipment.controller.js';
import { Shipment } from './shipment/shipment.entity.js';
import { ShipmentService } from './shipment/shipment.service.js';
import { TrackingController } from './tracking/tracking.controller.js';
import { TrackingService } from './tracking/tracking.service.js';

@Module({
  imports: [DirectoryModule.forService({ procedures: true })],
  controllers: [ShipmentController, TrackingController],
  providers: [ShipmentService, TrackingService],
})
export class PostalModule {}

export const postal: ServiceDefinition<PostalConfig> = {
  name: 'postal',
  module: PostalModule,
  config: PostalConfig,
  entities: [...directoryEntities, ...procedureCopyEntities, Shipment],
  migrations: [...directoryMigrations, ...procedureCopyMigrations, CreateShipment1770000000301],
};

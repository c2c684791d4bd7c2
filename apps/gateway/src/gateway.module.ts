import { Module } from '@nestjs/common';
import type { ServiceDefinition } from '#service';
import { GatewayConfig } from './config.js';
import { CONTROLLERS } from './controllers.js';
import { asyncapiDocument } from './documents/asyncapi.js';
import { API_DOCUMENTS } from './documents/documents.controller.js';
import { openapiDocument } from './documents/openapi.js';
import { ReadinessService } from './health/readiness.service.js';
import { Entrance } from './http/entrance.js';
import { ForwardService } from './http/forward.service.js';
import { httpSide } from './http/http-side.js';
import { Assignments } from './identity/assignments.js';
import { IdentityService } from './identity/identity.service.js';
import { MessageUpload } from './exchange/message-upload.js';
import { UploadService } from './imports/upload.service.js';
import { AgencyTree } from './stream/agency-tree.js';
import { CatalogueHead } from './stream/catalogue-head.js';
import { Changes } from './stream/changes.js';
import { Signals } from './stream/signals.js';

@Module({
  controllers: [...CONTROLLERS],
  providers: [
    AgencyTree,
    Assignments,
    CatalogueHead,
    Changes,
    Entrance,
    ForwardService,
    IdentityService,
    ReadinessService,
    Signals,
    UploadService,
    MessageUpload,
    { provide: API_DOCUMENTS, useValue: { openapi: openapiDocument, asyncapi: asyncapiDocument } },
  ],
})
export class GatewayModule {}

/** The only process that speaks HTTP to the outside; it has no database. */
export const gateway: ServiceDefinition<GatewayConfig> = {
  name: 'gateway',
  module: GatewayModule,
  config: GatewayConfig,
  http: httpSide,
};

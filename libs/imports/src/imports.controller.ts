import { Controller, type Provider, type Type } from '@nestjs/common';
import { importRequests } from '#contracts';
import type { Actor, CloseUpload, ErrorsQuery, ImportRef, ImportingService, OpenUpload, UploadPart } from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { IMPORT_FORMATS, type ImportFormat } from './format.js';
import { ImportRunner } from './import-runner.js';
import { UploadsService } from './uploads.service.js';

/** The controller of a service's uploads and imports: list it among the module's controllers. */
export function importsController(service: ImportingService): Type {
  const requests = importRequests[service];

  @Controller()
  class ImportsController {
    constructor(private readonly uploads: UploadsService) {}

    @OnRequest(requests.open) open(command: OpenUpload, by: Actor, context: RequestContext) {
      return this.uploads.open(command, by, context);
    }
    @OnRequest(requests.part) part(part: UploadPart, by: Actor) {
      return this.uploads.part(part, by);
    }
    @OnRequest(requests.close) close(command: CloseUpload, by: Actor) {
      return this.uploads.close(command, by);
    }
    @OnRequest(requests.get) get(query: ImportRef, by: Actor) {
      return this.uploads.get(query, by);
    }
    @OnRequest(requests.errors) errors(query: ErrorsQuery, by: Actor) {
      return this.uploads.errors(query, by);
    }
  }
  return ImportsController;
}

/** Providers of a service's imports; `formats` are injectable classes of that service. */
export function importsProviders(service: ImportingService, formats: readonly Type<ImportFormat>[]): Provider[] {
  return [
    ...formats,
    { provide: 'IMPORTING_SERVICE', useValue: service },
    { provide: IMPORT_FORMATS, useFactory: (...found: ImportFormat[]) => found, inject: [...formats] },
    ImportRunner,
    UploadsService,
  ];
}

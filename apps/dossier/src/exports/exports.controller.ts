import { Controller } from '@nestjs/common';
import {
  createExport,
  getExport,
  readExport,
  type Actor,
  type CreateExport,
  type ExportRef,
  type ReadExport,
} from '#contracts';
import { OnRequest, type RequestContext } from '#messaging';
import { ExportsService } from './exports.service.js';

@Controller()
export class ExportsController {
  constructor(private readonly exports: ExportsService) {}

  @OnRequest(createExport) create(command: CreateExport, by: Actor, context: RequestContext) {
    return this.exports.create(command, by, context);
  }
  @OnRequest(getExport) get(query: ExportRef, by: Actor) {
    return this.exports.get(query, by);
  }
  @OnRequest(readExport) read(query: ReadExport, by: Actor) {
    return this.exports.read(query, by);
  }
}

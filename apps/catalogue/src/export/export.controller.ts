import { Controller } from '@nestjs/common';
import { exportProcedures, importDifferences } from '#contracts';
import type { Actor, ImportDifferenceQuery, ProcedureExportQuery } from '#contracts';
import { OnRequest } from '#messaging';
import { DifferenceService } from '../imports/difference.service.js';
import { ExportService } from './export.service.js';

@Controller()
export class ExportController {
  constructor(
    private readonly service: ExportService,
    private readonly differences: DifferenceService,
  ) {}

  @OnRequest(exportProcedures) page(query: ProcedureExportQuery) {
    return this.service.page(query);
  }
  @OnRequest(importDifferences) found(query: ImportDifferenceQuery, by: Actor) {
    return this.differences.list(query, by);
  }
}

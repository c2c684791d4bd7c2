import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type ProcedureExportPage, type ProcedureExportQuery } from '#contracts';
import { agencyOf } from '../agencies/agency.queries.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { exportPage } from '../procedures/procedure-list.queries.js';
import { fitting, tableRow, wholeRow } from './export.rules.js';

/** Rows a page: whole procedures have ten thousand characters and more. */
const PAGE = 50;
const BUDGET = 500_000;

/** The catalogue as a table or whole, page by page: memory does not depend on its size. */
@Injectable()
export class ExportService {
  constructor(
    private readonly db: DataSource,
    private readonly calendars: CalendarService,
  ) {}

  async page({ whole, agency, ...query }: ProcedureExportQuery): Promise<ProcedureExportPage> {
    const found = agency ? await agencyOf(this.db, agency) : null;
    if (found === undefined) throw new Problem('invalid', 'agency.unknown', { code: agency });
    const today = this.calendars.today();
    const all = await exportPage(this.db, { ...query, agencyId: found?.id ?? null, today }, PAGE + 1);
    const rows = whole ? fitting(all.slice(0, PAGE), BUDGET) : all.slice(0, PAGE);
    const next = rows.length < all.length ? rows.at(-1)!.code : null;
    return whole
      ? { rows: [], whole: rows.map(wholeRow), next }
      : {
          rows: fitting(
            rows.map((row) => tableRow(row, today)),
            BUDGET,
          ),
          whole: [],
          next,
        };
  }
}

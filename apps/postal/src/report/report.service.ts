import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarError, periodOf, vietnamDay, type Period } from '#calendar';
import {
  Problem,
  type Actor,
  type PostalReport,
  type PrintedFile,
  type PrintPostalReport,
  type ReportQuestion,
} from '#contracts';
import { Directory, Procedures } from '#directory';
import { DOCUMENT_TYPES, letterPage, printDocument, streamTable, TABLE_TYPES } from '#documents';
import { GroundService } from '../shipment/ground.service.js';
import { ShipmentActs } from '../shipment/shipment-acts.service.js';
import { reportParts } from './report.queries.js';
import { merged, reportDueOn, reportLetter, reportTable, safetyOf, totalOf } from './report.rules.js';

/** One message of the broker holds this much in base64. */
const MOST_BYTES = 640 * 1024;

/** The provincial post office's report to the department (TT 17/2017/TT-BTTTT Art.13). */
@Injectable()
export class ReportService {
  private readonly about: GroundService;

  constructor(
    private readonly db: DataSource,
    private readonly directory: Directory,
    private readonly procedures: Procedures,
    private readonly acts: ShipmentActs,
  ) {
    this.about = acts.about;
  }

  async get({ period, scope, by: rows }: ReportQuestion, by: Actor): Promise<PostalReport> {
    const { from, to } = readPeriod(period);
    const agencies = await this.about.scope.visible(by, scope ?? undefined);
    const grouped = rows === 'procedure' ? 'procedure' : 'agency';
    const figures = merged(await reportParts(this.db, { from, to, agencies, by: grouped }));
    const named = await Promise.all(
      [...figures].map(async ([key, row]) => ({ ...(await this.nameOf(key, grouped)), ...row })),
    );
    const total = totalOf(figures.values());
    return {
      ...{ period, from, to, dueOn: reportDueOn(period), safety: safetyOf(total), total },
      rows: named.sort((a, b) => (a.code < b.code ? -1 : 1)),
    };
  }

  async print({ format, ...question }: PrintPostalReport, by: Actor): Promise<PrintedFile> {
    const report = await this.get(question, by);
    const bytes = format === 'xlsx' ? await workbook(report) : await this.letter(report);
    if (bytes.length > MOST_BYTES) throw new Problem('refused', 'postal.report-too-long');
    const contentType = format === 'xlsx' ? TABLE_TYPES.xlsx : DOCUMENT_TYPES.pdf;
    const name = `bao-cao-bcci-${report.from}-${report.to}.${format}`;
    return { name, contentType, bytes: bytes.toString('base64') };
  }

  private letter(report: PostalReport): Promise<Buffer> {
    return printDocument(letterPage(reportLetter(report, vietnamDay(this.acts.clock.now()))), 'pdf');
  }

  private async nameOf(key: string, by: 'agency' | 'procedure'): Promise<{ code: string; name: string }> {
    if (by === 'agency') {
      const agency = (await this.directory.tree()).get(key);
      return agency ? { code: agency.codes[0]?.code ?? key, name: agency.name.vi } : { code: key, name: key };
    }
    const procedure = await this.procedures.find(key);
    return { code: key, name: procedure?.versions.at(-1)?.name?.vi ?? key };
  }
}

function readPeriod(text: string): Period {
  const invalid = new Problem('invalid', 'invalid.parameter', { name: 'period', value: text });
  try {
    const period = periodOf(text);
    if (period.from >= '2000-01-01') return period;
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
  }
  throw invalid;
}

async function workbook(report: PostalReport): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of streamTable(reportTable(report), 'xlsx')) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

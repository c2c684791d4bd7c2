import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { postReportRecorded, Problem, v7 } from '#contracts';
import type { Actor, PostReportQuery, PostReportSubmission, PostReportSubmissions, RecordPostReport } from '#contracts';
import { actorKey, answer, CLOCK, EventLog, rowsOf, type Answer, type Clock } from '#messaging';
import { periodsOfYear, submission, submissionView, type Submission } from './submission.rules.js';

const COLUMNS = `id, period, due_on::text AS "dueOn", submitted_on::text AS "submittedOn", received_on::text AS "receivedOn", document`;

/** When the reports of the provincial post office came to the department, and which have not (TT 17/2017 Art.13). */
@Injectable()
export class SubmissionsService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Each report comes once; recorded again with the same days it is the same. */
  async record(command: RecordPostReport, by: Actor): Promise<Answer<PostReportSubmission>> {
    const now = this.clock.now();
    const wanted = submission(command, v7(now), vietnamDay(now));
    const position = await this.db.transaction(async (tx) => {
      const found: unknown = await tx.query(
        `INSERT INTO post_report (id, period, due_on, submitted_on, received_on, document, actor)
         VALUES ($1, $2, $3, $4, $5, $6, $7) ON CONFLICT (period) DO UPDATE SET period = excluded.period
         RETURNING ${COLUMNS}`,
        [
          ...[wanted.id, wanted.period, wanted.dueOn, wanted.submittedOn, wanted.receivedOn],
          ...[wanted.document, actorKey(by)],
        ],
      );
      const kept = rowsOf<Submission>(found)[0]!;
      if (kept.id === wanted.id) {
        const { id, document: _, ...state } = kept;
        return this.log.announce(tx, postReportRecorded.of(id, { state }, by, { time: now }));
      }
      const { id } = kept;
      if (JSON.stringify({ ...wanted, id }) === JSON.stringify(kept)) return undefined;
      throw new Problem('conflict', 'postal.report-recorded', { period: kept.period });
    });
    return answer(await this.one(wanted.period), { position, status: 201 });
  }

  async list({ year }: PostReportQuery): Promise<PostReportSubmissions> {
    const periods = periodsOfYear(year);
    const found: unknown = await this.db.query(`SELECT ${COLUMNS} FROM post_report WHERE period = ANY ($1)`, [periods]);
    const rows = new Map(rowsOf<Submission>(found).map((row) => [row.period, row]));
    const today = vietnamDay(this.clock.now());
    return { items: periods.map((period) => submissionView(rows.get(period), period, today)) };
  }

  private async one(period: string): Promise<PostReportSubmission> {
    const { items } = await this.list({ year: Number(period.slice(0, 4)) });
    return items.find((one) => one.period === period)!;
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, v7 } from '#contracts';
import type {
  Actor,
  ComplaintOutcome,
  ComplaintPage,
  ComplaintQuery,
  ComplaintSubject,
  ComplaintView,
  FileComplaint,
  SettleComplaint,
} from '#contracts';
import { once, repeatable, rowsOf, type Queryable } from '#messaging';
import { PersonsService } from '../person/persons.service.js';
import { ShipmentActs, type Asked } from '../shipment/shipment-acts.service.js';
import { findShipment } from '../shipment/shipment.queries.js';
import { complaintTerms, isComplaintLate } from './complaint.rules.js';
import { happenedAt } from '../shipment/moment.rules.js';

const PAGE = 100;

interface ComplaintRow {
  id: string;
  shipmentId: string;
  agencyId: string;
  subject: ComplaintSubject;
  receivedOn: string;
  dueOn: string;
  settledOn: string | null;
  outcome: ComplaintOutcome | null;
  compensation: number;
}

const COLUMNS = `id, shipment_id AS "shipmentId", agency_id AS "agencyId", subject, received_on::text AS "receivedOn",
  due_on::text AS "dueOn", settled_on::text AS "settledOn", outcome, compensation`;

/** Complaints about the carriage: 6 months to make one, 5 or 7 working days to settle it (TT 17/2017 Art.8). */
@Injectable()
export class ComplaintService {
  constructor(
    private readonly db: DataSource,
    private readonly acts: ShipmentActs,
    private readonly persons: PersonsService,
  ) {}

  async file(command: FileComplaint, { by, context }: Asked): Promise<ComplaintView> {
    const now = this.acts.clock.now();
    const at = happenedAt(command.at, now);
    const shipment = await findShipment(this.db.manager, command.shipmentId, await this.acts.about.scope.subtree(by));
    const calendar = await this.acts.about.scope.calendarOf(shipment.agencyId);
    const { receivedOn, dueOn } = complaintTerms(
      shipment,
      { at, interProvince: command.interProvince ?? null },
      calendar,
    );
    const id = command.id ?? v7(now);
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'postal.complaint.file', by, id);
        const { agencyId } = shipment;
        const values = [id, shipment.id, agencyId, command.subject, receivedOn, dueOn];
        const inserted = await tx.query<object[]>(
          `INSERT INTO complaint (id, shipment_id, agency_id, subject, received_on, due_on) VALUES ($1, $2, $3, $4, $5, $6)
           ON CONFLICT (id) DO NOTHING RETURNING id`,
          values,
        );
        if (inserted.length > 0)
          await tx.query('INSERT INTO complaint_person (complaint_id, content) VALUES ($1, $2)', [
            id,
            this.persons.sealed(command.content, id, 'content'),
          ]);
        return id;
      });
    return this.view(await repeatable(work, (first) => Promise.resolve(first)), by);
  }

  async settle(
    { id, outcome, compensation, at: given }: SettleComplaint,
    { by, context }: Asked,
  ): Promise<ComplaintView> {
    const at = happenedAt(given, this.acts.clock.now());
    const work = () =>
      this.db.transaction(async (tx) => {
        const found = await this.find(tx, id, by, 'FOR UPDATE');
        await once(tx, context, 'postal.complaint.settle', by, id);
        if (found.settledOn) throw new Problem('conflict', 'postal.complaint-settled');
        if (vietnamDay(at) < found.receivedOn) throw new Problem('refused', 'postal.before-acceptance');
        await tx.query('UPDATE complaint SET settled_on = $2, outcome = $3, compensation = $4 WHERE id = $1', [
          ...[id, vietnamDay(at), outcome, compensation ?? 0],
        ]);
        return id;
      });
    return this.view(await repeatable(work, (first) => Promise.resolve(first)), by);
  }

  async list(query: ComplaintQuery, by: Actor): Promise<ComplaintPage> {
    const limit = query.limit ?? PAGE;
    const found: unknown = await this.db.query(
      `SELECT ${COLUMNS} FROM complaint WHERE agency_id = ANY ($1::uuid[]) AND ($2::uuid IS NULL OR id < $2)
          AND (NOT $3 OR settled_on IS NULL) ORDER BY id DESC LIMIT $4`,
      [await this.acts.about.scope.visible(by, query.agency), query.after ?? null, query.open ?? false, limit],
    );
    const rows = rowsOf<ComplaintRow>(found);
    const items = await Promise.all(rows.map((row) => this.shown(row)));
    return { items, next: rows.length === limit ? rows.at(-1)!.id : null };
  }

  private async view(id: string, by: Actor): Promise<ComplaintView> {
    return this.shown(await this.find(this.db, id, by));
  }

  private async find(db: Queryable, id: string, by: Actor, lock = ''): Promise<ComplaintRow> {
    const found = await db.query(`SELECT ${COLUMNS} FROM complaint WHERE id = $1 ${lock}`, [id]);
    const [row] = rowsOf<ComplaintRow>(found);
    if (!row || !(await this.acts.about.scope.includes(by, row.agencyId)))
      throw new Problem('not-found', 'not-found.record', { what: 'complaint', id });
    return row;
  }

  private async shown({ agencyId, ...row }: ComplaintRow): Promise<ComplaintView> {
    const agencyCode = (await this.acts.about.scope.codeOf(agencyId)) ?? agencyId;
    return { ...row, agencyCode, late: isComplaintLate(row, vietnamDay(this.acts.clock.now())) };
  }
}

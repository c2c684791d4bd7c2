import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { agencyRecorded, calendarDecided } from '#contracts';
import type { AgencyRecorded, CalendarDecisionView, Recorded } from '#contracts';
import { OnEvents, OnRebuild } from '#messaging';
import { Directory } from './directory.js';

const AGENCIES = `
  INSERT INTO agency_copy (id, parent_id, kind, level, name, codes, valid_from, valid_to, merged_into, demonstration)
  SELECT id, "parentId", kind, level, name, codes, "from", "to", "mergedInto", demonstration
    FROM jsonb_to_recordset($1::jsonb) AS agency (id uuid, "parentId" uuid, kind text, level text, name jsonb, codes jsonb,
         "from" date, "to" date, "mergedInto" uuid, demonstration boolean)
  ON CONFLICT (id) DO UPDATE SET parent_id = excluded.parent_id, kind = excluded.kind, level = excluded.level,
     name = excluded.name, codes = excluded.codes, valid_from = excluded.valid_from, valid_to = excluded.valid_to,
     merged_into = excluded.merged_into, demonstration = excluded.demonstration`;
const DECISIONS = `
  INSERT INTO calendar_copy (id, decision) SELECT id, decision FROM unnest($1::text[], $2::jsonb[]) AS new (id, decision)
  ON CONFLICT (id) DO UPDATE SET decision = excluded.decision`;

/** Keeps this service's copy of agencies and calendars; the last state of each in a batch counts. */
@Injectable()
export class DirectoryEvents {
  constructor(private readonly directory: Directory) {}

  @OnEvents([agencyRecorded, calendarDecided])
  async apply(events: Recorded[], tx: EntityManager): Promise<void> {
    const agencies = lastOf<AgencyRecorded>(events, agencyRecorded.type);
    const decisions = lastOf<CalendarDecisionView>(events, calendarDecided.type);
    if (agencies.length > 0) await tx.query(AGENCIES, [JSON.stringify(agencies)]);
    if (decisions.length > 0) {
      await tx.query(DECISIONS, [decisions.map(({ id }) => id), decisions.map((decision) => JSON.stringify(decision))]);
    }
    await this.directory.changed(tx);
  }

  @OnRebuild('catalogue')
  async empty(tx: EntityManager): Promise<void> {
    await tx.query('DELETE FROM agency_copy');
    await tx.query('DELETE FROM calendar_copy');
    await this.directory.changed(tx);
  }
}

function lastOf<D extends { id: string }>(events: readonly Recorded[], type: string): D[] {
  const states = events.filter(({ event }) => event.type === type).map(({ event }) => event.data as D);
  return [...new Map(states.map((state) => [state.id, state])).values()];
}

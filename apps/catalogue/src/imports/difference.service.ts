import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '#contracts';
import type { Actor, ImportDifference, ImportDifferencePage, ImportDifferenceQuery } from '#contracts';
import { CLOCK, rowsOf, type Clock } from '#messaging';
import { AgencyAccess } from '../agencies/agency-access.js';

const PAGE = 100;
const KEPT_MS = 30 * 86_400_000;

/**
 * What imports change, written beside their transactions: a dry run is rolled back and must still tell. A row tried again
 * writes over what it said before.
 */
@Injectable()
export class DifferenceService {
  constructor(
    private readonly db: DataSource,
    private readonly access: AgencyAccess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async keep(importId: string, found: readonly ImportDifference[]): Promise<void> {
    if (found.length === 0) return;
    const now = this.clock.now();
    await this.db.query(
      `INSERT INTO import_difference (import_id, line, code, parts, created_at)
       SELECT $1, line, code, parts, $3 FROM jsonb_to_recordset($2::jsonb) AS new (line integer, code text, parts jsonb)
       ON CONFLICT (import_id, line) DO UPDATE SET code = excluded.code, parts = excluded.parts`,
      [importId, JSON.stringify(found), now],
    );
    await this.db.query('DELETE FROM import_difference WHERE created_at < $1', [new Date(now.getTime() - KEPT_MS)]);
  }

  /** For who may change the province's procedures. */
  async list({ id, after, limit = PAGE }: ImportDifferenceQuery, by: Actor): Promise<ImportDifferencePage> {
    this.access.assertProvince(await this.access.tree(this.db), by);
    const known: unknown = await this.db.query('SELECT id FROM import_job WHERE id = $1', [id]);
    if (rowsOf(known).length === 0) throw new Problem('not-found', 'not-found.record', { what: 'import', id });
    const found: unknown = await this.db.query(
      `SELECT line, code, parts FROM import_difference WHERE import_id = $1 AND line > $2 ORDER BY line LIMIT $3`,
      [id, after ?? 0, limit + 1],
    );
    const rows = rowsOf<ImportDifference>(found);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? items.at(-1)!.line : null };
  }
}

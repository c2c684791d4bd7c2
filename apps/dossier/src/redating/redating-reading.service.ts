import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { CalendarDecision } from '#calendar';
import { Problem } from '#contracts';
import type { Actor, DeadlineMove, PreviewRedating, RedatingPreview, RedatingQuery, RedatingView } from '#contracts';
import type { AgencyTree } from '#directory';
import { CLOCK, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { Redating } from './redating.entity.js';
import { bookOf, concerned, movePage, type MoveRow } from './redating.queries.js';
import { directionOf, redated } from './redating.rules.js';

const PAGE = 100;
const CHUNK = 1_000;

/** What a decision would move, and what it has moved. */
@Injectable()
export class RedatingReadingService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Nothing is written; the dossiers are read a chunk at a time. */
  async preview({ decision }: PreviewRedating): Promise<RedatingPreview> {
    const tree = await this.catalogue.tree();
    const agencies = decision.agencyId ? tree.subtree(decision.agencyId) : null;
    const book = await bookOf(this.db, [decision as CalendarDecision]);
    const found: RedatingPreview = { later: 0, earlier: 0, items: [] };
    for (let after: string | null = null; ;) {
      const about = { after, agencies, limit: CHUNK, lock: false };
      const dossiers = await concerned(this.db.manager, decision, about);
      for (const dossier of dossiers) {
        const moved = redated(dossier, book.of(tree.chain(dossier.agencyId), this.clock.now()));
        if (!moved) continue;
        const direction = directionOf(dossier.lawfulDueAt, moved.lawfulDueAt);
        found[direction] += 1;
        const days = { before: dossier.lawfulDueOn!, after: moved.lawfulDueOn! };
        const row = { code: dossier.code!, agencyId: dossier.agencyId, dossierId: dossier.id, ...days, applied: false };
        if (found.items.length < PAGE) found.items.push({ ...moveView(row, tree), direction });
      }
      if (dossiers.length < CHUNK) return found;
      after = dossiers.at(-1)!.id;
    }
  }

  /** Of the actor's agencies only. */
  async find({ id, agency, after, limit = PAGE }: RedatingQuery, by: Actor): Promise<RedatingView> {
    const redating = await this.db.getRepository(Redating).findOneBy({ decisionId: id });
    if (!redating) throw new Problem('not-found', 'not-found.record', { what: 'calendar-decision', id });
    const agencies = await this.catalogue.scope.visible(by, agency);
    const rows = await movePage(this.db, { decisionId: id, agencies, after: after ?? null }, limit + 1);
    const tree = await this.catalogue.tree();
    const items = rows.slice(0, limit);
    const next = rows.length > limit ? items.at(-1)!.dossierId : null;
    const status = redating.doneAt ? 'done' : 'running';
    return { id, status, items: items.map((row) => moveView(row, tree)), next };
  }
}

const moveView = ({ code, agencyId, before, after, applied }: MoveRow, tree: AgencyTree): DeadlineMove => ({
  code,
  agency: tree.get(agencyId)?.codes[0]?.code ?? agencyId,
  before,
  after,
  direction: after >= before ? 'later' : 'earlier',
  applied,
});

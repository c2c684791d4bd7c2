import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarBook, vietnamDecisions, type CalendarDecision, type WorkingCalendar } from '#calendar';
import type { AgencyRecorded } from '#contracts';
import { CLOCK, rowsOf, type Clock, type Queryable } from '#messaging';
import { AgencyTree } from './agency-tree.js';
import { Remembered } from './revision.js';

interface Snapshot {
  tree: AgencyTree;
  book: CalendarBook;
}

/** The service's copy of agencies and calendars, in memory. */
@Injectable()
export class Directory {
  private readonly memory: Remembered<Snapshot>;

  constructor(
    private readonly db: DataSource,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.memory = new Remembered('agencies', db, () => this.read());
  }

  async tree(): Promise<AgencyTree> {
    return (await this.memory.get()).tree;
  }

  /** The agency's own calendar over what it inherits; of an agency nobody knows, the province's. */
  async calendarOf(agencyId: string): Promise<WorkingCalendar> {
    const { tree, book } = await this.memory.get();
    return book.of(tree.chain(agencyId), this.clock.now());
  }

  /** In the transaction that changes the copy. */
  changed(tx: Queryable): Promise<void> {
    return this.memory.changed(tx);
  }

  private async read(): Promise<Snapshot> {
    const agencies: unknown = await this.db.query(
      `SELECT id, parent_id AS "parentId", kind, level, name, codes, valid_from::text AS "from", valid_to::text AS "to",
              merged_into AS "mergedInto", demonstration FROM agency_copy ORDER BY id`,
    );
    const decisions = rowsOf<{ decision: CalendarDecision }>(await this.db.query('SELECT decision FROM calendar_copy'));
    const known = decisions.map(({ decision }) => decision);
    // Until the catalogue's events arrive, the decisions it would load itself.
    return {
      tree: new AgencyTree(rowsOf<AgencyRecorded>(agencies)),
      book: new CalendarBook(known.length > 0 ? known : vietnamDecisions),
    };
  }
}

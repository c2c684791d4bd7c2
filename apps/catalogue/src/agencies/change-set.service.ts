import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem, type Actor, type ApplyChangeSet, type ChangeSetApplied } from '#contracts';
import { answer, EventLog, type Answer } from '#messaging';
import { insertAgencies, lockAgencies, updateAgency } from './agency.queries.js';
import { AgencyAccess } from './agency-access.js';
import { AgencyService } from './agency.service.js';
import { changesOf } from './change-set.rules.js';
import { CHANGE_SETS } from './change-sets.js';

@Injectable()
export class ChangeSetService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly access: AgencyAccess,
    private readonly agencies: AgencyService,
  ) {}

  /** Applying a set again changes nothing. */
  apply({ name, dryRun }: ApplyChangeSet, by: Actor): Promise<Answer<ChangeSetApplied>> {
    const set = Object.hasOwn(CHANGE_SETS, name) ? CHANGE_SETS[name] : undefined;
    if (!set) throw new Problem('not-found', 'change-set.unknown', { name });
    return this.db.transaction(async (tx) => {
      await lockAgencies(tx);
      const tree = await this.access.tree(tx);
      this.access.assertProvince(tree, by);
      const { begin, end, unchanged } = changesOf(set, tree);
      const done = { name, source: set.source, recorded: begin.length, ended: end.length, unchanged };
      if (dryRun || begin.length + end.length === 0) return answer(done, {});
      await insertAgencies(tx, begin);
      for (const agency of end) await updateAgency(tx, agency);
      const events = [...begin, ...end].map((agency) => this.agencies.event(agency, by));
      return answer(done, { position: await this.log.announce(tx, ...events) });
    });
  }
}

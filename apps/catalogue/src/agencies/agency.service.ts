import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { agencyRecorded, Problem } from '#contracts';
import type {
  Actor,
  AgencyPage,
  AgencyQuery,
  AgencyRef,
  AgencyView,
  ChangeAgency,
  NewEvent,
  RecordAgency,
} from '#contracts';
import { answer, CLOCK, EventLog, once, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import { assertFresh } from '../etag.js';
import { agencyOf, agencyPage, insertAgencies, lockAgencies, updateAgency, type NewAgency } from './agency.queries.js';
import { AgencyAccess } from './agency-access.js';
import { changedAgency, newAgency, sameAgency } from './agency.rules.js';

const PAGE = 100;

@Injectable()
export class AgencyService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly access: AgencyAccess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list(query: AgencyQuery): Promise<AgencyPage> {
    const limit = query.limit ?? PAGE;
    const found = await agencyPage(this.db, query, limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)!.code : null };
  }

  async find({ ref }: AgencyRef): Promise<Answer<AgencyView>> {
    const view = await agencyOf(this.db, ref);
    if (!view) throw new Problem('not-found', 'agency.unknown', { code: ref });
    return answer(view, { etag: view.etag });
  }

  record(command: RecordAgency, by: Actor, context: RequestContext): Promise<Answer<AgencyView>> {
    const work = () =>
      this.db.transaction(async (tx) => {
        await lockAgencies(tx);
        const tree = await this.access.tree(tx);
        this.access.within(tree, command.parent, by);
        const agency = newAgency(command, tree);
        await once(tx, context, 'agencies.record', by, agency.id);
        const [inserted] = await insertAgencies(tx, [agency]);
        const view = (await agencyOf(tx, agency.id))!;
        if (!inserted && !sameAgency(view, agency))
          throw new Problem('conflict', 'conflict.id-reused', { id: agency.id });
        const position = inserted ? await this.log.announce(tx, this.event(agency, by)) : undefined;
        return answer(view, { position, etag: view.etag, status: 201 });
      });
    return repeatable(work, (ref) => this.find({ ref }));
  }

  change(command: ChangeAgency, by: Actor, context: RequestContext): Promise<Answer<AgencyView>> {
    const work = () =>
      this.db.transaction(async (tx) => {
        await lockAgencies(tx);
        const found = await agencyOf(tx, command.ref);
        if (!found) throw new Problem('not-found', 'agency.unknown', { code: command.ref });
        const tree = await this.access.tree(tx);
        const agency = this.access.within(tree, found.id, by);
        await once(tx, context, 'agencies.change', by, agency.id);
        assertFresh(context, found.etag, true);
        const changed = changedAgency(agency, command, tree);
        await updateAgency(tx, changed);
        const position = await this.log.announce(tx, this.event(changed, by));
        const view = (await agencyOf(tx, agency.id))!;
        return answer(view, { position, etag: view.etag });
      });
    return repeatable(work, (ref) => this.find({ ref }));
  }

  /** The whole state of an agency, as others keep it. */
  event(agency: NewAgency, by: Actor): NewEvent {
    const { id, parentId, kind, level, name, codes, from, to, mergedInto, demonstration, splitFrom } = agency;
    const state = {
      id,
      parentId,
      kind,
      level,
      name,
      codes,
      from,
      to,
      mergedInto,
      demonstration,
      splitFrom: splitFrom ?? null,
    };
    return agencyRecorded.of(id, state, by, { time: this.clock.now() });
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { assignmentRecorded, isUuid, Problem } from '#contracts';
import type {
  Actor,
  AssignmentPage,
  AssignmentQuery,
  AssignmentRef,
  AssignmentView,
  EndAssignment,
  GrantAssignment,
  NewEvent,
} from '#contracts';
import { actorKey, answer, CLOCK, EventLog, once, repeatable } from '#messaging';
import type { Answer, Clock, RequestContext } from '#messaging';
import { AgencyAccess } from '../agencies/agency-access.js';
import { assertFresh } from '../etag.js';
import { assignmentOf, assignmentPage, endAssignmentAt, insertAssignment } from './assignment.queries.js';
import { endOf, newAssignment, sameAssignment } from './assignment.rules.js';

const PAGE = 100;

@Injectable()
export class AssignmentService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly access: AgencyAccess,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of agencies in the actor's scope only. */
  async list(query: AssignmentQuery, by: Actor): Promise<AssignmentPage> {
    if (query.after && !isUuid(query.after)) {
      throw new Problem('invalid', 'invalid.parameter', { name: 'after', value: query.after });
    }
    const tree = await this.access.tree(this.db);
    const agencies = query.agency ? [this.access.within(tree, query.agency, by).id] : [...this.access.scope(tree, by)];
    const limit = query.limit ?? PAGE;
    const found = await assignmentPage(this.db, { ...query, agencies }, this.clock.now(), limit + 1);
    const items = found.slice(0, limit);
    return { items, next: found.length > limit ? items.at(-1)!.id : null };
  }

  async find({ id }: AssignmentRef, by: Actor): Promise<Answer<AssignmentView>> {
    const view = await assignmentOf(this.db, id);
    const tree = await this.access.tree(this.db);
    if (!view || !this.access.scope(tree, by).has(view.agencyId)) throw unknown(id);
    return answer(view, { etag: view.etag });
  }

  grant(command: GrantAssignment, by: Actor, context: RequestContext): Promise<Answer<AssignmentView>> {
    const work = () =>
      this.db.transaction(async (tx) => {
        const agency = this.access.within(await this.access.tree(tx), command.agency, by);
        const about = { agencyId: agency.id, grantedBy: actorKey(by), now: this.clock.now() };
        const assignment = newAssignment(command, about);
        await once(tx, context, 'assignments.grant', by, assignment.id);
        const inserted = await insertAssignment(tx, assignment);
        const view = (await assignmentOf(tx, assignment.id))!;
        if (!inserted && !sameAssignment(view, command, assignment)) {
          throw new Problem('conflict', 'conflict.id-reused', { id: assignment.id });
        }
        const position = inserted ? await this.log.announce(tx, this.event(view, by)) : undefined;
        return answer(view, { position, etag: view.etag, status: 201 });
      });
    return repeatable(work, (id) => this.find({ id }, by));
  }

  end(command: EndAssignment, by: Actor, context: RequestContext): Promise<Answer<AssignmentView>> {
    const work = () =>
      this.db.transaction(async (tx) => {
        const before = await assignmentOf(tx, command.id, true);
        const tree = await this.access.tree(tx);
        if (!before || !this.access.scope(tree, by).has(before.agencyId)) throw unknown(command.id);
        await once(tx, context, 'assignments.end', by, command.id);
        assertFresh(context, before.etag);
        const now = this.clock.now();
        await endAssignmentAt(tx, command.id, endOf(before, command.to ? new Date(command.to) : now, now));
        const view = (await assignmentOf(tx, command.id))!;
        const position = await this.log.announce(tx, this.event(view, by));
        return answer(view, { position, etag: view.etag });
      });
    return repeatable(work, (id) => this.find({ id }, by));
  }

  private event({ etag: _, ...state }: AssignmentView, by: Actor): NewEvent {
    return assignmentRecorded.of(state.id, state, by, { time: this.clock.now() });
  }
}

const unknown = (id: string): Problem => new Problem('not-found', 'not-found.record', { what: 'assignment', id });

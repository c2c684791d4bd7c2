import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { dayCursor, Problem, taskAssigned, taskCompleted, v7 } from '#contracts';
import type { Actor, AssignTask, CompleteTask, TaskPage, TaskQuery, TaskRef, TaskState, TaskView } from '#contracts';
import { AgencyScope } from '#directory';
import { answer, assertFresh, CLOCK, EventLog, once, repeatable } from '#messaging';
import type { Answer, Clock, RequestContext } from '#messaging';
import { Task } from './task.entity.js';
import { lockTask, NO_DAY, tasksOf } from './task.queries.js';
import * as rules from './task.rules.js';

const PAGE = 50;

@Injectable()
export class TaskService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly scope: AgencyScope,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async assign(command: AssignTask, by: Actor, context: RequestContext): Promise<Answer<TaskView>> {
    const now = this.clock.now();
    const state = rules.assign(command, await this.agencyIds(command), vietnamDay(now));
    await this.scope.assertWithin(by, state.leadAgencyId);
    const id = v7(now);
    const work = () =>
      this.db.transaction(async (tx) => {
        await once(tx, context, 'oversight.task.assign', by, id);
        const { title, product } = command;
        const cooperatingIds = state.cooperating.map(({ agencyId }) => agencyId);
        const words = { title, product: product ?? null };
        await tx.getRepository(Task).insert({ id, ...state, ...words, cooperatingIds, assignedAt: now });
        return this.log.announce(tx, taskAssigned.of(id, { state }, by, { time: now }));
      });
    return repeatable(
      async () => this.answer(id, by, await work()),
      (first) => this.answer(first, by),
    );
  }

  async complete(command: CompleteTask, by: Actor, context: RequestContext): Promise<Answer<TaskView>> {
    const now = this.clock.now();
    const { id } = command;
    const work = () =>
      this.db.transaction(async (tx) => {
        await lockTask(tx, id);
        const task = await this.find(tx, id, by);
        await this.scope.assertWithin(by, task.leadAgencyId);
        await once(tx, context, 'oversight.task.complete', by, id);
        assertFresh(context, etagOf(task));
        const state = rules.complete(stateOf(task), command, vietnamDay(now));
        const { completedOn, evidence } = state;
        await tx.getRepository(Task).update(id, { completedOn, evidence, version: task.version + 1 });
        return this.log.announce(tx, taskCompleted.of(id, { state }, by, { time: now }));
      });
    return repeatable(
      async () => this.answer(id, by, await work()),
      (first) => this.answer(first, by),
    );
  }

  get({ id }: TaskRef, by: Actor): Promise<Answer<TaskView>> {
    return this.answer(id, by);
  }

  async list(query: TaskQuery, by: Actor): Promise<TaskPage> {
    const limit = query.limit ?? PAGE;
    const agencies = await this.scope.subtree(by);
    const leads = query.agency ? await this.scope.visible(by, query.agency) : undefined;
    const today = vietnamDay(this.clock.now());
    const tasks = await tasksOf(this.db.manager, query, { agencies, leads, today, limit: limit + 1 });
    const items = await Promise.all(tasks.slice(0, limit).map((task) => this.view(task, today)));
    const last = items.at(-1);
    return { items, next: tasks.length > limit && last ? dayCursor({ day: last.dueOn ?? NO_DAY, id: last.id }) : null };
  }

  /** Every agency the command names, asked for once. */
  private async agencyIds({ leadAgencyCode, cooperating }: AssignTask): Promise<rules.AgencyIds> {
    const ids = new Map<string, string>();
    for (const code of [leadAgencyCode, ...(cooperating ?? []).map(({ agencyCode }) => agencyCode)]) {
      const id = await this.scope.idOf(code);
      if (!id) throw new Problem('refused', 'agency.unknown', { code });
      ids.set(code, id);
    }
    return (code) => ids.get(code)!;
  }

  private async find(db: EntityManager, id: string, by: Actor): Promise<Task> {
    const agencies = await this.scope.subtree(by);
    const [task] = await tasksOf(db, { id }, { agencies, today: vietnamDay(this.clock.now()), limit: 1 });
    if (!task) throw new Problem('not-found', 'not-found.record', { what: 'task', id });
    return task;
  }

  private async answer(id: string, by: Actor, position?: number): Promise<Answer<TaskView>> {
    const task = await this.find(this.db.manager, id, by);
    return answer(await this.view(task, vietnamDay(this.clock.now())), { position, etag: etagOf(task) });
  }

  private async view(task: Task, today: string): Promise<TaskView> {
    const { id, document, source, clause, title, product, dueOn, completedOn, evidence } = task;
    const codeOf = async (agencyId: string) => (await this.scope.codeOf(agencyId)) ?? agencyId;
    const cooperating = task.cooperating.map(async (one) => ({
      agencyCode: await codeOf(one.agencyId),
      dueOn: one.dueOn,
    }));
    return {
      id,
      document,
      source,
      clause,
      leadAgencyCode: await codeOf(task.leadAgencyId),
      cooperating: await Promise.all(cooperating),
      title,
      product,
      dueOn,
      timeliness: rules.timelinessOf(task, today),
      completion: completedOn === null ? null : { completedOn, evidence },
      assignedAt: task.assignedAt.toISOString(),
    };
  }
}

const etagOf = ({ version }: Task): string => `"${version}"`;

const stateOf = ({
  document,
  source,
  clause,
  leadAgencyId,
  cooperating,
  dueOn,
  completedOn,
  evidence,
}: Task): TaskState => ({
  document,
  source,
  clause,
  leadAgencyId,
  cooperating,
  dueOn,
  completedOn,
  evidence,
});

import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay, type WorkingCalendar } from '#calendar';
import { Problem, submissionRecorded } from '#contracts';
import type { Actor, ActOnDossier, DossierAct, DossierState, DossierView, EventContract, NewEvent } from '#contracts';
import { answer, CLOCK, EventLog, once, repeatable, type Answer, type Clock, type RequestContext } from '#messaging';
import { CatalogueCopy } from './catalogue-copy.js';
import { Dossier } from './dossier.entity.js';
import { findDossier, lockDossier } from './dossier.queries.js';
import { stateOf, submissionOf, type Facts } from './dossier.rules.js';
import { statusAfter, type Act } from './dossier.states.js';
import { etagOf, viewOf } from './dossier.view.js';
import type { Parameters } from './parameters/parameter.rules.js';
import { PersonsService } from './person/persons.service.js';
import { openCase } from './visit/case.queries.js';
import { mayBeRefiled } from './visit/case.rules.js';
import { alarmsOf, nextAlarm, type Alarm } from './watch/alarm.rules.js';

/** Who asks for an act, and how. */
export interface Asked {
  by: Actor;
  context: RequestContext;
}

/** What a rule sees: the dossier, the status it will have, when it happens, when it is written down, and the calendar. */
export interface Moment {
  dossier: Facts;
  status: Dossier['status'];
  at: Date;
  day: string;
  now: Date;
  calendar: WorkingCalendar;
  /** What holds for its field and day of reception. */
  parameters: Parameters;
  by: Actor;
}

/** One act: which, the event it announces, the rule, and what else belongs into its transaction. */
export interface ActDefinition<A extends DossierAct = DossierAct> {
  act: Act;
  /** Not needed where the dossier stays a submission: that has one event for all. */
  event?: EventContract<A> | ((after: Facts) => EventContract<A>);
  decide: (moment: Moment, tx: EntityManager) => Facts | Promise<Facts>;
  /** What the event says beside the state. */
  data?: (state: DossierState, at: Date) => A;
  /** Free text: stays here, encrypted. */
  text?: object;
  also?: (tx: EntityManager, dossier: Facts, at: Date) => Promise<void>;
  /** By time, not by a person: what officers still enter of the hours before is not refused because of it. */
  byTime?: boolean;
}

/** The way of every act: lock, check, decide by a rule, save with its event. */
@Injectable()
export class ActsService {
  constructor(
    private readonly db: DataSource,
    private readonly log: EventLog,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async perform<A extends DossierAct>(
    command: ActOnDossier,
    asked: Asked,
    act: ActDefinition<A>,
  ): Promise<Answer<DossierView>> {
    const around = await this.around(command, asked.by, act.act);
    const work = async () => {
      const { saved, position } = await this.db.transaction((tx) =>
        this.inside(tx, command, { ...asked, around }, act),
      );
      return this.answer(saved, position);
    };
    return repeatable(work, async (id) => this.answer(await findDossier(this.db, id)));
  }

  /** The dossier as an act would leave it, were it done now; nothing is changed. Throws what the act would throw. */
  async preview<A extends DossierAct>(ref: string, by: Actor, act: ActDefinition<A>): Promise<Facts> {
    const around = await this.around({ ref }, by, act.act);
    const moment = this.moment(around.seen, { ref }, { by, around }, act.act);
    return act.decide(moment, this.db.manager);
  }

  /** What time will bring about for a dossier, as things stand now. */
  async alarms(id: string): Promise<{ version: number; alarms: Alarm[] }> {
    const { seen, calendar, parameters } = await this.surroundings(await findDossier(this.db, id));
    return { version: seen.version, alarms: alarmsOf(seen, calendar, parameters) };
  }

  /**
   * All that is asked of memory or of the database beside the dossier's own row, before a transaction is open: acts that wait
   * for one dossier hold every connection, and the one they wait for must not need another.
   */
  private async around({ ref }: ActOnDossier, by: Actor, act: Act): Promise<Around> {
    const seen = await findDossier(this.db, ref);
    const own = act === 'supplement' ? this.persons.maySupplement(seen.id, by) : this.persons.owns(seen.id, by);
    if (!(await own)) await this.catalogue.assertWithin(by, seen.agencyId, seen.receivingUnitId, seen.unitId);
    return this.surroundings(seen);
  }

  private async surroundings(seen: Dossier): Promise<Around> {
    const calendar = await this.catalogue.calendarOf(seen.agencyId);
    const day = seen.receivedOn ?? vietnamDay(this.clock.now());
    return {
      seen,
      calendar,
      parameters: await this.catalogue.parametersOf(seen.procedureCode, day, seen.procedureVersion),
    };
  }

  private async inside<A extends DossierAct>(
    tx: EntityManager,
    command: ActOnDossier,
    { by, context, around }: Arrived,
    act: ActDefinition<A>,
  ) {
    const before = await lockDossier(tx, around.seen.id);
    await once(tx, context, `dossier.${act.act}`, by, before.id);
    if (context.ifMatch && context.ifMatch !== '*' && context.ifMatch !== etagOf(before))
      throw new Problem('stale', 'stale.etag');
    const moment = this.moment(before, command, { by, around }, act.act);
    const decided = await act.decide(moment, tx);
    const lastActAt = act.byTime ? before.lastActAt : laterOf(moment.at, before.lastActAt);
    const alarmAt = nextAlarm(decided, moment.calendar, moment.parameters);
    const after: Facts = { ...decided, lastActAt, alarmAt };
    const saved = { ...before, ...after, nativeAct: true, version: before.version + 1 };
    await tx.getRepository(Dossier).save(saved, { reload: false });
    if (act.text) await this.persons.keepAct(tx, before.id, act.act, { at: moment.at, by, text: act.text });
    await act.also?.(tx, after, moment.at);
    if (mayBeRefiled(after) && !mayBeRefiled(before))
      await openCase(tx, { ...after, kind: 'dossier', since: moment.at }, moment.parameters.refiledDays);
    const position = await this.log.announce(tx, this.eventOf(after, act, by, moment.at));
    return { saved, position };
  }

  private moment(dossier: Dossier, command: ActOnDossier, { by, around }: Omit<Arrived, 'context'>, act: Act): Moment {
    const now = this.clock.now();
    const at = command.at ? new Date(command.at) : now;
    const status = nextStatus(act, dossier, around.seen);
    if (at > now) throw new Problem('refused', 'dossier.in-the-future', { field: 'at' });
    if (command.at && at < dossier.lastActAt)
      throw new Problem('refused', 'dossier.before-last-act', { last: dossier.lastActAt.toISOString() });
    const { calendar, parameters } = around;
    return { dossier, status, at, day: vietnamDay(at), now, calendar, parameters, by };
  }

  private eventOf<A extends DossierAct>(after: Facts, act: ActDefinition<A>, by: Actor, time: Date): NewEvent {
    if (after.code === null) return submissionRecorded.of(after.id, { submission: submissionOf(after) }, by, { time });
    const state = stateOf(after);
    const event = typeof act.event === 'function' ? act.event(after) : act.event;
    if (!event) throw new Error(`${act.act} of a received dossier has no event`);
    return event.of(after.id, act.data ? act.data(state, time) : ({ state } as A), by, { time });
  }

  private async answer(dossier: Facts & { version: number }, position?: number): Promise<Answer<DossierView>> {
    const view = viewOf(dossier, await this.catalogue.tree(), vietnamDay(this.clock.now()));
    return answer(view, { position, etag: etagOf(dossier), status: 201 });
  }
}

interface Around {
  /** The dossier as it was when the act arrived. */
  seen: Dossier;
  calendar: WorkingCalendar;
  parameters: Parameters;
}

interface Arrived extends Asked {
  around: Around;
}

/** Refused because of what happened while it waited for the dossier, it is a conflict, not a mistake of the caller. */
function nextStatus(act: Act, dossier: Dossier, seen: Dossier): Dossier['status'] {
  if (dossier.version === seen.version) return statusAfter(act, dossier.status, dossier.code !== null);
  try {
    return statusAfter(act, dossier.status, dossier.code !== null);
  } catch (error) {
    if (error instanceof Problem) throw new Problem('conflict', 'dossier.changed-meanwhile');
    throw error;
  }
}

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b);

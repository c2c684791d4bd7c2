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
import { PersonsService } from './person/persons.service.js';

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
}

/** One act: which, the event it announces, the rule, and what else belongs into its transaction. */
export interface ActDefinition<A extends DossierAct = DossierAct> {
  act: Act;
  /** Not needed where the dossier stays a submission: that has one event for all. */
  event?: EventContract<A>;
  decide: (moment: Moment, tx: EntityManager) => Facts | Promise<Facts>;
  /** What the event says beside the state. */
  data?: (state: DossierState, at: Date) => A;
  /** Free text: stays here, encrypted. */
  text?: object;
  also?: (tx: EntityManager, dossier: Facts, at: Date) => Promise<void>;
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

  perform<A extends DossierAct>(
    command: ActOnDossier,
    asked: Asked,
    act: ActDefinition<A>,
  ): Promise<Answer<DossierView>> {
    const work = () => this.db.transaction((tx) => this.inside(tx, command, asked, act));
    return repeatable(work, async (id) => this.answer(await findDossier(this.db, id)));
  }

  private async inside<A extends DossierAct>(
    tx: EntityManager,
    command: ActOnDossier,
    { by, context }: Asked,
    act: ActDefinition<A>,
  ) {
    const before = await lockDossier(tx, command.ref);
    if (!(await this.persons.owns(before.id, by)))
      await this.catalogue.assertWithin(by, before.agencyId, before.receivingUnitId);
    await once(tx, context, `dossier.${act.act}`, by, before.id);
    if (context.ifMatch && context.ifMatch !== '*' && context.ifMatch !== etagOf(before))
      throw new Problem('stale', 'stale.etag');
    const moment = await this.moment(before, command, act.act);
    const after: Facts = { ...(await act.decide(moment, tx)), lastActAt: laterOf(moment.at, before.lastActAt) };
    const saved = { ...before, ...after, nativeAct: true, version: before.version + 1 };
    await tx.getRepository(Dossier).save(saved, { reload: false });
    if (act.text) await this.persons.keepAct(tx, before.id, act.act, { at: moment.at, by, text: act.text });
    await act.also?.(tx, after, moment.at);
    const position = await this.log.announce(tx, this.eventOf(after, act, by, moment.at));
    return this.answer(saved, position);
  }

  private async moment(dossier: Dossier, command: ActOnDossier, act: Act): Promise<Moment> {
    const now = this.clock.now();
    const at = command.at ? new Date(command.at) : now;
    const status = statusAfter(act, dossier.status, dossier.code !== null);
    if (at > now) throw new Problem('refused', 'dossier.in-the-future', { field: 'at' });
    if (command.at && at < dossier.lastActAt)
      throw new Problem('refused', 'dossier.before-last-act', { last: dossier.lastActAt.toISOString() });
    const calendar = await this.catalogue.calendarOf(dossier.agencyId);
    return { dossier, status, at, day: vietnamDay(at), now, calendar };
  }

  private eventOf<A extends DossierAct>(after: Facts, act: ActDefinition<A>, by: Actor, time: Date): NewEvent {
    if (after.code === null) return submissionRecorded.of(after.id, { submission: submissionOf(after) }, by, { time });
    const state = stateOf(after);
    if (!act.event) throw new Error(`${act.act} of a received dossier has no event`);
    return act.event.of(after.id, act.data ? act.data(state, time) : ({ state } as A), by, { time });
  }

  private async answer(dossier: Facts & { version: number }, position?: number): Promise<Answer<DossierView>> {
    const view = viewOf(dossier, await this.catalogue.tree(), vietnamDay(this.clock.now()));
    return answer(view, { position, etag: etagOf(dossier), status: 201 });
  }
}

const laterOf = (a: Date, b: Date): Date => (a > b ? a : b);

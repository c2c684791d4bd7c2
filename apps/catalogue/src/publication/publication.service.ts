import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { isUuid, namedId, Problem, v7 } from '#contracts';
import type {
  Actor,
  AnnounceChange,
  ChangedProcedure,
  ChangeRef,
  PublicationChange,
  PublicationDutyPage,
  PublicationDutyQuery,
  PublicationDutyView,
  PublicationRules,
  RecordPublicationStage,
  RulesQuery,
  TakeBackChange,
} from '#contracts';
import { ROOT_CODE, type AgencyTree } from '#directory';
import { answer, CLOCK, type Answer, type Clock, type RequestContext } from '#messaging';
import { Acting, shownCode, type Act } from '../acting.service.js';
import { AgencyAccess } from '../agencies/agency-access.js';
import type { NewAgency } from '../agencies/agency.queries.js';
import { counted } from '../calendar/calendar.rules.js';
import { PublicationParts } from './publication-parts.js';
import { dutyEvent } from '../register.events.js';
import { dutiesOfChange, dutyPage, rulesOn, saveDuties, saveRules, type Duty } from './publication.queries.js';
import { daysLate, dueDates, dueOf, entryDue, lateStages, nextStage, stageDone } from './publication.rules.js';

const PAGE = 100;

/** From the centre's announcement to the entry in the national database: who must do what until when (NĐ 63/2010 Art.15, 24.2). */
@Injectable()
export class PublicationService {
  constructor(
    private readonly db: DataSource,
    private readonly acting: Acting,
    private readonly access: AgencyAccess,
    private readonly parts: PublicationParts,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  announce(command: AnnounceChange, by: Actor, context: RequestContext): Promise<Answer<PublicationChange>> {
    const id = command.id ?? v7(this.clock.now());
    const work = async (act: Act) => {
      const agency = this.access.within(act.tree, command.agency, by);
      const known = await dutiesOfChange(act.tx, id, true);
      if (known.length > 0) return { value: this.said(id, known, command, act), events: [], status: 200 };
      const calendar = await this.parts.calendars.working(act.tx);
      const rules = await rulesOn(act.tx, command.announcedOn);
      const dates = counted(() => dueDates({ ...command, shortened: command.shortened ?? false }, rules, calendar));
      const duties: Duty[] = [];
      for (const item of command.items) {
        const procedureId = await this.parts.awaiting.announced(act, item, command.effectiveOn);
        duties.push(newDuty(id, item, { command, agencyId: agency.id, procedureId, dates }));
      }
      await saveDuties(act.tx, duties);
      return { ...this.done(id, duties, act), status: 201 };
    };
    return this.acting.act('publications.announce', id, { by, context }, work, () => this.find({ id }, by));
  }

  /** The proposal is the department's act; decision and entry are the province's. */
  stage(command: RecordPublicationStage, by: Actor, context: RequestContext): Promise<Answer<PublicationChange>> {
    const work = async (act: Act) => {
      const duties = await this.visible(command.id, act.tree, by, act);
      if (command.stage !== 'proposal') this.access.assertProvince(act.tree, by);
      const named = new Set(command.codes ?? duties.map(({ procedureCode }) => procedureCode));
      const touched = duties.filter(({ procedureCode }) => named.has(procedureCode));
      if (touched.length === 0) throw unknown(command.id);
      const today = vietnamDay(act.now);
      const calendar = await this.parts.calendars.working(act.tx);
      const rules = await rulesOn(act.tx, touched[0]!.announcedOn);
      const changed = touched.map((duty) => {
        const done = stageDone(duty, command, today);
        return { ...done, entryDueOn: counted(() => entryDue(done, rules, calendar)) };
      });
      await saveDuties(act.tx, changed);
      const now = new Map([...duties, ...changed].map((duty) => [duty.id, duty]));
      return { ...this.done(command.id, changed, act), value: this.view(command.id, [...now.values()], act) };
    };
    return this.acting.act('publications.stage', command.id, { by, context }, work, (id) => this.find({ id }, by));
  }

  takeBack({ id, reason }: TakeBackChange, by: Actor, context: RequestContext): Promise<Answer<PublicationChange>> {
    const work = async (act: Act) => {
      const duties = await this.visible(id, act.tree, by, act);
      if (duties.some(({ decidedOn }) => decidedOn)) throw new Problem('refused', 'publication.decided', { id });
      const changed = duties.map((duty) => ({ ...duty, takenBack: reason }));
      await saveDuties(act.tx, changed);
      for (const { procedureCode } of changed) await this.parts.awaiting.ended(act, procedureCode);
      return this.done(id, changed, act);
    };
    return this.acting.act('publications.take-back', id, { by, context }, work, () => this.find({ id }, by));
  }

  async find({ id }: ChangeRef, by: Actor): Promise<Answer<PublicationChange>> {
    const tree = await this.access.tree(this.db);
    const duties = await this.visible(id, tree, by);
    return answer(this.view(id, duties, { tree, now: this.clock.now() }), {});
  }

  /** Earliest due first; with `late` what is late today and on whose desk it lies. */
  async list(query: PublicationDutyQuery, by: Actor): Promise<PublicationDutyPage> {
    if (query.after && !isUuid(query.after)) {
      throw new Problem('invalid', 'invalid.parameter', { name: 'after', value: query.after });
    }
    const tree = await this.access.tree(this.db);
    const scope = this.access.scope(tree, by);
    const agencies = query.agency ? tree.subtree(this.access.within(tree, query.agency, by).id) : [...scope];
    const today = vietnamDay(this.clock.now());
    const limit = query.limit ?? PAGE;
    const found = await dutyPage(this.db, { ...query, agencies, today }, limit + 1);
    const items = found.slice(0, limit).map((duty) => dutyView(duty, tree, today));
    return { items, next: found.length > limit ? items.at(-1)!.id : null };
  }

  rules({ on }: RulesQuery): Promise<PublicationRules> {
    return rulesOn(this.db, on ?? vietnamDay(this.clock.now()));
  }

  /** Duties recorded before keep their dates: rules have validity by the day of the announcement. */
  setRules(command: PublicationRules, by: Actor, context: RequestContext): Promise<Answer<PublicationRules>> {
    const work = async (act: Act) => {
      this.access.assertProvince(act.tree, by);
      await saveRules(act.tx, command);
      return { value: command, events: [], status: 201 };
    };
    const again = async () => answer(await this.rules({ on: command.from }), {});
    return this.acting.act('publications.set-rules', command.from, { by, context }, work, again);
  }

  private async visible(id: string, tree: AgencyTree<NewAgency>, by: Actor, act?: Act): Promise<Duty[]> {
    const duties = await dutiesOfChange(act?.tx ?? this.db, id, act !== undefined);
    const scope = this.access.scope(tree, by);
    if (duties.length === 0 || !duties.every(({ agencyId }) => scope.has(agencyId))) throw unknown(id);
    return duties;
  }

  /** The same announcement again answers what is there; another one under its id is refused. */
  private said(id: string, known: readonly Duty[], command: AnnounceChange, act: Act): PublicationChange {
    const content = ({ document, announcedOn, effectiveOn }: AnnounceChange | Duty) =>
      [document, announcedOn, effectiveOn].join(' ');
    const codes = (list: readonly string[]) => list.toSorted().join(' ');
    const same =
      content(known[0]!) === content(command) &&
      codes(known.map((duty) => duty.procedureCode)) === codes(command.items.map(({ code }) => code));
    if (!same) throw new Problem('conflict', 'conflict.id-reused', { id });
    return this.view(id, known, act);
  }

  private done(id: string, changed: readonly Duty[], act: Act) {
    const value = this.view(id, changed, act);
    return { value, events: value.items.map((item) => dutyEvent(item, act.by, act.now)) };
  }

  private view(id: string, duties: readonly Duty[], { tree, now }: Pick<Act, 'tree' | 'now'>): PublicationChange {
    return { id, items: duties.map((duty) => dutyView(duty, tree, vietnamDay(now))) };
  }
}

interface About {
  command: AnnounceChange;
  agencyId: string;
  procedureId: string | null;
  dates: ReturnType<typeof dueDates>;
}

const newDuty = (changeId: string, { code, kind }: ChangedProcedure, about: About): Duty => ({
  id: namedId('publication-duty', `${changeId} ${code}`),
  changeId,
  procedureId: about.procedureId,
  procedureCode: code,
  kind,
  agencyId: about.agencyId,
  document: about.command.document,
  announcedOn: about.command.announcedOn,
  effectiveOn: about.command.effectiveOn,
  shortened: about.command.shortened ?? false,
  ...about.dates,
  proposedOn: null,
  proposalDocument: null,
  decidedOn: null,
  decisionDocument: null,
  enteredOn: null,
  takenBack: null,
  alarmed: [],
});

/** With what comes next, whose desk it lies on and what is late. */
export function dutyView(duty: Duty, tree: AgencyTree<NewAgency>, today: string): PublicationDutyView {
  const { alarmed: _, takenBack, ...state } = duty;
  const stage = nextStage(duty);
  const agency = shownCode(tree, duty.agencyId);
  return {
    ...state,
    takenBack: takenBack !== null,
    agency,
    stage,
    dueOn: stage && dueOf(duty, stage),
    desk: stage && (stage === 'proposal' ? agency : ROOT_CODE),
    daysLate: daysLate(duty, today),
    late: lateStages(duty, today),
  };
}

const unknown = (id: string): Problem => new Problem('not-found', 'not-found.record', { what: 'publication', id });

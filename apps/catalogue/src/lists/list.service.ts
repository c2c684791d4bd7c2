import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { namedId, Problem } from '#contracts';
import type {
  Actor,
  DecisionListQuery,
  DecisionLists,
  DecisionListView,
  LinkedProcedures,
  LinkedProcedureView,
  LinkedQuery,
  LinkProcedure,
  ProcedureSetQuery,
  ProcedureSetView,
  RecordDecisionList,
} from '#contracts';
import type { AgencyTree } from '#directory';
import { answer, type Answer, type RequestContext } from '#messaging';
import { Acting, shownCode, type Act } from '../acting.service.js';
import { agencyTree, type NewAgency } from '../agencies/agency.queries.js';
import { known } from '../agencies/agency.rules.js';
import { assertDocuments } from '../legal/legal-document.queries.js';
import { sourceOf } from '../legal/legal-source.rules.js';
import { decisionListEvent, linkedEvent } from '../register.events.js';
import {
  decisionLists,
  linkedProcedures,
  offeredSet,
  procedureIds,
  saveDecisionList,
  saveLinked,
  type DecisionListState,
  type LinkedState,
} from './list.queries.js';

/** Lists of procedures that rest on a decision, and the sets of a period that figures count on. */
@Injectable()
export class ListService {
  constructor(
    private readonly db: DataSource,
    private readonly acting: Acting,
  ) {}

  async lists(query: DecisionListQuery): Promise<DecisionLists> {
    const tree = await agencyTree(this.db);
    return { items: (await decisionLists(this.db, query)).map((state) => listView(state, tree)) };
  }

  /** The same decision and purpose again replaces the list: procedures come and go by the decision's annex. */
  record(command: RecordDecisionList, by: Actor, context: RequestContext): Promise<Answer<DecisionListView>> {
    const { purpose, decision, decidedOn, from, to = null, codes } = command;
    const name = [purpose, command.agency ?? '', decision, decidedOn].join(' ');
    const id = command.id ?? namedId('decision-list', name);
    const work = async (act: Act) => {
      if (to && to < from) throw new Problem('invalid', 'offering.dates-out-of-order');
      const agencyId = this.acting.agencyOf(act, command.agency)?.id ?? null;
      const ids = await procedureIds(act.tx, codes);
      const procedures = [...new Set(codes)].map((code) => ({
        procedureId: ids.get(code) ?? null,
        procedureCode: code,
      }));
      const state = { id, purpose, agencyId, decision, decidedOn, from, to, procedures };
      await saveDecisionList(act.tx, state);
      return { value: listView(state, act.tree), events: [decisionListEvent(state, by, act.now)], status: 201 };
    };
    const again = async () =>
      answer(
        (await this.lists({ purpose })).items.find((one) => one.id === id)!,
        {},
      );
    return this.acting.act('decision-lists.record', id, { by, context }, work, again);
  }

  async linked({ agency, validOn }: LinkedQuery): Promise<LinkedProcedures> {
    const tree = await agencyTree(this.db);
    const agencies = agency ? tree.subtree(known(tree, agency).id) : null;
    const found = await linkedProcedures(this.db, agencies, validOn ?? null);
    return { items: found.map((state) => linkedView(state, tree)) };
  }

  /** The approved list is the province's (TT 01/2018 Art.4). */
  link(command: LinkProcedure, by: Actor, context: RequestContext): Promise<Answer<LinkedProcedureView>> {
    const { code, decision, from, to = null } = command;
    const work = async (act: Act) => {
      this.acting.agencyOf(act, null);
      if (to && to < from) throw new Problem('invalid', 'offering.dates-out-of-order');
      const procedureId = (await procedureIds(act.tx, [code])).get(code);
      if (!procedureId) throw new Problem('not-found', 'procedure.unknown', { code });
      const agencyId = known(act.tree, command.agency).id;
      const participants = [...new Set(command.participants.map((ref) => known(act.tree, ref).id))];
      const id = namedId('linked-procedure', `${procedureId} ${agencyId} ${from}`);
      const named = { id, procedureId, procedureCode: code, agencyId, participants };
      const state = { ...named, decision, from, to, basis: sourceOf(command.basis) };
      await assertDocuments(act.tx, state.basis ? [state.basis.document] : []);
      await saveLinked(act.tx, state);
      return { value: linkedView(state, act.tree), events: [linkedEvent(state, by, act.now)], status: 201 };
    };
    const again = async () => {
      const { items } = await this.linked({ agency: command.agency });
      return answer(
        items.find((one) => one.from === from && one.procedureCode === code)!,
        {},
      );
    };
    return this.acting.act('linked-procedures.record', code, { by, context }, work, again);
  }

  /** `by-decision` takes the list in force on the last day; the other sets are counted from offerings. */
  async set(query: ProcedureSetQuery): Promise<ProcedureSetView> {
    if (query.to < query.from)
      throw new Problem('invalid', 'calendar.range-invalid', { from: query.from, to: query.to });
    const tree = await agencyTree(this.db);
    const agencies = query.agency ? tree.subtree(known(tree, query.agency).id) : null;
    const codes =
      query.set === 'by-decision' ? await this.decided(query, agencies) : await offeredSet(this.db, query, agencies);
    return { count: codes.length, codes };
  }

  private async decided({ of, to }: ProcedureSetQuery, agencies: readonly string[] | null): Promise<string[]> {
    if (of === 'offered') throw new Problem('invalid', 'invalid.parameter', { name: 'of', value: of });
    const lists = await decisionLists(this.db, { purpose: of, validOn: to });
    const own = lists.filter(({ agencyId }) => agencyId === null || (agencies?.includes(agencyId) ?? true));
    const codes = own.flatMap(({ procedures }) => procedures.map(({ procedureCode }) => procedureCode));
    return [...new Set(codes)].sort();
  }
}

const listView = (state: DecisionListState, tree: AgencyTree<NewAgency>): DecisionListView => ({
  ...state,
  agency: state.agencyId && shownCode(tree, state.agencyId),
});

const linkedView = (state: LinkedState, tree: AgencyTree<NewAgency>): LinkedProcedureView => ({
  ...state,
  agency: shownCode(tree, state.agencyId),
  participantCodes: state.participants.map((id) => shownCode(tree, id)),
});

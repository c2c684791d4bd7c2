import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Problem } from '#contracts';
import type { Actor, ShortenProcedure, ShorteningPage, ShorteningQuery, ShorteningView } from '#contracts';
import type { AgencyTree } from '#directory';
import { answer, type Answer, type RequestContext } from '#messaging';
import { Acting, shownCode, type Act } from '../acting.service.js';
import { agencyTree, type NewAgency } from '../agencies/agency.queries.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { ProcedureStore } from '../procedures/procedure-store.js';
import { currentVersions, lockProcedures, storedOf, versionsOf, type Stored } from '../procedures/procedure.queries.js';
import { inForceOn, shownOf, succeeded } from '../procedures/version.rules.js';
import { shorteningEvent } from '../register.events.js';
import { saveShortening, shorteningsOf } from './shortening.queries.js';
import { shortening, totals, withLocalTerm, type ShorteningState } from './shortening.rules.js';

/** Terms cut below the centre's by a decision of the province; the whole province's become a version of the procedure. */
@Injectable()
export class ShorteningService {
  constructor(
    private readonly db: DataSource,
    private readonly acting: Acting,
    private readonly calendars: CalendarService,
    private readonly store: ProcedureStore,
  ) {}

  record(command: ShortenProcedure, by: Actor, context: RequestContext): Promise<Answer<ShorteningView>> {
    const work = async (act: Act) => {
      const agency = this.acting.agencyOf(act, command.agency);
      const [stored] = await lockProcedures(act.tx, [command.code]);
      if (!stored) throw new Problem('not-found', 'procedure.unknown', { code: command.code });
      const versions = await versionsOf(act.tx, stored.id);
      const version = inForceOn(versions, command.from) ?? inForceOn(versions, command.decidedOn);
      if (!version) throw new Problem('refused', 'procedure.not-in-force', { code: stored.code });
      const calendar = await this.calendars.working(act.tx);
      const about = { procedureId: stored.id, procedureCode: stored.code, agencyId: agency?.id ?? null };
      const state = shortening(command, { ...about, parts: version.parts, calendar });
      await saveShortening(act.tx, state);
      if (!agency) await this.amend(act, stored, state);
      return { value: view(state, act.tree), events: [shorteningEvent(state, by, act.now)], status: 201 };
    };
    const again = async (code: string) => answer((await this.list({ code })).items[0]!, {});
    return this.acting.act('shortenings.record', command.code, { by, context }, work, again);
  }

  async list({ code, ...query }: ShorteningQuery): Promise<ShorteningPage> {
    const stored = code ? await storedOf(this.db, code) : undefined;
    if (code && !stored) throw new Problem('not-found', 'procedure.unknown', { code });
    const found = await shorteningsOf(this.db, { ...query, procedureId: stored?.id });
    const tree = await agencyTree(this.db);
    return { items: found.map((state) => view(state, tree)), ...totals(found) };
  }

  /** New dossiers get the shorter term: a version of its own from the day of effect. One of an earlier day stays a record alone. */
  private async amend(act: Act, stored: Stored, state: ShorteningState): Promise<void> {
    if (stored.standing.status !== 'in-force') return;
    const shown = shownOf(stored.standing, await currentVersions(act.tx, [stored.id]));
    const parts = withLocalTerm(shown.parts, state);
    if (!parts || (shown.validFrom !== null && state.from <= shown.validFrom)) return;
    const { decision, decidedOn, from: validFrom } = state;
    const publication = { kind: 'amended', decision, decidedOn, validFrom } as const;
    await this.store.save(
      act.tx,
      stored,
      succeeded(stored.standing, shown, parts, { source: 'chiso', publication }),
      act.by,
    );
  }
}

const view = (state: ShorteningState, tree: AgencyTree<NewAgency>): ShorteningView => ({
  ...state,
  agency: state.agencyId && shownCode(tree, state.agencyId),
});

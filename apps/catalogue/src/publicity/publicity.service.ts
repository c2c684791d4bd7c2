import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem } from '#contracts';
import type { Actor, PostProcedure, ProcedureRef, PublicityView } from '#contracts';
import { answer, type Answer, type Queryable, type RequestContext } from '#messaging';
import { Acting, shownCode, type Act } from '../acting.service.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { counted } from '../calendar/calendar.rules.js';
import { lockProcedures, storedOf, versionsOf, type Stored } from '../procedures/procedure.queries.js';
import { inForceOn, type Version } from '../procedures/version.rules.js';
import { rulesOn } from '../publication/publication.queries.js';
import { workingDaysAfter } from '../publication/working-days.rules.js';
import { postingEvent } from '../register.events.js';
import { postingsOf, savePosting } from './publicity.queries.js';
import { placeStates, posting, publicityScore } from './publicity.rules.js';
import { agencyTree } from '../agencies/agency.queries.js';
import { missingParts } from '../procedures/completeness.rules.js';

/** Where each version of a procedure is public, since when, and what is missing there (NĐ 63/2010 Art.17). */
@Injectable()
export class PublicityService {
  constructor(
    private readonly db: DataSource,
    private readonly acting: Acting,
    private readonly calendars: CalendarService,
  ) {}

  post(command: PostProcedure, by: Actor, context: RequestContext): Promise<Answer<PublicityView>> {
    const work = async (act: Act) => {
      const agency = this.acting.agencyOf(act, command.agency);
      const [stored] = await lockProcedures(act.tx, [command.code]);
      if (!stored) throw unknown(command.code);
      const today = vietnamDay(act.now);
      const versions = await versionsOf(act.tx, stored.id);
      const version = chosen(versions, command.version ?? null, command.postedOn, stored.code);
      const dueOn = await this.dueOn(act.tx, version);
      const about = {
        procedureId: stored.id,
        procedureCode: stored.code,
        version,
        agencyId: agency?.id ?? null,
        dueOn,
      };
      const state = posting(command, about, today);
      await savePosting(act.tx, state);
      const value = await this.view(act.tx, stored, today);
      return { value, events: [postingEvent(state, by, act.now)], status: 201 };
    };
    const again = (code: string) => this.find({ code });
    return this.acting.act('postings.record', command.code, { by, context }, work, again);
  }

  async find({ code }: ProcedureRef): Promise<Answer<PublicityView>> {
    const stored = await storedOf(this.db, code);
    if (!stored) throw unknown(code);
    return answer(await this.view(this.db, stored, this.calendars.today()), {});
  }

  private async view(db: Queryable, stored: Stored, today: string): Promise<PublicityView> {
    const versions = await versionsOf(db, stored.id);
    const current = inForceOn(versions, today);
    const states = await postingsOf(db, stored.id);
    const places = placeStates(states, current, today);
    const { parts } = current ?? versions[0]!;
    const tree = await agencyTree(db);
    const postings = states.map((one) => ({ ...one, agency: one.agencyId && shownCode(tree, one.agencyId) }));
    return {
      code: stored.code,
      version: current?.version ?? null,
      places,
      postings,
      ...publicityScore(missingParts(parts), places),
    };
  }

  /** Null where nobody knows since when the version is in force, or the calendar does not reach so far back. */
  private async dueOn(tx: Queryable, { validFrom }: Version): Promise<string | null> {
    if (!validFrom) return null;
    const calendar = await this.calendars.working(tx);
    if (Number(validFrom.slice(0, 4)) < calendar.firstYear) return null;
    const { postingDays } = await rulesOn(tx, validFrom);
    return counted(() => workingDaysAfter(validFrom, postingDays, calendar));
  }
}

function chosen(versions: readonly Version[], wanted: number | null, day: string, code: string): Version {
  const version = wanted ? versions.find((one) => one.version === wanted) : inForceOn(versions, day);
  if (!version) throw new Problem('refused', 'procedure.not-in-force', { code });
  return version;
}

const unknown = (code: string): Problem => new Problem('not-found', 'procedure.unknown', { code });

import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem } from '#contracts';
import type {
  CompletenessView,
  ProcedurePage,
  ProcedureParts,
  ProcedureQuery,
  ProcedureRef,
  ProcedureVersions,
  ProcedureVersionsQuery,
  ProcedureVersionView,
  ProcedureView,
  PublishedPapers,
  PublishedPapersQuery,
} from '#contracts';
import { answer, CLOCK, type Answer, type Clock, type Queryable } from '#messaging';
import { listingFlags, sourceFlags } from '../legal/legal-source.rules.js';
import { agencyOf } from '../agencies/agency.queries.js';
import { CalendarService } from '../calendar/calendar.service.js';
import { comparisonFlags } from '../shortenings/term-comparison.rules.js';
import { flagsOf, missingParts, partStates } from './completeness.rules.js';
import { offeringViews } from './offering.queries.js';
import { procedurePage } from './procedure-list.queries.js';
import {
  currentVersions,
  storedOf,
  versionsKnownAt,
  versionsOf,
  type Stored,
  type VersionRow,
} from './procedure.queries.js';

const PAGE = 50;

/** What everybody may read about procedures (NĐ 63/2010 Art.17: they are public). */
@Injectable()
export class ProcedureReadingService {
  constructor(
    private readonly db: DataSource,
    private readonly calendars: CalendarService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async list({ agency, ...query }: ProcedureQuery): Promise<ProcedurePage> {
    const found = agency ? await agencyOf(this.db, agency) : null;
    if (found === undefined) throw new Problem('invalid', 'agency.unknown', { code: agency });
    const limit = query.limit ?? PAGE;
    const filter = { ...query, agencyId: found?.id ?? null, today: vietnamDay(this.clock.now()) };
    const rows = await procedurePage(this.db, filter, limit + 1);
    const items = rows.slice(0, limit);
    return { items, next: rows.length > limit ? items.at(-1)!.code : null };
  }

  async find({ code }: ProcedureRef): Promise<Answer<ProcedureView>> {
    return this.view(this.db, code);
  }

  /** The view as the transaction sees it. */
  async view(db: Queryable, code: string): Promise<Answer<ProcedureView>> {
    const { stored, shown } = await this.current(db, code);
    const { standing, sources, aliases, id } = stored;
    const { parts, version, validFrom, validTo, missing } = shown;
    const etag = String(stored.revision);
    const offerings = await offeringViews(db, id);
    const view: ProcedureView = {
      id,
      code: stored.code,
      name: { vi: parts.name.vi, en: parts.name.en ?? null },
      field: parts.field ?? null,
      levels: parts.levels ?? [],
      status: standing.status,
      version,
      validFrom,
      validTo,
      missing,
      awaitingFrom: stored.awaitingFrom,
      aliases,
      parts,
      flags: [
        ...provisionalFlags(stored),
        ...(await this.flags(db, parts)),
        ...listingFlags(offerings, vietnamDay(this.clock.now())),
      ],
      sources,
      draftVersion: standing.draft === version ? null : standing.draft,
      offerings,
      etag,
    };
    return answer(view, { etag });
  }

  /** Today's knowledge, or that of an instant: what was written over since is kept. */
  async versions({ code, knownAt }: ProcedureVersionsQuery): Promise<ProcedureVersions> {
    const stored = await this.stored(this.db, code);
    const found = knownAt
      ? await versionsKnownAt(this.db, stored.id, new Date(knownAt))
      : await versionsOf(this.db, stored.id);
    const items = found.map(versionView);
    return { code: stored.code, items };
  }

  /** None of a draft: nobody has published it yet. */
  async papers({ procedureId, version }: PublishedPapersQuery): Promise<PublishedPapers> {
    const published = (await versionsOf(this.db, procedureId)).filter(({ status }) => status !== 'draft');
    const asked = version ? published.find((one) => one.version === version) : published[0];
    return { names: asked?.parts.papers?.map(({ name }) => name) ?? [] };
  }

  /** Of the draft where there is one: that is what somebody may want to publish. */
  async completeness({ code }: ProcedureRef): Promise<CompletenessView> {
    const { stored, shown, draft } = await this.current(this.db, code);
    const { parts, version } = draft ?? shown;
    const complete = missingParts(parts).length === 0;
    const flags = await this.flags(this.db, parts);
    return { code: stored.code, version, complete, items: partStates(parts), flags };
  }

  private async flags(db: Queryable, parts: ProcedureParts): Promise<string[]> {
    const own = [...new Set([...flagsOf(parts), ...sourceFlags(parts)])];
    if (!parts.ways?.some(({ centralTerm }) => centralTerm)) return own;
    const calendar = await this.calendars.working(db);
    return [...own, ...comparisonFlags(parts, calendar, this.clock.now().getUTCFullYear())];
  }

  private async current(db: Queryable, code: string) {
    const stored = await this.stored(db, code);
    const versions = await currentVersions(db, [stored.id]);
    const numbered = (number: number | null) => versions.find(({ version }) => version === number);
    return { stored, shown: numbered(stored.standing.shown)!, draft: numbered(stored.standing.draft) };
  }

  private async stored(db: Queryable, code: string): Promise<Stored> {
    const stored = await storedOf(db, code);
    if (!stored) throw new Problem('not-found', 'procedure.unknown', { code });
    return stored;
  }
}

/** Begun at a counter: somebody of the department has to find out which procedure it is, and publish it. */
const provisionalFlags = ({ standing, sources }: Stored): string[] =>
  standing.status === 'draft' && sources.includes('counter') ? ['provisional'] : [];

function versionView(row: VersionRow): ProcedureVersionView {
  const { version, status, kind, decision, validFrom, validTo, source, parts, recordedAt } = row;
  return { version, status, kind, decision, validFrom, validTo, source, recordedAt: recordedAt.toISOString(), parts };
}

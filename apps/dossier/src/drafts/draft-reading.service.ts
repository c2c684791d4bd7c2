import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { CalendarError, officeTimeBetween, type WorkingCalendar } from '#calendar';
import { Problem, type Actor, type DossierRef, type DraftContent, type DraftDeskQuery } from '#contracts';
import type { DraftItem, DraftPage, DraftStepView, DraftView } from '#contracts';
import { answer, CLOCK, type Answer, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { keyOf, keyText } from '../desk/desk.queries.js';
import type { Dossier } from '../dossier.entity.js';
import type { Facts } from '../dossier.rules.js';
import { placeOf } from '../forms/form-place.rules.js';
import { VisibleDossiers } from '../visible-dossiers.js';
import { draftsAtDesk, draftsOf, type ItemRow } from './draft-list.queries.js';
import { draftEtag } from './draft-passing.js';
import { deskOf, deskOfRole, statesOf } from './draft.states.js';
import { DraftStore, type DraftWords } from './draft-store.js';
import { findDraft, readDraftSteps, type Draft, type DraftStep } from './drafts.queries.js';

const PAGE = 50;

interface Seen {
  draft: Draft;
  dossier: Dossier;
}

/** Drafts as those see them within whose agency the dossier stands. */
@Injectable()
export class DraftReading {
  constructor(
    private readonly db: DataSource,
    private readonly visible: VisibleDossiers,
    private readonly catalogue: CatalogueCopy,
    private readonly store: DraftStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Throws `not-found.record`, `forbidden.agency`; the applicant has no business with drafts. */
  async dossier(ref: string, by: Actor): Promise<Dossier> {
    if (by.role === 'citizen') throw new Problem('forbidden', 'forbidden.role', { role: by.role });
    return this.visible.one(ref, by);
  }

  async seen(id: string, by: Actor): Promise<Seen> {
    const draft = await findDraft(this.db, id);
    return { draft, dossier: await this.dossier(draft.dossierId, by) };
  }

  /** The wording as it stands. */
  async contentOf({ id, dossierId }: Draft): Promise<DraftContent> {
    const words = (await readDraftSteps(this.db, id)).map((step) => this.wordsOf(step, dossierId));
    const content = words.findLast((one) => one.content)?.content;
    if (!content) throw new Problem('not-found', 'not-found.record', { what: 'draft content', id });
    return content;
  }

  async answer(id: string, by: Actor, position?: number): Promise<Answer<DraftView>> {
    const { draft, dossier } = await this.seen(id, by);
    return answer(await this.view(draft, dossier, by), { etag: draftEtag(draft), status: 201, position });
  }

  async get(id: string, by: Actor): Promise<Answer<DraftView>> {
    const { draft, dossier } = await this.seen(id, by);
    return answer(await this.view(draft, dossier, by), { etag: draftEtag(draft) });
  }

  /** Throws `forbidden.role`. */
  assertMayKnow(dossierId: string, by: Actor): Promise<void> {
    return this.store.persons.assertMayKnow(dossierId, by);
  }

  /** What a letter shows beside its wording; reading whom the result is for is kept. */
  async placeAround(dossier: Facts, { consultation }: DraftContent, by: Actor) {
    const tree = await this.catalogue.tree();
    const applicant = consultation ? null : (await this.store.persons.read(dossier.id, by))?.applicant;
    const addressee = consultation ? tree.find(consultation.agency)?.name.vi : (applicant?.owner ?? applicant?.name);
    return { at: placeOf(dossier, tree), addressee: addressee ?? null };
  }

  async list({ ref }: DossierRef, by: Actor): Promise<DraftPage> {
    const dossier = await this.dossier(ref, by);
    return { items: (await draftsOf(this.db, dossier.id)).map(itemOf), next: null };
  }

  /** A specialist's own ones to write or amend, a head's to approve, a director's to sign. */
  async desk({ agency, limit = PAGE, after }: DraftDeskQuery, by: Actor): Promise<DraftPage> {
    const desk = deskOfRole(by);
    const agencyIds = await this.catalogue.scope.visible(by, agency);
    if (!desk) return { items: [], next: null };
    const handler = desk === 'specialist' ? by.subject : null;
    const asked = { agencyIds, states: statesOf(desk), handler, after: keyOf(after), limit };
    const rows = await draftsAtDesk(this.db, asked);
    return { items: rows.map(itemOf), next: rows.length === limit ? keyText(rows.at(-1)!) : null };
  }

  private async view(draft: Draft, dossier: Dossier, by: Actor): Promise<DraftView> {
    const knows = await this.store.persons.mayKnow(dossier.id, by);
    const calendar = await this.catalogue.calendarOf(dossier.agencyId);
    const rows = await readDraftSteps(this.db, draft.id);
    const words = rows.map((step) => (knows ? this.wordsOf(step, dossier.id) : {}));
    return {
      ...itemOf({ ...draft, code: dossier.code!, lawfulDueOn: dossier.lawfulDueOn }),
      agencyCode: await this.codeOf(draft.agencyId),
      unit: draft.unitId && (await this.codeOf(draft.unitId)),
      content: words.findLast((one) => one.content)?.content ?? null,
      signedAt: draft.issue && draft.issue.issuedAt.toISOString(),
      steps: rows.map((step, n) => ({ ...this.stage(step, rows[n + 1]?.at, calendar), ...shown(words[n]!) })),
      version: draft.version,
    };
  }

  private async codeOf(agencyId: string): Promise<string> {
    return (await this.catalogue.tree()).get(agencyId)?.codes[0]?.code ?? agencyId;
  }

  private stage({ n, act, state, actor, role, at }: DraftStep, next: Date | undefined, calendar: WorkingCalendar) {
    const until = next ?? (deskOf(state) ? this.clock.now() : null);
    const times = { until: next ? next.toISOString() : null, officeTime: until && officeTime(at, until, calendar) };
    return { n, act, state, by: actor, role, at: at.toISOString(), ...times };
  }

  private wordsOf({ content }: DraftStep, dossierId: string): DraftWords {
    return content ? this.store.open(content, dossierId) : {};
  }
}

const shown = ({ comment, content }: DraftWords): Pick<DraftStepView, 'comment' | 'content'> => ({
  comment: comment ?? null,
  content: content ?? null,
});

type Listed = Pick<
  ItemRow,
  'id' | 'code' | 'kind' | 'state' | 'edition' | 'since' | 'drafter' | 'lawfulDueOn' | 'symbol'
>;

const itemOf = ({ id, code, kind, state, edition, since, drafter, lawfulDueOn, symbol }: Listed): DraftItem => ({
  ...{ id, code, kind, state, desk: deskOf(state), edition, since: since.toISOString(), drafter, lawfulDueOn, symbol },
});

/** Office time in milliseconds; null where the calendar does not reach. */
function officeTime(from: Date, to: Date, calendar: WorkingCalendar): number | null {
  try {
    return officeTimeBetween(from, to, calendar);
  } catch (error) {
    if (error instanceof CalendarError) return null;
    throw error;
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { Problem, v7, type Actor, type DraftContent, type DraftKind, type SignDraft } from '#contracts';
import { CLOCK, once, repeatable, type Clock, type RequestContext } from '#messaging';
import type { Asked, Moment } from '../acts.service.js';
import type { Dossier } from '../dossier.entity.js';
import { lockDossier } from '../dossier.queries.js';
import type { Facts } from '../dossier.rules.js';
import { insertStep } from '../settlement/steps.queries.js';
import { numbered } from './draft-signing.js';
import { DraftStore, type DraftWords } from './draft-store.js';
import { assertHandler, assertMaySign, handedOver, moved, stepWords } from './draft.rules.js';
import type { LaterAct } from './draft.states.js';
import { lockDraft, type Draft } from './drafts.queries.js';

/** What is to be done to which draft. */
export interface Passing {
  id: string;
  act: LaterAct;
  context: RequestContext;
  words: DraftWords;
}

export interface Signature {
  command: SignDraft;
  context: RequestContext;
  /** The wording that was read, of this edition. */
  content: DraftContent;
  edition: number;
  decide: (moment: Moment, tx: EntityManager) => Facts | Promise<Facts>;
}

/** The changes of a draft, each under the lock of its dossier. */
@Injectable()
export class DraftPassing {
  constructor(
    private readonly db: DataSource,
    private readonly store: DraftStore,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Answers the draft's id; asked again with the same key, the first one's. */
  create(dossierId: string, kind: DraftKind, { by, context }: Asked, words: DraftWords): Promise<string> {
    return this.alone(dossierId, async (tx, { handler, agencyId, unitId }, now) => {
      const id = v7(now);
      await once(tx, context, 'dossier.drafts.make', by, id);
      assertHandler(by, handler);
      const about = { id, dossierId, agencyId, unitId, kind, drafter: by.subject, since: now };
      const draft: Draft = { ...about, state: 'drafting', edition: 1, issue: null, symbol: null, version: 1 };
      await this.store.keep(tx, { draft, act: 'creation', by, at: now, ...words });
      return id;
    });
  }

  /** On the desk where it lies: nothing is handed over. */
  rest(dossierId: string, { id, act, context, words }: Passing, by: Actor): Promise<string> {
    return this.alone(dossierId, async (tx, { handler }, now) => {
      await once(tx, context, `dossier.drafts.${act}`, by, id);
      const draft = await lockedDraft(tx, id, context);
      const state = moved(draft, act, by, handler);
      const edition = draft.edition + (words.content ? 1 : 0);
      const since = state === draft.state ? draft.since : now;
      const after = { ...draft, state, edition, since, drafter: by.subject, version: draft.version + 1 };
      await this.store.keep(tx, { draft: after, act, by, at: now, ...words });
      return id;
    });
  }

  /** To another desk: a step of the dossier too. Answers the dossier after it and what form 05 says. */
  async pass(tx: EntityManager, moment: Moment, { id, act, context, words }: Passing) {
    const { dossier, by, status } = moment;
    const draft = await lockedDraft(tx, id, context);
    const state = moved(draft, act, by, dossier.handler);
    const after = { ...handedOver(dossier), status };
    const action = await this.handOver(tx, moment, { draft, act, state, after });
    await this.store.keep(tx, { draft: changed(draft, state, moment), act, by, at: moment.at, ...words });
    return { after, action };
  }

  /** What the document says is done; then it gets its number. */
  async sign(tx: EntityManager, moment: Moment, { command, context, content, edition, decide }: Signature) {
    const { dossier, by, at, parameters } = moment;
    const draft = await lockedDraft(tx, command.draft, context);
    const state = moved(draft, 'signature', by, dossier.handler);
    if (draft.edition !== edition) throw new Problem('conflict', 'dossier.changed-meanwhile');
    assertMaySign(draft.kind, by, command, parameters.headSigns);
    const after = handedOver(await decide(moment, tx));
    await this.handOver(tx, moment, { draft, act: 'signature', state, after });
    const { issue, symbol } = await numbered(tx, after, { kind: draft.kind, content, command, by, at });
    const signed = { ...changed(draft, state, moment), issue, symbol };
    await this.store.keep(tx, { draft: signed, act: 'signature', by, at, comment: command.comment });
    return after.result ? { ...after, result: { ...after.result, number: symbol } } : after;
  }

  private async handOver(tx: EntityManager, { at, now }: Moment, { draft, act, state, after }: HandOver) {
    const words = stepWords(draft, act, state);
    const times = { at: at.toISOString(), recordedAt: now.toISOString(), dueAt: null };
    const place = { unitId: null, handler: null, holder: 'unit' };
    await insertStep(tx, { dossierId: after.id, n: after.steps.total, ...words, ...times, ...place });
    return words.action;
  }

  private alone(dossierId: string, work: (tx: EntityManager, dossier: Dossier, now: Date) => Promise<string>) {
    return repeatable(
      () => this.db.transaction(async (tx) => work(tx, await lockDossier(tx, dossierId), this.clock.now())),
      (known) => Promise.resolve(known),
    );
  }
}

interface HandOver {
  draft: Draft;
  act: LaterAct;
  state: Draft['state'];
  after: Facts;
}

/** The unit whose head approves is the one that has the dossier when it is handed on. */
const changed = (draft: Draft, state: Draft['state'], { dossier, at }: Moment): Draft => ({
  ...draft,
  state,
  unitId: dossier.unitId,
  since: at,
  version: draft.version + 1,
});

async function lockedDraft(tx: EntityManager, id: string, { ifMatch }: RequestContext): Promise<Draft> {
  const draft = await lockDraft(tx, id);
  if (ifMatch && ifMatch !== '*' && ifMatch !== draftEtag(draft)) throw new Problem('stale', 'stale.etag');
  return draft;
}

export const draftEtag = ({ version }: Pick<Draft, 'version'>): string => `"${version}"`;

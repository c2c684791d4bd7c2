import { Injectable } from '@nestjs/common';
import { dossierStepped, Problem, type Actor, type AmendDraft, type DraftContent, type DraftView } from '#contracts';
import type { MakeDraft, PassDraft, ReturnDraft, SignDraft } from '#contracts';
import type { Answer } from '#messaging';
import { ActsService, type Asked } from '../acts.service.js';
import { DraftEffects } from './draft-effects.js';
import { DraftPassing } from './draft-passing.js';
import { DraftReading } from './draft-reading.service.js';
import { assertHandler, completed, kindOf } from './draft.rules.js';
import { draftStateAfter, type LaterAct } from './draft.states.js';
import type { DraftWords } from './draft-store.js';
import type { Draft } from './drafts.queries.js';

/** The way of a document: specialist → head → director, or back to be amended. */
@Injectable()
export class DraftsService {
  constructor(
    private readonly acts: ActsService,
    private readonly effects: DraftEffects,
    private readonly passing: DraftPassing,
    private readonly reading: DraftReading,
  ) {}

  /** A first wording, of something that may be done to the dossier now. */
  async make({ ref, content, comment }: MakeDraft, asked: Asked): Promise<Answer<DraftView>> {
    const dossier = await this.reading.dossier(ref, asked.by);
    if (dossier.code === null) throw new Problem('refused', 'dossier.not-received');
    assertHandler(asked.by, dossier.handler);
    const words = { content: completed(content, dossier), comment };
    await this.assertPossible(dossier.id, words.content, asked.by);
    const id = await this.passing.create(dossier.id, kindOf(content), asked, words);
    return this.reading.answer(id, asked.by);
  }

  async amend({ draft: id, content, comment }: AmendDraft, asked: Asked): Promise<Answer<DraftView>> {
    const { draft, dossier } = await this.reading.seen(id, asked.by);
    if (kindOf(content) !== draft.kind) throw new Problem('invalid', 'dossier.draft-content');
    draftStateAfter('amendment', draft.state);
    const words = { content: completed(content, dossier), comment };
    await this.assertPossible(dossier.id, words.content, asked.by);
    return this.rest(draft, 'amendment', asked, words);
  }

  async submit({ draft: id, comment }: PassDraft, asked: Asked): Promise<Answer<DraftView>> {
    const { draft } = await this.reading.seen(id, asked.by);
    if (draft.state === 'drafting' || draft.state === 'returned')
      await this.assertPossible(draft.dossierId, await this.reading.contentOf(draft), asked.by);
    return this.move(draft, 'submission', asked, { comment });
  }

  async approve({ draft, comment }: PassDraft, asked: Asked): Promise<Answer<DraftView>> {
    return this.move((await this.reading.seen(draft, asked.by)).draft, 'approval', asked, { comment });
  }

  async giveBack({ draft, reason }: ReturnDraft, asked: Asked): Promise<Answer<DraftView>> {
    return this.move((await this.reading.seen(draft, asked.by)).draft, 'return', asked, { comment: reason });
  }

  /** From the own desk it simply goes; from another one it is handed back, while the dossier runs. */
  async withdraw({ draft: id, comment }: PassDraft, asked: Asked): Promise<Answer<DraftView>> {
    const { draft, dossier } = await this.reading.seen(id, asked.by);
    const away = draft.state === 'with-head' || draft.state === 'with-director';
    return away && dossier.closedOn === null
      ? this.move(draft, 'withdrawal', asked, { comment })
      : this.rest(draft, 'withdrawal', asked, { comment });
  }

  /** Signed, it is numbered, and what it says is done to the dossier. */
  async sign(command: SignDraft, asked: Asked): Promise<Answer<DraftView>> {
    const { draft } = await this.reading.seen(command.draft, asked.by);
    const content = await this.reading.contentOf(draft);
    const signature = { command, content, edition: draft.edition, context: asked.context };
    const { position } = await this.effects.of(draft.dossierId, content, (act) =>
      this.acts.perform({ ref: draft.dossierId }, ofDossier(asked), {
        ...act,
        decide: (moment, tx) => this.passing.sign(tx, moment, { ...signature, decide: act.decide }),
      }),
    );
    return this.reading.answer(draft.id, asked.by, position);
  }

  private async move(draft: Draft, act: LaterAct, asked: Asked, words: DraftWords): Promise<Answer<DraftView>> {
    let action = '';
    const { position } = await this.acts.perform({ ref: draft.dossierId }, ofDossier(asked), {
      act: 'draft-step',
      event: dossierStepped,
      decide: async (moment, tx) => {
        const passed = await this.passing.pass(tx, moment, { id: draft.id, act, context: asked.context, words });
        action = passed.action;
        return passed.after;
      },
      data: (state, at) => ({ state, at: at.toISOString(), action }),
    });
    return this.reading.answer(draft.id, asked.by, position);
  }

  private async rest({ id, dossierId }: Draft, act: LaterAct, asked: Asked, words: DraftWords) {
    await this.passing.rest(dossierId, { id, act, context: asked.context, words }, asked.by);
    return this.reading.answer(id, asked.by);
  }

  /** Throws what signing would throw, were it signed now. */
  private assertPossible(dossierId: string, content: DraftContent, by: Actor): Promise<unknown> {
    return this.effects.of(dossierId, content, (act) => this.acts.preview(dossierId, by, act));
  }
}

/** The caller's `If-Match` is about the draft, not about its dossier. */
const ofDossier = ({ by, context }: Asked): Asked => ({ by, context: { ...context, ifMatch: undefined } });

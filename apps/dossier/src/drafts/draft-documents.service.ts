import { Inject, Injectable } from '@nestjs/common';
import { vietnamDay } from '#calendar';
import type { Actor, DraftContent, PrintDraft, PrintedFile } from '#contracts';
import { DOCUMENT_TYPES, formPage, letterPage, printDocument, type Page } from '#documents';
import { CLOCK, type Clock } from '#messaging';
import { ActsService } from '../acts.service.js';
import type { Facts } from '../dossier.rules.js';
import { formOf } from '../forms/form-content.rules.js';
import { FormFactsReader, type Drafted } from '../forms/form-facts.reader.js';
import { DraftEffects } from './draft-effects.js';
import { letterOf } from './draft-letter.rules.js';
import { DraftReading } from './draft-reading.service.js';
import { FORM_OF } from './draft-signing.js';
import type { Draft } from './drafts.queries.js';

interface Shown {
  draft: Draft;
  dossier: Facts;
  content: DraftContent;
}

/** A draft as a file: without a number until it is signed, as it was signed ever after. */
@Injectable()
export class DraftDocuments {
  constructor(
    private readonly reading: DraftReading,
    private readonly effects: DraftEffects,
    private readonly acts: ActsService,
    private readonly forms: FormFactsReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async print({ draft: id, format = 'pdf' }: PrintDraft, by: Actor): Promise<PrintedFile> {
    const { draft, dossier } = await this.reading.seen(id, by);
    await this.reading.assertMayKnow(dossier.id, by);
    const shown = { draft, dossier, content: await this.reading.contentOf(draft) };
    const page = FORM_OF[draft.kind] ? await this.formPage(shown, by) : await this.letterPage(shown, by);
    const bytes = await printDocument(page, format);
    const name = `${draft.kind}-${dossier.code ?? draft.id}.${format}`;
    return { name, contentType: DOCUMENT_TYPES[format], bytes: bytes.toString('base64') };
  }

  /** Unsigned it shows the dossier as signing would leave it. */
  private async formPage({ draft, dossier, content }: Shown, by: Actor): Promise<Page> {
    const after = draft.issue
      ? dossier
      : await this.effects.of(dossier.id, content, (act) => this.acts.preview(dossier.id, by, act));
    return formPage(formOf(await this.forms.read(after, FORM_OF[draft.kind]!, by, this.said(draft, content))));
  }

  private said({ issue }: Draft, { supplementRequest, refusal, apology }: DraftContent): Drafted {
    const text = { ...(supplementRequest ?? refusal ?? apology) };
    return { issue, act: { at: issue?.issuedAt ?? this.clock.now(), text } };
  }

  private async letterPage({ draft, dossier, content }: Shown, by: Actor): Promise<Page> {
    const place = await this.reading.placeAround(dossier, content, by);
    return letterPage(letterOf(draft, content, { ...place, today: vietnamDay(this.clock.now()) }));
  }
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { type Actor, type FormIssue, type IssueForm, type IssuedForm } from '#contracts';
import type { PrintedFile, PrintForm } from '#contracts';
import { DOCUMENT_TYPES, formPage, printDocument } from '#documents';
import { actorKey, CLOCK, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { lockDossier } from '../dossier.queries.js';
import { VisibleDossiers } from '../visible-dossiers.js';
import { formOf } from './form-content.rules.js';
import { formSymbol } from './form-layout.rules.js';
import { FormFactsReader } from './form-facts.reader.js';
import type { Issue } from './form-facts.js';
import { editionOf } from './form-edition.rules.js';
import { bookOf, signatureOf } from './form-signing.rules.js';
import { findIssue, insertIssue } from './forms.queries.js';

@Injectable()
export class FormsService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly visible: VisibleDossiers,
    private readonly reader: FormFactsReader,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** The form as a file. Before it is issued it carries no number, so that it can be shown and signed. */
  async print({ ref, form, format = 'pdf' }: PrintForm, by: Actor): Promise<PrintedFile> {
    const dossier = await this.visible.one(ref, by);
    const facts = await this.reader.read(dossier, form, by);
    const bytes = await printDocument(formPage(formOf(facts)), format);
    const name = `${form}-${dossier.code ?? dossier.trackingNumber}.${format}`;
    return { name, contentType: DOCUMENT_TYPES[format], bytes: bytes.toString('base64') };
  }

  /** Signs a form: it gets the next number of its book. Repeated, it answers the number it has. */
  issue({ ref, form, ...signing }: IssueForm, by: Actor): Promise<FormIssue> {
    return this.db.transaction(async (tx) => {
      const dossier = await lockDossier(tx, ref);
      await this.catalogue.assertWithin(by, dossier.agencyId, dossier.receivingUnitId);
      const edition = editionOf(form, dossier);
      const known = await findIssue(tx, dossier.id, form, edition);
      if (known) return shown(form, known);
      const now = this.clock.now();
      const about = { dossierId: dossier.id, form, edition, issuedOn: vietnamDay(now), issuedAt: now };
      const place = { agencyId: bookOf(form, dossier), issuedBy: actorKey(by), signature: signatureOf(signing) };
      return shown(form, await insertIssue(tx, { ...about, ...place }));
    });
  }
}

function shown(form: IssuedForm, issue: Issue): FormIssue {
  const { edition, number, year, issuedOn, issuedAt } = issue;
  return { form, edition, number, year, symbol: formSymbol(form, number), issuedOn, issuedAt: issuedAt.toISOString() };
}

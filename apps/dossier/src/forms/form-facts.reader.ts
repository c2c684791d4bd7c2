import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import type { Actor, FormNumber } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { SERVICE_CONFIG } from '#service';
import { CatalogueCopy } from '../catalogue-copy.js';
import type { DossierConfig } from '../config.js';
import { timelinessOf, type Facts } from '../dossier.rules.js';
import { PersonsService } from '../person/persons.service.js';
import { calledOn } from '../provisional/provisional-name.js';
import { editionOf } from './form-edition.rules.js';
import type { BookLine, FormAct, FormFacts, Issue } from './form-facts.js';
import { placeOf } from './form-place.rules.js';
import { findIssue, readSteps, receivedOn } from './forms.queries.js';

/** The acts whose free text a form shows. */
const ACTS: Partial<Record<FormNumber, readonly string[]>> = {
  '02': ['supplement-request'],
  '03': ['rejection', 'refusal'],
  '04': ['apology'],
};

export type Drafted = Pick<FormFacts, 'act' | 'issue'>;

/** Gathers what a form shows; the applicant's data only for those who need it, and each reading is kept. */
@Injectable()
export class FormFactsReader {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(SERVICE_CONFIG) private readonly config: DossierConfig,
  ) {}

  /** `drafted`: what a draft says, before and after it is signed, in place of the dossier's last act. */
  async read(dossier: Facts, form: FormNumber, by: Actor, drafted?: Drafted): Promise<FormFacts> {
    const edition = drafted ? 0 : editionOf(form, dossier);
    const [act, issue, steps, person] = await Promise.all([
      drafted ? drafted.act : ACTS[form] ? this.persons.lastAct(dossier.id, ACTS[form], by) : null,
      drafted ? drafted.issue : findIssue(this.db, dossier.id, form, edition),
      form === '05' ? readSteps(this.db, dossier.id) : [],
      form === '06' ? null : this.persons.read(dossier.id, by),
    ]);
    return {
      form,
      dossier,
      procedure: await calledOn(this.db, this.catalogue, dossier),
      at: placeOf(dossier, await this.catalogue.tree()),
      person,
      act: act as FormAct | null,
      issue,
      steps,
      book: form === '06' ? await this.bookOf(dossier, by) : [],
      timeliness: timelinessOf(dossier, this.today()),
      trackingAddress: `${this.config.PUBLIC_URL}/?ma=${dossier.code ?? dossier.trackingNumber}`,
      day: dayOf(form, dossier, { act: act as FormAct | null, issue }) ?? this.today(),
    };
  }

  private async bookOf(dossier: Facts, by: Actor): Promise<BookLine[]> {
    const lines: BookLine[] = [];
    for (const one of await receivedOn(this.db, dossier.agencyId, dossier.receivedOn!)) {
      const procedure = (await calledOn(this.db, this.catalogue, one)).name;
      lines.push({ dossier: one, person: await this.persons.read(one.id, by), procedure });
    }
    return lines;
  }

  private today(): string {
    return vietnamDay(this.clock.now());
  }
}

/** The day on the form: of signing, else of the act, else of reception. */
function dayOf(form: FormNumber, dossier: Facts, { act, issue }: { act: FormAct | null; issue: Issue | null }) {
  if (issue) return issue.issuedOn;
  if (act) return vietnamDay(act.at);
  return form === '01' || form === '06' ? dossier.receivedOn : null;
}

import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { dossierCorrected, Problem, type CorrectDossier } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { ActsService, type Asked, type Moment } from '../acts.service.js';
import { CatalogueCopy, type Ground } from '../catalogue-copy.js';
import type { Dossier } from '../dossier.entity.js';
import { findDossier } from '../dossier.queries.js';
import type { Facts } from '../dossier.rules.js';
import { PersonsService } from '../person/persons.service.js';
import { correct } from './correction.rules.js';

const APPLICANT = 'applicant.';

@Injectable()
export class CorrectionService {
  constructor(
    private readonly db: DataSource,
    private readonly acts: ActsService,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async correct(command: CorrectDossier, asked: Asked) {
    const { field, reason, approver, value } = command;
    const personal = field.startsWith(APPLICANT);
    const ground = await this.groundOf(command);
    return this.acts.perform(command, asked, {
      act: 'correction',
      event: dossierCorrected,
      decide: (moment) => decide(moment, command, ground),
      data: (state) => ({ state, field }),
      text: { field, reason, approver, value },
      also: personal ? (tx, dossier) => this.changeApplicant(tx, dossier.id, command, asked) : undefined,
    });
  }

  /** What the corrected field would stand on; nothing is asked while the dossier is locked. */
  private async groundOf({ ref, field, value }: CorrectDossier): Promise<Ground> {
    const dossier = await findDossier(this.db, ref);
    const place = {
      agencyCode: dossier.agencyId,
      receivingUnit: field === 'receivingUnit' ? value : null,
      procedureCode: field === 'procedureCode' ? value : dossier.procedureCode,
      channel: dossier.channel,
    };
    return this.catalogue.ground(place, dossier.receivedOn ?? vietnamDay(this.clock.now()));
  }

  private changeApplicant(
    tx: EntityManager,
    id: string,
    { field, value }: CorrectDossier,
    { by }: Asked,
  ): Promise<void> {
    const name = field.slice(APPLICANT.length);
    return this.persons.change(
      tx,
      id,
      (content) => ({ ...content, applicant: { ...(content.applicant ?? { name: '' }), [name]: value } }),
      by,
    );
  }
}

function decide(moment: Moment, command: CorrectDossier, ground: Ground): Facts {
  const dossier = moment.dossier as Dossier;
  if (dossier.source && !dossier.nativeAct) throw new Problem('refused', 'dossier.imported-only');
  return correct(moment, command, ground);
}

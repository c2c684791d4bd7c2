import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { dossierCorrected, Problem, type CorrectDossier } from '#contracts';
import { ActsService, type Asked, type Moment } from '../acts.service.js';
import { CatalogueCopy } from '../catalogue-copy.js';
import type { Dossier } from '../dossier.entity.js';
import { PersonsService } from '../person/persons.service.js';
import { correct } from './correction.rules.js';

const APPLICANT = 'applicant.';

@Injectable()
export class CorrectionService {
  constructor(
    private readonly acts: ActsService,
    private readonly catalogue: CatalogueCopy,
    private readonly persons: PersonsService,
  ) {}

  correct(command: CorrectDossier, asked: Asked) {
    const { field, reason, approver, value } = command;
    const personal = field.startsWith(APPLICANT);
    return this.acts.perform(command, asked, {
      act: 'correction',
      event: dossierCorrected,
      decide: (moment) => this.decide(moment, command),
      data: (state) => ({ state, field }),
      text: { field, reason, approver, value },
      also: personal ? (tx, dossier) => this.changeApplicant(tx, dossier.id, command, asked) : undefined,
    });
  }

  private async decide(moment: Moment, command: CorrectDossier) {
    const dossier = moment.dossier as Dossier;
    if (dossier.source && !dossier.nativeAct) throw new Problem('refused', 'dossier.imported-only');
    const { field, value } = command;
    const place = {
      agencyCode: dossier.agencyId,
      receivingUnit: field === 'receivingUnit' ? value : null,
      procedureCode: field === 'procedureCode' ? value : dossier.procedureCode,
      channel: dossier.channel,
    };
    const day = dossier.receivedOn ?? vietnamDay(moment.at);
    return correct(moment, command, await this.catalogue.ground(place, day));
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

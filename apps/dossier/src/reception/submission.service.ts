import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { dossierReceived, Problem, type AcceptSubmission, type RejectSubmission } from '#contracts';
import { ActsService, type Asked, type Moment } from '../acts.service.js';
import { CatalogueCopy, codeOn, dayPart } from '../catalogue-copy.js';
import type { Facts } from '../dossier.rules.js';
import { changeStatus } from '../settlement/settlement.rules.js';
import { dayFull, nextCode } from './reception.queries.js';
import { accept } from './reception.rules.js';

/** What happens to a submission of the portal (NĐ 61/2018 Art.17.2): received with a code, or refused by form 03. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly acts: ActsService,
    private readonly catalogue: CatalogueCopy,
  ) {}

  accept(command: AcceptSubmission, asked: Asked) {
    return this.acts.perform({ ref: command.ref }, asked, {
      act: 'reception',
      event: dossierReceived,
      decide: (moment, tx) => this.numbered(moment, command, tx),
    });
  }

  reject({ ref, reason }: RejectSubmission, asked: Asked) {
    return this.acts.perform({ ref }, asked, { act: 'rejection', decide: changeStatus, text: { reason } });
  }

  private async numbered(
    { dossier, at, day }: Moment,
    { receivingUnit }: AcceptSubmission,
    tx: EntityManager,
  ): Promise<Facts> {
    const place = {
      agencyCode: dossier.agencyId,
      receivingUnit,
      procedureCode: dossier.procedureCode,
      channel: dossier.channel,
    };
    const ground = await this.catalogue.ground(place, day);
    if (receivingUnit && !ground.unit) throw new Problem('refused', 'dossier.agency-unknown', { code: receivingUnit });
    const received = accept(dossier, ground, at, ground.unit?.id ?? null);
    const agency = codeOn(ground.agency!, day);
    const code = await nextCode(tx, dossier.agencyId, day, `${agency}-${dayPart(day)}-`).catch((error: unknown) =>
      dayFull(error, { agency, day }),
    );
    return { ...received, code };
  }
}

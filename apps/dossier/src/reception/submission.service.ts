import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { vietnamDay } from '#calendar';
import { dossierReceived, Problem, type AcceptSubmission, type RejectSubmission } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { ActsService, type Asked, type Moment } from '../acts.service.js';
import { CatalogueCopy, codeOn, dayPart, type Ground } from '../catalogue-copy.js';
import { findDossier } from '../dossier.queries.js';
import type { Facts } from '../dossier.rules.js';
import { changeStatus } from '../settlement/settlement.rules.js';
import { dayFull, nextCode } from './reception.queries.js';
import { accept } from './reception.rules.js';

/** What happens to a submission of the portal (NĐ 61/2018 Art.17.2): received with a code, or refused by form 03. */
@Injectable()
export class SubmissionService {
  constructor(
    private readonly db: DataSource,
    private readonly acts: ActsService,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async accept(command: AcceptSubmission, asked: Asked) {
    const ground = await this.groundOf(command);
    return this.acts.perform({ ref: command.ref }, asked, {
      act: 'reception',
      event: dossierReceived,
      decide: (moment, tx) => numbered(moment, ground, tx),
    });
  }

  reject({ ref, reason }: RejectSubmission, asked: Asked) {
    return this.acts.perform({ ref }, asked, { act: 'rejection', decide: changeStatus, text: { reason } });
  }

  /** As it is now: the reception is now, and nothing is asked while the dossier is locked. */
  private async groundOf({ ref, receivingUnit }: AcceptSubmission): Promise<Ground> {
    const { agencyId, procedureCode, channel } = await findDossier(this.db, ref);
    const place = { agencyCode: agencyId, receivingUnit, procedureCode, channel };
    const ground = await this.catalogue.ground(place, vietnamDay(this.clock.now()));
    if (receivingUnit && !ground.unit) throw new Problem('refused', 'dossier.agency-unknown', { code: receivingUnit });
    return ground;
  }
}

async function numbered({ dossier, at, day }: Moment, ground: Ground, tx: EntityManager): Promise<Facts> {
  const received = accept(dossier, ground, at, ground.unit?.id ?? null);
  const agency = codeOn(ground.agency!, day);
  const code = await nextCode(tx, dossier.agencyId, day, `${agency}-${dayPart(day)}-`).catch((error: unknown) =>
    dayFull(error, { agency, day }),
  );
  return { ...received, code };
}

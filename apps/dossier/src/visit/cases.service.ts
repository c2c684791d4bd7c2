import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { vietnamDay } from '#calendar';
import { Problem, type Actor, type ReceiveDossier } from '#contracts';
import { CLOCK, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { findDossier } from '../dossier.queries.js';
import type { Facts } from '../dossier.rules.js';
import { VisibleDossiers } from '../visible-dossiers.js';
import { assertSameCase, requestsOfEarlier, requestsOfVisits, type Before } from './case.rules.js';
import { CounterVisit } from './counter-visit.entity.js';

/** What a dossier continues: the applicant's earlier visits without a receipt, or their earlier dossier. */
@Injectable()
export class CasesService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    private readonly visible: VisibleDossiers,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Of a reception that says itself what it continues; null where it says nothing. */
  async named({ visitId, refiles }: ReceiveDossier, later: Pick<Facts, 'procedureCode' | 'agencyId'>, by: Actor) {
    if (visitId) return this.afterVisit(visitId, by);
    return refiles ? this.afterDossier(refiles, later, by) : null;
  }

  /** What the later dossier takes over: trips to the counter, requests of the earlier dossier. */
  async before(caseId: string, dossierId: string | null): Promise<Before> {
    const visits = await this.db.getRepository(CounterVisit).find({ where: { caseId }, order: { at: 'ASC' } });
    const earlier = dossierId ? requestsOfEarlier(await findDossier(this.db, dossierId)) : [];
    return { caseId, requests: [...earlier, ...(dossierId ? [] : requestsOfVisits(visits))] };
  }

  private async afterVisit(id: string, by: Actor): Promise<Before> {
    const visit = await this.db.getRepository(CounterVisit).findOneBy({ id });
    if (!visit) throw new Problem('not-found', 'not-found.record', { what: 'visit', id });
    await this.catalogue.assertWithin(by, visit.agencyId, visit.receivingUnitId);
    if (visit.dossierId) throw new Problem('conflict', 'dossier.visit-joined');
    return this.before(visit.caseId, null);
  }

  private async afterDossier(
    ref: string,
    later: Pick<Facts, 'procedureCode' | 'agencyId'>,
    by: Actor,
  ): Promise<Before> {
    const earlier = await this.visible.one(ref, by);
    const day = vietnamDay(this.clock.now());
    const { refiledDays } = await this.catalogue.parametersOf(later.procedureCode, day);
    assertSameCase(earlier, later, day, refiledDays);
    return this.before(earlier.caseId ?? earlier.id, earlier.id);
  }
}

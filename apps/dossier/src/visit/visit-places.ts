import { Injectable } from '@nestjs/common';
import { Problem, type Actor, type RecordVisit } from '#contracts';
import { CatalogueCopy } from '../catalogue-copy.js';
import { PublishedPapersService } from '../supplement/published-papers.js';

/** Where a visit took place and for what, as the catalogue knows it. */
@Injectable()
export class VisitPlaces {
  constructor(
    readonly catalogue: CatalogueCopy,
    private readonly published: PublishedPapersService,
  ) {}

  /** A procedure nobody has heard of is kept by its code: the visit happened all the same. */
  async placeOf(command: RecordVisit, by: Actor, day: string) {
    const { agencyCode, receivingUnit, papers = [] } = command;
    const { agency, unit, procedure } = await this.catalogue.ground({ ...command, channel: 'counter' }, day);
    if (!agency) throw new Problem('refused', 'dossier.agency-unknown', { code: agencyCode });
    if (receivingUnit && !unit) throw new Problem('refused', 'dossier.agency-unknown', { code: receivingUnit });
    const receivingUnitId = unit?.id ?? null;
    await this.catalogue.assertWithin(by, agency.id, receivingUnitId);
    if (!procedure)
      return { agencyId: agency.id, receivingUnitId, procedureCode: command.procedureCode, procedureId: null };
    const { id: procedureId, code: procedureCode } = procedure;
    await this.published.assertPublished(papers, procedureId);
    return { agencyId: agency.id, receivingUnitId, procedureCode, procedureId };
  }
}

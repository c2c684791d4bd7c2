import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, vietnamDay } from '#calendar';
import type { Actor, ExperienceQuery, LevelFourView } from '#contracts';
import { CLOCK, rowsOf, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { DEFINITIONS } from '../parameters/parameter.rules.js';

const DAYS = 365;

/** The condition for level 4 (TT 01/2018/TT-VPCP Art.21.1c), over a year: what came while the procedure stood at level 3. */
@Injectable()
export class LevelFourService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of({ code, agency }: ExperienceQuery, by: Actor): Promise<LevelFourView> {
    await this.catalogue.assertListed(code);
    const agencyIds = await this.catalogue.scope.visible(by, agency);
    const to = vietnamDay(this.clock.now());
    const from = addDays(to, -DAYS);
    const { levelFourShare: wanted } = await this.catalogue.parametersOf(code, to);
    const found: unknown = await this.db.query(
      `SELECT count(*)::integer AS received, (count(*) FILTER (WHERE channel = 'online'))::integer AS online
         FROM dossier WHERE procedure_code = $1 AND received_on BETWEEN $2 AND $3 AND level = 3 AND agency_id = ANY ($4::uuid[])`,
      [code, from, to, agencyIds],
    );
    const { received, online } = rowsOf<{ received: number; online: number }>(found)[0]!;
    const percent = received === 0 ? null : Math.floor((online * 1000) / received) / 10;
    const met = percent === null ? null : online * 100 >= wanted * received;
    const { source: legalBasis } = DEFINITIONS['online.level-four-share'];
    return { code, from, to, online, received, percent, wanted, met, legalBasis };
  }
}

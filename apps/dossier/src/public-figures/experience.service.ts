import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { addDays, vietnamDay } from '#calendar';
import { Problem, type ExperienceQuery, type ExperienceView } from '#contracts';
import { CLOCK, rowsOf, type Clock } from '#messaging';
import { CatalogueCopy } from '../catalogue-copy.js';
import { netDays, percentile, shareOf, wasOnTime, type SettledDossier } from './experience.rules.js';

const DAYS = 365;
/** The newest are enough for a percentile, and bound what a public question costs. */
const MOST = 2000;

@Injectable()
export class ExperienceService {
  constructor(
    private readonly db: DataSource,
    private readonly catalogue: CatalogueCopy,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async of({ code, agency: ref }: ExperienceQuery): Promise<ExperienceView> {
    await this.catalogue.assertListed(code);
    const tree = await this.catalogue.tree();
    const agency = ref ? tree.find(ref) : undefined;
    if (ref && !agency) throw new Problem('invalid', 'invalid.parameter', { name: 'agency', value: ref });
    const to = vietnamDay(this.clock.now());
    const from = addDays(to, -DAYS);
    const settled = await this.settled(code, from, agency ? tree.subtree(agency.id) : null);
    const calendar = await this.catalogue.calendarOf(agency?.id ?? '');
    const days = settled.flatMap((dossier) => netDays(dossier, calendar) ?? []);
    const votes = settled.flatMap(({ vote }) => vote ?? []);
    return {
      ...{ code, from, to, n: settled.length },
      workingDaysHalf: percentile(days, 0.5),
      workingDaysMost: percentile(days, 0.9),
      onTime: shareOf(settled, wasOnTime),
      supplemented: shareOf(settled, ({ supplements }) => supplements > 0),
      content: shareOf(votes, ({ overall }) => overall === 'very-satisfied' || overall === 'satisfied'),
    };
  }

  private async settled(code: string, from: string, agencies: readonly string[] | null): Promise<SettledDossier[]> {
    const found: unknown = await this.db.query(
      `SELECT clocks, completed_on::text AS "completedOn", lawful_due_on::text AS "lawfulDueOn", supplements, vote
         FROM dossier WHERE procedure_code = $1 AND completed_on >= $2 AND closing IN ('result', 'refusal')
          AND ($3::uuid[] IS NULL OR agency_id = ANY ($3)) ORDER BY completed_on DESC LIMIT ${MOST}`,
      [code, from, agencies],
    );
    return rowsOf<SettledDossier>(found);
  }
}

import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { dayCursor, readDayCursor, systemActor, type PublishedPage, type PublishedQuery } from '#contracts';
import { AgencyScope } from '#directory';
import { publishedBy } from './published.queries.js';

const PAGE = 50;
/** The public sees the answers of every agency. */
const PUBLIC = systemActor('feedback');

@Injectable()
export class PublishedService {
  constructor(
    private readonly db: DataSource,
    private readonly scope: AgencyScope,
  ) {}

  async list({ agency, limit = PAGE, after }: PublishedQuery): Promise<PublishedPage> {
    const agencies = await this.scope.visible(PUBLIC, agency);
    const rows = await publishedBy(this.db, agencies, readDayCursor(after), limit + 1);
    const shown = rows.slice(0, limit);
    const items = shown.map(async ({ id: _, agencyId, ...row }) => ({
      ...row,
      agencyCode: (await this.scope.codeOf(agencyId)) ?? agencyId,
    }));
    const last = shown.at(-1);
    const next = rows.length > limit && last ? dayCursor({ day: last.answeredOn, id: last.id }) : null;
    return { items: await Promise.all(items), next };
  }
}

import { Injectable } from '@nestjs/common';
import type { Actor } from '#contracts';
import { AgencyScope, CatalogueReached, Directory } from '#directory';

/** Agencies an importer may write for: `integration` any, others their own. */
@Injectable()
export class ImporterScope {
  constructor(
    private readonly scope: AgencyScope,
    private readonly directory: Directory,
    private readonly reached: CatalogueReached,
  ) {}

  async of(by: Actor): Promise<ReadonlySet<string>> {
    await this.reached.wait();
    if (by.role === 'integration') return new Set((await this.directory.tree()).agencies.map(({ id }) => id));
    return new Set(await this.scope.subtree(by));
  }
}
